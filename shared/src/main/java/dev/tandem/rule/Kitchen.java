package dev.tandem.rule;

import dev.tandem.model.Entity;
import dev.tandem.rule.Rule.Reads;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is cooked at a party, and what is bought for it. */
record Kitchen(List<Entity> ingredients, List<Entity> items) {
    static final String SCHEDULE = "schedule";
    static final String INGREDIENT = "ingredient";
    static final String ITEM = "shoppingItem";

    private static final Set<String> OF_INGREDIENT = Set.of("scheduleId", "productId", "quantity", "unit");
    private static final Set<String> OF_ITEM =
            Set.of("productId", "unit", "requiredQuantity", "isPurchased", "purchasedQuantity", "budgetIds");

    static Kitchen of(RuleView room) {
        return new Kitchen(room.living(INGREDIENT), room.living(ITEM));
    }

    /** What the rules of the kitchen look at, each one or one that it sets off. */
    static Reads readsFor(Touch touch) {
        boolean whole = Values.comesOrGoes(touch);
        boolean relevant = switch (touch.key().type()) {
            case INGREDIENT -> whole || touch.values().keySet().stream().anyMatch(OF_INGREDIENT::contains);
            case ITEM -> whole || touch.values().keySet().stream().anyMatch(OF_ITEM::contains);
            case SCHEDULE, TaskBoard.BUDGET -> touch.act() == Touch.Act.DELETE;
            default -> false;
        };
        return relevant ? Reads.types(INGREDIENT, ITEM, TaskBoard.BUDGET) : Reads.NOTHING;
    }

    List<Entity> ingredientsOf(Product product) {
        return ingredients.stream()
                .filter(each -> Product.of(each).equals(product))
                .toList();
    }

    List<Entity> itemsOf(Product product) {
        return items.stream().filter(each -> Product.of(each).equals(product)).toList();
    }

    boolean isBought(Product product) {
        return itemsOf(product).stream().anyMatch(Kitchen::isBought);
    }

    static boolean isBought(Entity item) {
        return Values.isTrue(Values.of(item, "isPurchased"));
    }

    static boolean isBought(Optional<Entity> item) {
        return item.filter(Kitchen::isBought).isPresent();
    }
}
