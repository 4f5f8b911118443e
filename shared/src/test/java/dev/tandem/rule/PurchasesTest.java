package dev.tandem.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Audience;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PurchasesTest {
    private final RuleStage party = new RuleStage("party-budget", new Purchases())
            .with("ingredient", "i1", "scheduleId", "soup", "productId", "rice", "unit", "g", "available", false)
            .with("ingredient", "i2", "scheduleId", "curry", "productId", "rice", "unit", "kg", "available", false)
            .with("ingredient", "i3", "scheduleId", "curry", "productId", "milk", "unit", "l", "available", false)
            .with("shoppingItem", "rice", item("rice", "kg", 2))
            .with("shoppingItem", "milk", item("milk", "l", 1));

    private static Object[] item(String product, String unit, int required) {
        return new Object[] {
            "productId", product,
            "productName", product,
            "unit", unit,
            "requiredQuantity", required,
            "isPurchased", false,
            "budgetIds", List.of("summer")
        };
    }

    @Test
    void a_purchase_makes_the_ingredients_of_all_dishes_available_and_is_told_to_the_cooks() {
        party.set("shoppingItem", "rice", "isPurchased", true);

        assertThat(party.effects())
                .containsEntry("ingredient/i1.available", "true")
                .containsEntry("ingredient/i2.available", "true")
                .containsEntry("shoppingItem/rice.purchasedBy", "olga")
                .containsEntry("shoppingItem/rice.purchasedAt", "1000")
                .containsEntry("shoppingItem/rice.purchasedQuantity", "2")
                .hasSize(5);
        assertThat(party.events()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("shopping-item-purchased");
            assertThat(event.to()).containsExactly(new Audience.InCrew("cook"));
            assertThat(event.data())
                    .containsEntry("quantity", Json.of(2))
                    .containsEntry("affectedSchedules", Values.array(List.of("curry", "soup").stream()))
                    .containsEntry("budgetIds", Values.array(List.of("summer").stream()));
        });
    }

    @Test
    void how_much_was_bought_is_kept_where_somebody_said_it() {
        party.set("shoppingItem", "rice", "isPurchased", true, "purchasedQuantity", 5);

        assertThat(party.effects()).doesNotContainKey("shoppingItem/rice.purchasedQuantity");
        assertThat(party.events().getFirst().data()).containsEntry("quantity", Json.of(5));
    }

    @Test
    void several_purchases_at_once_are_told_as_one() {
        party.set("shoppingItem", "rice", "isPurchased", true).set("shoppingItem", "milk", "isPurchased", true);

        assertThat(party.effects()).containsEntry("ingredient/i3.available", "true");
        assertThat(party.events()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("bulk-shopping-purchase");
            assertThat(event.data()).containsEntry("count", Json.of(2));
            assertThat(event.data().get("purchases"))
                    .isInstanceOfSatisfying(
                            Json.Arr.class,
                            all -> assertThat(all.items())
                                    .extracting(each ->
                                            ((Json.Obj) each).findText("itemId").orElseThrow())
                                    .containsExactly("milk", "rice"));
        });
    }

    @Test
    void what_was_bought_before_is_not_told_again() {
        party.with("shoppingItem", "rice", "productId", "rice", "unit", "kg", "isPurchased", true)
                .set("shoppingItem", "rice", "purchasedQuantity", 3);

        assertThat(party.effects()).isEmpty();
        assertThat(party.events()).isEmpty();
    }

    @Test
    void what_is_not_bought_after_all_is_not_available() {
        party.with("shoppingItem", "rice", "productId", "rice", "unit", "kg", "isPurchased", true, "purchasedBy", "cem")
                .with("ingredient", "i1", "productId", "rice", "unit", "g", "available", true)
                .set("shoppingItem", "rice", "isPurchased", false);

        assertThat(party.effects())
                .containsEntry("ingredient/i1.available", "false")
                .containsEntry("shoppingItem/rice.purchasedBy", "null");
        assertThat(party.events()).isEmpty();
    }

    @Test
    void what_was_deleted_as_bought_and_comes_back_as_not_bought_is_bought_by_nobody() {
        party.create(
                "shoppingItem",
                "oil",
                "productId",
                "oil",
                "isPurchased",
                false,
                "purchasedBy",
                "ben",
                "purchasedAt",
                7);

        assertThat(party.effects())
                .containsEntry("shoppingItem/oil.purchasedBy", "null")
                .containsEntry("shoppingItem/oil.purchasedAt", "null");
        assertThat(party.events()).isEmpty();
    }

    @Test
    void what_is_bought_elsewhere_too_stays_available() {
        party.with("shoppingItem", "rice", "productId", "rice", "unit", "kg", "isPurchased", true)
                .with("shoppingItem", "rice2", "productId", "rice", "unit", "g", "isPurchased", true)
                .with("ingredient", "i1", "productId", "rice", "unit", "g", "available", true)
                .delete("shoppingItem", "rice2");

        assertThat(party.effects()).doesNotContainKey("ingredient/i1.available");
    }

    @Test
    void a_new_ingredient_of_something_bought_is_available() {
        party.with("shoppingItem", "rice", "productId", "rice", "unit", "kg", "isPurchased", true)
                .create("ingredient", "i4", "productId", "rice", "unit", "kg", "available", false);

        assertThat(party.effects()).containsEntry("ingredient/i4.available", "true");
    }

    @Test
    void an_ingredient_that_becomes_something_else_is_as_available_as_that() {
        party.with("shoppingItem", "rice", "productId", "rice", "unit", "kg", "isPurchased", true)
                .with("ingredient", "i1", "productId", "rice", "unit", "kg", "available", true)
                .set("ingredient", "i1", "productId", "milk", "unit", "l")
                .set("ingredient", "i3", "productId", "rice", "unit", "kg");

        assertThat(party.effects())
                .containsEntry("ingredient/i1.available", "false")
                .containsEntry("ingredient/i3.available", "true");
    }
}
