package dev.tandem.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PriceTest {
    private static final Entity ORDER = entity("order", "o", "customerId", "acme");
    private static final Entity TEN_OFF = rule("r1", "percent", 10);
    private static final Entity TWO_LESS = rule("r2", "amount", 2);
    private static final Entity FIXED = rule("r3", "fixed", 7);

    private static Entity entity(String type, String id, Object... fields) {
        return new Entity(new EntityKey(type, id), 1, false, RuleStage.fields(fields), Map.of(), Map.of());
    }

    private static Entity rule(String id, String kind, int value, Object... more) {
        Map<String, Json> fields = RuleStage.fields("name", id, "active", true, "kind", kind, "value", value);
        fields.putAll(RuleStage.fields(more));
        return new Entity(new EntityKey("pricingRule", id), 1, false, fields, Map.of(), Map.of());
    }

    private static Price price(Entity line, Entity... rules) {
        return Price.of(line, Optional.of(ORDER), Optional.empty(), List.of(rules));
    }

    private static Entity line(int quantity, double unitPrice, Object... more) {
        Map<String, Json> fields = RuleStage.fields("quantity", quantity, "unitPrice", unitPrice, "stockId", "tea");
        fields.putAll(RuleStage.fields(more));
        return new Entity(new EntityKey("orderLine", "l"), 1, false, fields, Map.of(), Map.of());
    }

    @ParameterizedTest
    @CsvSource({"3, 0.335, 1.01", "1, 0.005, 0.01", "1, 0.0049, 0.00", "7, 1.005, 7.04", "3, 19.99, 59.97"})
    void an_amount_has_two_decimals_and_half_a_cent_goes_up(int quantity, double unitPrice, String amount) {
        assertThat(price(line(quantity, unitPrice)).amount()).isEqualByComparingTo(amount);
    }

    @Test
    void the_rule_that_makes_the_line_cheapest_wins() {
        assertThat(price(line(1, 30), TEN_OFF, TWO_LESS).rule()).hasValue("r1");
        assertThat(price(line(1, 10), TEN_OFF, TWO_LESS).rule()).hasValue("r2");
        assertThat(price(line(1, 10), TEN_OFF, TWO_LESS, FIXED)).satisfies(price -> {
            assertThat(price.rule()).hasValue("r3");
            assertThat(price.amount()).isEqualByComparingTo("7");
        });
    }

    @Test
    void of_two_rules_that_come_to_the_same_the_lower_id_wins() {
        assertThat(price(line(1, 20), TEN_OFF, TWO_LESS).rule()).hasValue("r1");
    }

    @Test
    void a_rule_that_makes_nothing_cheaper_does_not_apply() {
        assertThat(price(line(2, 5), FIXED)).satisfies(price -> {
            assertThat(price.rule()).isEmpty();
            assertThat(price.amount()).isEqualByComparingTo("10");
        });
    }

    @Test
    void a_discount_given_by_hand_stands_also_where_it_is_none() {
        assertThat(price(line(2, 10, "discount", 5), TEN_OFF).amount()).isEqualByComparingTo("19");
        assertThat(price(line(2, 10, "discount", 0), TEN_OFF).amount()).isEqualByComparingTo("20");
    }

    @Test
    void nothing_costs_less_than_nothing() {
        assertThat(price(line(2, 1), rule("r", "amount", 5)).amount()).isEqualByComparingTo("0");
        assertThat(price(line(2, 1), rule("r", "percent", 500)).amount()).isEqualByComparingTo("0");
    }

    @Test
    void a_rule_applies_to_what_it_names_only() {
        assertThat(price(line(2, 10), rule("r", "percent", 10, "minQuantity", 3))
                        .rule())
                .isEmpty();
        assertThat(price(line(3, 10), rule("r", "percent", 10, "minQuantity", 3))
                        .rule())
                .isPresent();
        assertThat(price(line(1, 10), rule("r", "percent", 10, "stockId", "jam"))
                        .rule())
                .isEmpty();
        assertThat(price(line(1, 10), rule("r", "percent", 10, "stockId", "tea"))
                        .rule())
                .isPresent();
        assertThat(price(line(1, 10), rule("r", "percent", 10, "customerId", "other"))
                        .rule())
                .isEmpty();
        assertThat(price(line(1, 10), rule("r", "percent", 10, "customerId", "acme"))
                        .rule())
                .isPresent();
        assertThat(price(line(1, 10), rule("r", "percent", 10, "active", false)).rule())
                .isEmpty();
    }

    @Test
    void a_line_without_a_price_costs_nothing_yet() {
        Price price = price(entity("orderLine", "l", "quantity", 2), TEN_OFF);

        assertThat(price.unitPrice()).isEmpty();
        assertThat(price.amount()).isEqualByComparingTo("0");
        assertThat(price.rule()).isEmpty();
    }
}
