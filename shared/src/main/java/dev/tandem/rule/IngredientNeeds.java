package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.Event;
import dev.tandem.rule.Consequence.Effect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What has to be bought of a product is the sum of what all dishes need of it, in the unit of each shopping item. A product that no dish needs is left as
 * somebody wrote it.
 */
record IngredientNeeds() implements Rule {
    private static final List<String> OF_INGREDIENT = List.of("quantity", "productId", "unit");
    private static final List<String> OF_ITEM = List.of("requiredQuantity", "productId", "unit");

    @Override
    public String name() {
        return "ingredient-needs";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        return Kitchen.readsFor(touch);
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        List<Step> ingredients = changed(steps, Kitchen.INGREDIENT, OF_INGREDIENT);
        List<Step> items = changed(steps, Kitchen.ITEM, OF_ITEM);
        List<Effect> effects = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        if (!ingredients.isEmpty() || !items.isEmpty()) {
            Kitchen kitchen = Kitchen.of(room);
            products(ingredients).forEach(product -> effects.addAll(needed(kitchen, product)));
            products(items)
                    .filter(product -> !kitchen.ingredientsOf(product).isEmpty())
                    .forEach(product -> effects.addAll(needed(kitchen, product)));
            ingredients.forEach(step -> events.add(updated(room, kitchen, step)));
        }
        return new Consequence.Follow(effects, events);
    }

    private static List<Step> changed(List<Step> steps, String type, List<String> fields) {
        return steps.stream()
                .filter(step -> step.isOf(type) && fields.stream().anyMatch(step::changed))
                .toList();
    }

    private static Stream<Product> products(List<Step> steps) {
        return steps.stream().flatMap(IngredientNeeds::products).distinct();
    }

    private static Stream<Product> products(Step step) {
        return Stream.concat(Product.of(step.before()).stream(), Product.of(step.after()).stream());
    }

    private static List<Effect> needed(Kitchen kitchen, Product product) {
        BigDecimal needed = kitchen.ingredientsOf(product).stream()
                .map(each -> Product.toBase(each, Values.number(each, "quantity")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return kitchen.itemsOf(product).stream()
                .map(item -> (Effect) new Effect.Set(
                        item.key(), Map.of("requiredQuantity", Values.of(Product.fromBase(item, needed)))))
                .toList();
    }

    private static Event updated(RuleView room, Kitchen kitchen, Step step) {
        Entity ingredient = step.after().or(step::before).orElseThrow();
        Set<String> affected = new LinkedHashSet<>();
        products(step)
                .forEach(product -> kitchen.itemsOf(product)
                        .forEach(item -> affected.add(item.key().id())));
        Map<String, Json> data = Map.of(
                "ingredientId", Json.of(step.key().id()),
                "scheduleId", Json.of(Values.text(ingredient, "scheduleId").orElse("")),
                "name", Events.nameOf(ingredient),
                "unit", Json.of(Values.text(ingredient, "unit").orElse("")),
                "oldQuantity", Values.of(Values.number(step.was("quantity"))),
                "newQuantity", Values.of(Values.number(step.is("quantity"))),
                "affectedShoppingItems", Values.array(affected.stream()));
        return Events.of(room.kind(), "ingredient-updated", Optional.of(step.key()), List.of(), data);
    }
}
