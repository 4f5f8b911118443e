package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what people change in customers and pricing rules. */
record DeskNews() implements Rule {
    private static final Map<String, String> EVENTS =
            Map.of(OrderBook.CUSTOMER, "customer-changed", OrderBook.PRICING, "pricing-changed");

    @Override
    public String name() {
        return "desk-news";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        return Reads.NOTHING;
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        return new Consequence.Follow(
                List.of(),
                steps.stream()
                        .filter(step -> step.rule().isEmpty())
                        .flatMap(step -> event(room, step).stream())
                        .toList());
    }

    private static Optional<Event> event(RuleView room, Step step) {
        Optional<Entity> entity = step.after().or(step::before);
        return Optional.ofNullable(EVENTS.get(step.key().type()))
                .flatMap(name -> entity.map(each -> Events.of(
                        room.kind(),
                        name,
                        Optional.of(step.key()),
                        List.of(),
                        Map.<String, Json>of("name", Events.nameOf(each)))));
    }
}
