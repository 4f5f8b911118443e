package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.Event;
import dev.tandem.rule.Consequence.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is bought is available: the ingredients of its product, in all dishes. The server writes who bought it and when, and takes the required quantity
 * where nobody said how much. Several purchases in one mutation are told as one.
 */
record Purchases() implements Rule {
    @Override
    public String name() {
        return "purchases";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        return Kitchen.readsFor(touch);
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        List<Step> items =
                steps.stream().filter(step -> step.isOf(Kitchen.ITEM)).toList();
        List<Step> bought = items.stream().filter(Purchases::isBought).toList();
        List<Step> returned = items.stream().filter(Purchases::isReturned).toList();
        List<Step> ingredients = steps.stream()
                .filter(step -> step.isOf(Kitchen.INGREDIENT) && step.after().isPresent())
                .filter(step -> step.changed("productId") || step.changed("unit"))
                .toList();
        if (bought.isEmpty() && returned.isEmpty() && ingredients.isEmpty()) {
            return Consequence.nothing();
        }
        Kitchen kitchen = Kitchen.of(room);
        List<Effect> effects = new ArrayList<>();
        bought.forEach(step -> step.after().ifPresent(item -> effects.add(recorded(room, step, item))));
        returned.forEach(step -> effects.addAll(returned(kitchen, step)));
        items.stream()
                .filter(step -> isBought(step) || isReturned(step))
                .flatMap(step -> step.after().filter(Kitchen::isBought).stream())
                .forEach(item -> effects.addAll(available(kitchen.ingredientsOf(Product.of(item)), true)));
        ingredients.forEach(step -> step.after().ifPresent(ingredient -> {
            boolean available = kitchen.isBought(Product.of(ingredient));
            if (available || step.before().isPresent()) {
                effects.addAll(available(List.of(ingredient), available));
            }
        }));
        return new Consequence.Follow(effects, told(room, kitchen, bought));
    }

    private static boolean isBought(Step step) {
        return Kitchen.isBought(step.after()) && !Kitchen.isBought(step.before());
    }

    /** It is not bought any more, it is gone, or it is something else now. */
    private static boolean isReturned(Step step) {
        return isRevivedUnbought(step)
                || (Kitchen.isBought(step.before())
                        && (!Kitchen.isBought(step.after())
                                || !Product.of(step.before()).equals(Product.of(step.after()))));
    }

    /** It was deleted as bought, and came back by an edit that says it is not. */
    private static boolean isRevivedUnbought(Step step) {
        return step.before().isEmpty()
                && step.after()
                        .filter(item -> !Kitchen.isBought(item) && !Values.isNone(Values.of(item, "purchasedBy")))
                        .isPresent();
    }

    private static Effect recorded(RuleView room, Step step, Entity item) {
        Map<String, Json> set =
                new HashMap<>(Map.of("purchasedBy", Json.of(room.author().user()), "purchasedAt", Json.of(room.now())));
        if (Values.isNone(step.is("purchasedQuantity"))) {
            set.put("purchasedQuantity", Values.of(item, "requiredQuantity"));
        }
        return new Effect.Set(step.key(), set);
    }

    private static List<Effect> returned(Kitchen kitchen, Step step) {
        List<Effect> effects = new ArrayList<>();
        if (!Kitchen.isBought(step.after())) {
            effects.add(new Effect.Set(
                    step.key(),
                    Map.of("purchasedBy", Json.NULL, "purchasedAt", Json.NULL, "purchasedQuantity", Json.NULL)));
        }
        Product.of(step.before())
                .filter(product -> !kitchen.isBought(product))
                .ifPresent(product -> effects.addAll(available(kitchen.ingredientsOf(product), false)));
        return effects;
    }

    private static List<Effect> available(List<Entity> ingredients, boolean available) {
        return ingredients.stream()
                .map(each -> (Effect) new Effect.Set(each.key(), Map.of("available", Json.of(available))))
                .toList();
    }

    private static List<Event> told(RuleView room, Kitchen kitchen, List<Step> bought) {
        List<Entity> items =
                bought.stream().flatMap(step -> room.find(step.key()).stream()).toList();
        return switch (items.size()) {
            case 0 -> List.of();
            case 1 -> List.of(single(room, kitchen, items.getFirst()));
            default -> List.of(bulk(room, kitchen, items));
        };
    }

    private static Event single(RuleView room, Kitchen kitchen, Entity item) {
        Map<String, Json> data = Map.of(
                "itemId", Json.of(item.key().id()),
                "name", Values.of(item, "productName"),
                "quantity", quantity(item),
                "unit", Json.of(Values.text(item, "unit").orElse("")),
                "affectedSchedules", schedules(kitchen, List.of(item)),
                "budgetIds", Values.array(Values.elements(Values.of(item, "budgetIds")).stream()));
        return Events.of(room.kind(), "shopping-item-purchased", Optional.of(item.key()), List.of(), data);
    }

    private static Event bulk(RuleView room, Kitchen kitchen, List<Entity> items) {
        List<Json> purchases = items.stream()
                .<Json>map(item -> Json.object()
                        .put("itemId", Json.of(item.key().id()))
                        .put("quantity", quantity(item))
                        .build())
                .toList();
        Map<String, Json> data = Map.of(
                "count", Json.of(items.size()),
                "purchases", Json.array(purchases),
                "affectedSchedules", schedules(kitchen, items));
        return Events.of(room.kind(), "bulk-shopping-purchase", Optional.empty(), List.of(), data);
    }

    private static Json quantity(Entity item) {
        Json bought = Values.of(item, "purchasedQuantity");
        return Values.isNone(bought) ? Values.of(item, "requiredQuantity") : bought;
    }

    private static Json schedules(Kitchen kitchen, List<Entity> items) {
        Stream<Entity> ingredients = items.stream().flatMap(item -> kitchen.ingredientsOf(Product.of(item)).stream());
        return Values.array(ingredients
                .flatMap(each -> Values.text(each, "scheduleId").stream())
                .distinct()
                .sorted());
    }
}
