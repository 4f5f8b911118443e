package dev.tandem.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Audience;
import dev.tandem.model.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IngredientNeedsTest {
    private final RuleStage party = new RuleStage("party-budget", new IngredientNeeds())
            .with("ingredient", "i1", of("soup", "rice", 200, "g"))
            .with("ingredient", "i2", of("curry", "rice", 0.3, "kg"))
            .with("ingredient", "i3", of("curry", "rice", 2, "pack"))
            .with("shoppingItem", "rice", "productId", "rice", "unit", "kg", "requiredQuantity", 0.5)
            .with("shoppingItem", "foil", "productId", "foil", "requiredQuantity", 3);

    private static Object[] of(String dish, String product, Object quantity, String unit) {
        return new Object[] {
            "scheduleId", dish, "productId", product, "name", product, "quantity", quantity, "unit", unit
        };
    }

    @Test
    void a_changed_quantity_changes_what_has_to_be_bought_in_the_unit_of_the_item() {
        party.set("ingredient", "i1", "quantity", 450);

        assertThat(party.effects())
                .containsOnlyKeys("shoppingItem/rice.requiredQuantity")
                .containsValue("0.75");
        assertThat(party.events()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("ingredient-updated");
            assertThat(event.to()).containsExactly(new Audience.InCrew("logistics"));
            assertThat(event.data())
                    .containsEntry("scheduleId", Json.of("soup"))
                    .containsEntry("oldQuantity", Json.of(200))
                    .containsEntry("newQuantity", Json.of(450))
                    .containsEntry("affectedShoppingItems", Json.array(List.of(Json.of("rice"))));
        });
    }

    @Test
    void a_new_ingredient_is_needed_too() {
        party.create("ingredient", "i4", of("cake", "rice", 1, "kg"));

        assertThat(party.effects()).containsEntry("shoppingItem/rice.requiredQuantity", "1.5");
    }

    @Test
    void what_is_not_cooked_any_more_is_not_needed() {
        party.delete("ingredient", "i1").delete("ingredient", "i2");

        assertThat(party.effects()).containsEntry("shoppingItem/rice.requiredQuantity", "0");
        assertThat(party.events()).extracting(Event::name).containsExactly("ingredient-updated", "ingredient-updated");
    }

    @Test
    void an_ingredient_that_becomes_another_product_is_needed_there_and_not_here() {
        party.set("ingredient", "i1", "productId", "foil", "unit", Json.NULL);

        assertThat(party.effects())
                .containsEntry("shoppingItem/rice.requiredQuantity", "0.3")
                .containsEntry("shoppingItem/foil.requiredQuantity", "200");
    }

    @Test
    void a_new_shopping_item_begins_with_what_is_needed() {
        party.create("shoppingItem", "more", "productId", "rice", "unit", "g", "requiredQuantity", 0);

        assertThat(party.effects()).containsEntry("shoppingItem/more.requiredQuantity", "500");
        assertThat(party.events()).isEmpty();
    }

    @Test
    void what_no_dish_needs_is_left_as_somebody_wrote_it() {
        party.set("shoppingItem", "foil", "requiredQuantity", 5);

        assertThat(party.effects()).isEmpty();
    }

    @Test
    void what_dishes_need_is_not_overwritten_by_hand() {
        party.set("shoppingItem", "rice", "requiredQuantity", 9);

        assertThat(party.effects()).containsEntry("shoppingItem/rice.requiredQuantity", "0.5");
    }

    @Test
    void an_ingredient_that_is_taken_out_of_a_dish_by_hand_stays() {
        party.set("ingredient", "i1", "scheduleId", Json.NULL);

        assertThat(party.effects()).isEmpty();
    }
}
