package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.RejectCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** There is never less on hand than is reserved, so never less than nothing: what would take or reserve more is refused. */
record StockFloor() implements Rule {
    @Override
    public String name() {
        return "stock-floor";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        return Reads.NOTHING;
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        return steps.stream()
                .filter(step -> step.changed(Stock.ON_HAND) || step.changed(Stock.RESERVED))
                .flatMap(step -> against(room, step).stream())
                .findFirst()
                .orElseGet(Consequence::nothing);
    }

    /** Held against what stands now: rules before this one may have given back what the step took. */
    private static Optional<Consequence> against(RuleView room, Step step) {
        Optional<Entity> stock = room.find(step.key());
        if (stock.isEmpty()) {
            return gone(step);
        }
        Stock now = Stock.of(stock.get());
        Stock before = step.before().map(Stock::of).orElse(Stock.NONE);
        return now.available().signum() >= 0
                ? Optional.empty()
                : Optional.of(new Consequence.Refuse(
                        RejectCode.INSUFFICIENT_STOCK,
                        Optional.of(step.key()),
                        Optional.of(Stock.ON_HAND),
                        Map.of(
                                "available", Values.of(before.available()),
                                "wanted", Values.of(before.available().subtract(now.available())),
                                "reserved", Values.of(before.reserved()))));
    }

    /** What is reserved does not go. */
    private static Optional<Consequence> gone(Step step) {
        return step.before()
                .map(Stock::of)
                .filter(stock -> stock.reserved().signum() > 0)
                .map(stock -> new Consequence.Refuse(
                        RejectCode.FORBIDDEN,
                        Optional.of(step.key()),
                        Optional.of(Stock.RESERVED),
                        Map.<String, Json>of("reserved", Values.of(stock.reserved()))));
    }
}
