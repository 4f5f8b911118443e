package dev.tandem.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.RejectCode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class OrderLinesTest {
    private final RuleStage desk = new RuleStage("orders", new OrderLines())
            .with("stockLevel", "tea", "name", "Tea", "sku", "T-1", "onHand", 100, "unitPrice", 19.9)
            .with("stockLevel", "jam", "name", "Jam", "sku", "J-1", "onHand", 100)
            .with("order", "o1", "status", "draft", "total", 59.7, "lineCount", 1, "demand", demand("tea", 3))
            .with(
                    "orderLine",
                    "l1",
                    "orderId",
                    "o1",
                    "stockId",
                    "tea",
                    "quantity",
                    3,
                    "unitPrice",
                    19.9,
                    "amount",
                    59.7);

    private static Json demand(String stock, int quantity) {
        return Json.object().put(stock, Json.of(quantity)).build();
    }

    @Test
    void a_new_line_costs_what_its_goods_cost_and_adds_to_the_order() {
        desk.create("orderLine", "l2", "orderId", "o1", "stockId", "tea", "quantity", 2);

        assertThat(desk.effects())
                .containsEntry("orderLine/l2.unitPrice", "19.9")
                .containsEntry("orderLine/l2.amount", "39.8")
                .containsEntry("order/o1.lineCount", "2")
                .containsEntry("order/o1.demand", "{tea:5}")
                .hasSize(4);
    }

    @Test
    void the_total_follows_the_amounts() {
        desk.by("order-lines").set("orderLine", "l1", "amount", 79.6);

        assertThat(desk.effects()).containsEntry("order/o1.total", "79.6");
    }

    @Test
    void a_line_that_goes_takes_its_amount_and_its_need_along() {
        desk.delete("orderLine", "l1");

        assertThat(desk.effects())
                .containsEntry("order/o1.total", "0")
                .containsEntry("order/o1.lineCount", "0")
                .containsEntry("order/o1.demand", "null");
    }

    @Test
    void a_line_may_move_to_another_order() {
        desk.with("order", "o2", "status", "draft").set("orderLine", "l1", "orderId", "o2");

        assertThat(desk.effects())
                .containsEntry("order/o1.total", "0")
                .containsEntry("order/o2.total", "59.7")
                .containsEntry("order/o2.demand", "{tea:3}");
    }

    @Test
    void an_order_that_comes_back_begins_without_lines() {
        desk.create("order", "o3", "status", "draft", "total", 90, "lineCount", 4, "demand", demand("tea", 9));

        assertThat(desk.effects())
                .containsEntry("order/o3.total", "0")
                .containsEntry("order/o3.lineCount", "0")
                .containsEntry("order/o3.demand", "null");
    }

    @Test
    void a_line_without_an_order_is_refused() {
        desk.create("orderLine", "l2", "quantity", 2);

        assertThat(desk.refusal().code()).isEqualTo(RejectCode.MISSING_FIELD);
        assertThat(desk.refusal().field()).hasValue("orderId");
    }

    @Test
    void the_lines_of_a_shipped_order_stay() {
        desk.with("order", "o1", "status", "shipped", "total", 59.7).set("orderLine", "l1", "quantity", 4);

        assertThat(desk.refusal().code()).isEqualTo(RejectCode.FORBIDDEN);
        assertThat(desk.refusal().detail()).containsEntry("status", Json.of("shipped"));
    }

    @Test
    void a_past_order_comes_with_its_lines() {
        desk.create("order", "o0", "status", "delivered")
                .create("orderLine", "l0", "orderId", "o0", "quantity", 12, "unitPrice", 14, "discount", 15);

        assertThat(desk.effects())
                .containsEntry("orderLine/l0.amount", "142.8")
                .containsEntry("order/o0.lineCount", "1");
    }

    @Test
    void goods_that_lines_are_about_are_not_deleted() {
        desk.delete("stockLevel", "tea").by("unassign").set("orderLine", "l1", "stockId", Json.NULL);

        assertThat(desk.refusal().code()).isEqualTo(RejectCode.FORBIDDEN);
        assertThat(desk.refusal().key()).hasValue(new EntityKey("stockLevel", "tea"));
    }

    @Test
    void an_order_has_at_most_sixty_lines() {
        desk.with("order", "o1", "status", "draft", "lineCount", OrderLines.MOST)
                .create("orderLine", "l2", "orderId", "o1", "quantity", 1);

        assertThat(desk.refusal().code()).isEqualTo(RejectCode.OUT_OF_BOUNDS);
        assertThat(desk.refusal().detail()).containsEntry("max", Json.of(60));
    }

    @Test
    void a_hundred_thousand_of_the_dearest_are_summed_to_the_cent() {
        BigDecimal each = new BigDecimal("999999.99");
        desk.with("order", "o1", "status", "draft", "total", Values.of(new BigDecimal("5899999941000.01")))
                .by("order-lines")
                .set("orderLine", "l1", "amount", Values.of(each.multiply(BigDecimal.valueOf(100_000))));

        assertThat(desk.effects()).containsEntry("order/o1.total", "5999999939940.31");
    }

    @Test
    void where_a_line_stands_needs_no_look_at_anything() {
        desk.set("orderLine", "l1", "position", "a1");

        assertThat(desk.effects()).isEmpty();
    }
}
