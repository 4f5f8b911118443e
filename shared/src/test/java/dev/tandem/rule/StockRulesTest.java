package dev.tandem.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Audience;
import dev.tandem.model.RejectCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StockRulesTest {
    private static RuleStage warehouse(Rule rule) {
        return new RuleStage("inventory", rule)
                .with("stockItem", "nut", "name", "Nut", "sku", "N-1", "onHand", 10, "reserved", 3, "reorderPoint", 5)
                .with("reservation", "held", "itemId", "nut", "quantity", 3)
                .with("adjustment", "old", "itemId", "nut", "delta", 4);
    }

    @Test
    void a_change_by_hand_leaves_a_record_of_who_and_how_many() {
        RuleStage warehouse = warehouse(new StockLedger()).set("stockItem", "nut", "onHand", 8);

        assertThat(warehouse.effects())
                .containsEntry("adjustment/s-7-3-0.itemId", "nut")
                .containsEntry("adjustment/s-7-3-0.delta", "-2")
                .containsEntry("adjustment/s-7-3-0.author", "olga")
                .containsEntry("adjustment/s-7-3-0.madeAt", "1000")
                .hasSize(4);
    }

    @Test
    void records_of_several_changes_have_keys_of_their_own() {
        RuleStage warehouse = warehouse(new StockLedger())
                .with("stockItem", "bolt", "name", "Bolt", "onHand", 1)
                .set("stockItem", "nut", "onHand", 8)
                .set("stockItem", "bolt", "onHand", 2);

        assertThat(warehouse.effects())
                .containsEntry("adjustment/s-7-3-0.itemId", "bolt")
                .containsEntry("adjustment/s-7-3-1.itemId", "nut");
    }

    @Test
    void an_adjustment_changes_what_is_on_hand() {
        RuleStage warehouse = warehouse(new StockLedger())
                .create("adjustment", "a", "itemId", "nut", "delta", -4)
                .create("adjustment", "b", "itemId", "nut", "delta", 1);

        assertThat(warehouse.effects())
                .containsEntry("stockItem/nut.onHand", "7")
                .containsEntry("adjustment/a.madeAt", "1000")
                .hasSize(3);
    }

    @Test
    void an_adjustment_made_with_the_change_it_tells_is_its_record() {
        RuleStage warehouse = warehouse(new StockLedger())
                .set("stockItem", "nut", "onHand", 6)
                .create("adjustment", "a", "itemId", "nut", "delta", -4);

        assertThat(warehouse.effects()).containsOnlyKeys("adjustment/a.madeAt");
    }

    @Test
    void what_an_adjustment_does_not_tell_of_a_change_is_told_by_another() {
        RuleStage warehouse = warehouse(new StockLedger())
                .set("stockItem", "nut", "onHand", 6)
                .create("adjustment", "a", "itemId", "nut", "delta", -1);

        assertThat(warehouse.effects())
                .containsEntry("adjustment/s-7-3-0.delta", "-3")
                .doesNotContainKey("stockItem/nut.onHand");
    }

    @Test
    void what_the_ledger_did_itself_is_not_told_again() {
        RuleStage warehouse = warehouse(new StockLedger())
                .by(StockLedger.NAME)
                .set("stockItem", "nut", "onHand", 6)
                .create("adjustment", "s-7-3-0", "itemId", "nut", "delta", 9);

        assertThat(warehouse.effects()).isEmpty();
    }

    @Test
    void reservations_add_up() {
        RuleStage warehouse = warehouse(new StockLedger())
                .set("reservation", "held", "quantity", 5)
                .create("reservation", "more", "itemId", "nut", "quantity", 2);

        assertThat(warehouse.effects())
                .containsOnlyKeys("stockItem/nut.reserved")
                .containsValue("7");
        assertThat(warehouse(new StockLedger()).delete("reservation", "held").effects())
                .containsEntry("stockItem/nut.reserved", "0");
    }

    @Test
    void a_record_about_nothing_is_refused() {
        RuleStage warehouse = warehouse(new StockLedger()).create("adjustment", "a", "itemId", "gone", "delta", 1);

        assertThat(warehouse.refusal().code()).isEqualTo(RejectCode.MISSING_REFERENCE);
        assertThat(warehouse.refusal().field()).hasValue("itemId");
    }

    @Test
    void nobody_takes_the_keys_of_the_ledger() {
        RuleStage warehouse = warehouse(new StockLedger()).create("adjustment", "s-8-0", "itemId", "nut", "delta", 1);

        assertThat(warehouse.refusal().code()).isEqualTo(RejectCode.INVALID_OPERATION);
    }

    @Test
    void more_than_a_number_holds_is_refused() {
        RuleStage warehouse =
                warehouse(new StockLedger()).create("adjustment", "a", "itemId", "nut", "delta", 1_000_000_000);

        assertThat(warehouse.refusal().code()).isEqualTo(RejectCode.OUT_OF_BOUNDS);
    }

    @ParameterizedTest
    @CsvSource({"7,3,true", "3,3,true", "2,3,false", "10,10,true", "10,11,false", "0,0,true"})
    void never_is_less_on_hand_than_is_reserved(int onHand, int reserved, boolean fits) {
        RuleStage warehouse =
                warehouse(new StockFloor()).set("stockItem", "nut", "onHand", onHand, "reserved", reserved);

        assertThat(warehouse.follow() instanceof Consequence.Follow).isEqualTo(fits);
    }

    @Test
    void U7_who_takes_too_much_is_told_how_much_there_is() {
        RuleStage warehouse = warehouse(new StockFloor()).set("stockItem", "nut", "onHand", 1);

        assertThat(warehouse.refusal().code()).isEqualTo(RejectCode.INSUFFICIENT_STOCK);
        assertThat(warehouse.refusal().detail())
                .containsEntry("available", Json.of(7))
                .containsEntry("wanted", Json.of(9))
                .containsEntry("reserved", Json.of(3));
    }

    @Test
    void what_is_reserved_does_not_go() {
        assertThat(warehouse(new StockFloor())
                        .delete("stockItem", "nut")
                        .refusal()
                        .code())
                .isEqualTo(RejectCode.FORBIDDEN);
        assertThat(warehouse(new StockFloor())
                        .with("stockItem", "nut", "onHand", 10, "reserved", 0)
                        .delete("stockItem", "nut")
                        .follow())
                .isEqualTo(Consequence.nothing());
    }

    @ParameterizedTest
    @CsvSource({"9,3,0", "8,3,1", "7,3,1", "10,5,1", "10,4,0", "12,3,0", "7,0,0"})
    void low_stock_is_told_where_what_is_free_falls_to_the_reorder_point(int onHand, int reserved, int told) {
        RuleStage warehouse = warehouse(new LowStock()).set("stockItem", "nut", "onHand", onHand, "reserved", reserved);

        assertThat(warehouse.events()).hasSize(told);
    }

    @Test
    void low_stock_says_what_of_how_many_and_to_whom() {
        RuleStage warehouse = warehouse(new LowStock()).set("stockItem", "nut", "onHand", 6);

        assertThat(warehouse.events()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("low-stock");
            assertThat(event.to()).contains(new Audience.InCrew("purchasing"));
            assertThat(event.data()).containsEntry("available", Json.of(3)).containsEntry("sku", Json.of("N-1"));
        });
    }

    @Test
    void what_is_low_already_is_not_told_again() {
        RuleStage warehouse = warehouse(new LowStock())
                .with("stockItem", "nut", "name", "Nut", "onHand", 4, "reorderPoint", 5)
                .set("stockItem", "nut", "onHand", 3);

        assertThat(warehouse.events()).isEmpty();
    }

    @Test
    void who_raises_the_reorder_point_knows_it() {
        assertThat(warehouse(new LowStock())
                        .set("stockItem", "nut", "reorderPoint", 9)
                        .events())
                .isEmpty();
    }
}
