package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells that something runs low: what is on hand and not reserved fell to its reorder point or below, and was above it. */
record LowStock() implements Rule {
    @Override
    public String name() {
        return "low-stock";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        return Reads.NOTHING;
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        return new Consequence.Follow(
                List.of(),
                steps.stream().flatMap(step -> event(room, step).stream()).toList());
    }

    private static Optional<Event> event(RuleView room, Step step) {
        return step.after()
                .filter(now -> step.before()
                        .filter(before -> fell(before, now) && !isLow(before) && isLow(now))
                        .isPresent())
                .map(now -> low(room, now));
    }

    private static boolean fell(Entity before, Entity now) {
        return Stock.of(now).available().compareTo(Stock.of(before).available()) < 0;
    }

    private static boolean isLow(Entity entity) {
        return Values.of(entity, Stock.REORDER_POINT) instanceof Json.Num(var point)
                && Stock.of(entity).available().compareTo(point) <= 0;
    }

    private static Event low(RuleView room, Entity entity) {
        Map<String, Json> data = Map.of(
                "name", Events.nameOf(entity),
                "sku", Values.of(entity, "sku"),
                "available", Values.of(Stock.of(entity).available()),
                "reorderPoint", Values.of(entity, Stock.REORDER_POINT));
        return Events.of(room.kind(), "low-stock", Optional.of(entity.key()), List.of(), data);
    }
}
