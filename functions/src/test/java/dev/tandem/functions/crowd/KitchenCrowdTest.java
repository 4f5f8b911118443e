package dev.tandem.functions.crowd;

import static dev.tandem.functions.crowd.Ops.delete;
import static dev.tandem.functions.crowd.Ops.isTrue;
import static dev.tandem.functions.crowd.Ops.living;
import static dev.tandem.functions.crowd.Ops.make;
import static dev.tandem.functions.crowd.Ops.set;
import static dev.tandem.functions.crowd.Ops.sum;
import static dev.tandem.functions.crowd.Ops.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cooks and shoppers at the same time. */
final class KitchenCrowdTest {
    private static final int INTERLEAVINGS = 220;
    private static final List<String> PRODUCTS = List.of("rice", "milk", "salt");

    /** What was told of purchases in one run. */
    private record Told(int single, int bulk, int complete, int conflicts) {}

    @Test
    void what_is_needed_and_what_is_available_are_right_after_every_commit_and_every_purchase_is_told_once() {
        List<Told> told = Seeds.run(INTERLEAVINGS, seed -> {
            Crowd crowd = kitchen(seed);
            for (String cook : List.of("ann", "ben")) {
                crowd.busy(crowd.person(cook), 5, () -> List.of(cooks(crowd.random())));
            }
            for (String shopper : List.of("cem", "dan")) {
                crowd.busy(crowd.person(shopper), 4, () -> shops(crowd.random()));
            }
            crowd.run();
            List<Map<EntityKey, Entity>> states = crowd.states();
            Set<EntityKey> cameBack = deletedOnce(states);
            states.forEach(state -> everythingIsRight(state, cameBack));
            return told(crowd, states);
        });

        if (Seeds.areMany()) {
            assertThat(told).extracting(Told::single).anyMatch(count -> count > 0);
            assertThat(told).extracting(Told::bulk).anyMatch(count -> count > 0);
            assertThat(told).extracting(Told::complete).anyMatch(count -> count > 0);
            assertThat(told.stream().filter(each -> each.conflicts() > 0).count())
                    .as("runs in which people met")
                    .isGreaterThan(told.size() / 2L);
        }
    }

    private static Crowd kitchen(long seed) {
        return new Crowd(seed, "party-budget")
                .with(
                        make("budget", "summer", "title", "Summer"),
                        make("schedule", "soup", "dish", "Soup"),
                        make("schedule", "curry", "dish", "Curry"),
                        ingredient("i0", "soup", "rice", 2),
                        ingredient("i1", "curry", "rice", 3),
                        ingredient("i2", "curry", "milk", 1),
                        item("rice"),
                        item("milk"),
                        item("salt"));
    }

    private static Operation ingredient(String id, String dish, String product, int quantity) {
        return make("ingredient", id, "scheduleId", dish, "productId", product, "name", product, "quantity", quantity);
    }

    private static Operation item(String product) {
        return make(
                "shoppingItem", product, "productId", product, "productName", product, "budgetIds", List.of("summer"));
    }

    private static Operation cooks(RandomGenerator random) {
        String id = "i" + random.nextInt(5);
        String product = PRODUCTS.get(random.nextInt(3));
        return switch (random.nextInt(6)) {
            case 0, 1 -> set("ingredient", id, "quantity", random.nextInt(20));
            case 2 -> set("ingredient", id, "productId", product);
            case 3 -> ingredient("i" + random.nextInt(100), random.nextBoolean() ? "soup" : "curry", product, 4);
            case 4 -> delete("ingredient", id);
            default -> random.nextInt(4) == 0 ? delete("schedule", "soup") : set("schedule", "curry", "servings", 9);
        };
    }

    private static List<Operation> shops(RandomGenerator random) {
        String product = PRODUCTS.get(random.nextInt(3));
        Operation buys = set("shoppingItem", product, "isPurchased", true);
        return switch (random.nextInt(5)) {
            case 0 ->
                PRODUCTS.stream()
                        .map(each -> set("shoppingItem", each, "isPurchased", true))
                        .toList();
            case 1 -> List.of(set("shoppingItem", product, "isPurchased", false));
            case 2 -> List.of(set("shoppingItem", product, "isPurchased", true, "purchasedQuantity", 30));
            default -> List.of(buys);
        };
    }

    private static Set<EntityKey> deletedOnce(List<Map<EntityKey, Entity>> states) {
        return states.stream()
                .flatMap(state -> state.values().stream())
                .filter(Entity::deleted)
                .map(Entity::key)
                .collect(Collectors.toSet());
    }

    private static void everythingIsRight(Map<EntityKey, Entity> state, Set<EntityKey> cameBack) {
        for (Entity item : living(state, "shoppingItem")) {
            List<Entity> ingredients = living(state, "ingredient").stream()
                    .filter(each -> text(each, "productId").equals(text(item, "productId")))
                    .toList();
            if (!ingredients.isEmpty()) {
                assertThat(sum(List.of(item), "requiredQuantity")).isEqualByComparingTo(sum(ingredients, "quantity"));
            }
            if (isTrue(item, "isPurchased")) {
                assertThat(ingredients).allMatch(each -> isTrue(each, "available"));
            } else {
                // What comes back brings along what it was marked as.
                assertThat(ingredients)
                        .filteredOn(each -> !cameBack.contains(each.key()))
                        .noneMatch(each -> isTrue(each, "available"));
            }
            assertThat(text(item, "purchasedBy").isEmpty()).isNotEqualTo(isTrue(item, "isPurchased"));
        }
    }

    private static Told told(Crowd crowd, List<Map<EntityKey, Entity>> states) {
        Map<String, Integer> expected = new HashMap<>(Map.of("single", 0, "bulk", 0, "complete", 0));
        for (int i = 1; i < states.size(); i++) {
            Map<EntityKey, Entity> before = states.get(i - 1);
            long bought = bought(states.get(i))
                    .filter(key -> bought(before).noneMatch(key::equals))
                    .count();
            expected.merge("single", bought == 1 ? 1 : 0, Integer::sum);
            expected.merge("bulk", bought > 1 ? 1 : 0, Integer::sum);
            expected.merge("complete", isComplete(states.get(i)) && !isComplete(before) ? 1 : 0, Integer::sum);
        }
        Told told = new Told(
                crowd.events("shopping-item-purchased").size(),
                crowd.events("bulk-shopping-purchase").size(),
                crowd.events("budget-complete").size(),
                crowd.conflicts());
        assertThat(Map.of("single", told.single(), "bulk", told.bulk(), "complete", told.complete()))
                .isEqualTo(expected);
        return told;
    }

    private static Stream<EntityKey> bought(Map<EntityKey, Entity> state) {
        return living(state, "shoppingItem").stream()
                .filter(item -> isTrue(item, "isPurchased"))
                .map(Entity::key);
    }

    private static boolean isComplete(Map<EntityKey, Entity> state) {
        return bought(state).count() == PRODUCTS.size();
    }
}
