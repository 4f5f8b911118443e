package dev.tandem.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Event;
import dev.tandem.model.RejectCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrderRulesTest {
    private static final Json THREE_TEAS = Json.object().put("tea", Json.of(3)).build();

    private static RuleStage desk(Rule rule) {
        return new RuleStage("orders", rule)
                .with("desk", "desk", "name", "Desk", "lastNumber", 1000)
                .with("stockLevel", "tea", "name", "Tea", "onHand", 10, "reserved", 4, "reorderPoint", 5);
    }

    @Test
    void orders_are_numbered_one_after_the_other() {
        RuleStage desk = desk(new OrderNumbers())
                .create("order", "b", "status", "draft")
                .create("order", "a", "status", "draft")
                .create("order", "c", "status", "draft", "number", 17);

        assertThat(desk.effects())
                .containsEntry("order/a.number", "1001")
                .containsEntry("order/b.number", "1002")
                .containsEntry("desk/desk.lastNumber", "1002")
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "draft,confirmed",
        "draft,cancelled",
        "confirmed,draft",
        "confirmed,shipped",
        "confirmed,cancelled",
        "shipped,confirmed",
        "shipped,delivered",
        "delivered,shipped",
        "cancelled,draft"
    })
    void an_order_goes_on_step_by_step(String from, String to) {
        RuleStage desk = desk(new OrderStatus())
                .with("order", "o", "status", from, "number", 1001)
                .set("order", "o", "status", to);

        assertThat(desk.events()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("order-status-changed");
            assertThat(event.data())
                    .containsEntry("number", Json.of(1001))
                    .containsEntry("oldStatus", Json.of(from))
                    .containsEntry("newStatus", Json.of(to));
        });
    }

    @ParameterizedTest
    @CsvSource({"draft,shipped", "draft,delivered", "shipped,cancelled", "delivered,draft", "cancelled,shipped"})
    void an_order_does_not_jump(String from, String to) {
        RuleStage desk =
                desk(new OrderStatus()).with("order", "o", "status", from).set("order", "o", "status", to);

        assertThat(desk.refusal().code()).isEqualTo(RejectCode.INVALID_VALUE);
        assertThat(desk.refusal().detail()).containsEntry("from", Json.of(from)).containsEntry("to", Json.of(to));
    }

    @ParameterizedTest
    @CsvSource({"draft,true", "cancelled,true", "confirmed,false", "shipped,false", "delivered,false"})
    void only_drafts_and_cancelled_orders_are_deleted(String status, boolean goes) {
        RuleStage desk =
                desk(new OrderStatus()).with("order", "o", "status", status).delete("order", "o");

        assertThat(desk.follow() instanceof Consequence.Follow).isEqualTo(goes);
    }

    @ParameterizedTest
    @CsvSource({
        "draft,confirmed,7,10",
        "confirmed,draft,1,10",
        "confirmed,cancelled,1,10",
        "confirmed,shipped,1,7",
        "shipped,confirmed,7,13",
        "shipped,delivered,4,10",
        "draft,cancelled,4,10"
    })
    void confirming_reserves_shipping_takes_cancelling_gives_back(
            String from, String to, String reserved, String onHand) {
        RuleStage desk = desk(new OrderStock())
                .with("order", "o", "status", from, "demand", THREE_TEAS)
                .set("order", "o", "status", to);

        assertThat(desk.effects().getOrDefault("stockLevel/tea.reserved", "4")).isEqualTo(reserved);
        assertThat(desk.effects().getOrDefault("stockLevel/tea.onHand", "10")).isEqualTo(onHand);
    }

    @Test
    void a_confirmed_order_that_needs_more_reserves_the_difference() {
        RuleStage desk = desk(new OrderStock())
                .with("order", "o", "status", "confirmed", "demand", THREE_TEAS)
                .seeing("stockLevel", "tea")
                .by("order-lines")
                .set(
                        "order",
                        "o",
                        "demand",
                        Json.object().put("tea", Json.of(5)).build());

        assertThat(desk.effects()).containsOnlyKeys("stockLevel/tea.reserved").containsValue("6");
    }

    @Test
    void more_than_fifty_pricing_rules_are_refused() {
        RuleStage desk = desk(new Pricing());
        for (int i = 0; i < Pricing.MOST; i++) {
            desk.with("pricingRule", "r" + i, "name", "R");
        }
        desk.create("pricingRule", "more", "name", "R");

        assertThat(desk.refusal().code()).isEqualTo(RejectCode.OUT_OF_BOUNDS);
    }

    @Test
    void a_pricing_rule_for_a_customer_who_is_gone_is_not_one_for_everybody() {
        RuleStage desk = desk(new Pricing())
                .with("pricingRule", "r", "name", "R", "active", true, "customerId", "acme")
                .by("unassign")
                .set("pricingRule", "r", "customerId", Json.NULL);

        assertThat(desk.effects()).containsEntry("pricingRule/r.active", "false");
    }

    @Test
    void customers_and_pricing_rules_are_news() {
        RuleStage desk = desk(new DeskNews())
                .create("customer", "acme", "name", "Acme")
                .create("pricingRule", "r", "name", "Spring")
                .create("order", "o", "status", "draft");

        assertThat(desk.events()).extracting(Event::name).containsExactly("customer-changed", "pricing-changed");
    }
}
