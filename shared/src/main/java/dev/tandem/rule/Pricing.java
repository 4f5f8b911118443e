package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.RejectCode;
import dev.tandem.rule.Consequence.Effect;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps pricing rules few, because every line is held against all of them; and switches off a rule whose goods or customer were deleted, which would
 * else be a rule for everything or everybody.
 */
record Pricing() implements Rule {
    static final int MOST = 50;

    @Override
    public String name() {
        return "pricing";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        return touch.key().type().equals(OrderBook.PRICING) && touch.act() == Touch.Act.CREATE
                ? Reads.types(OrderBook.PRICING)
                : Reads.NOTHING;
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        List<Step> rules =
                steps.stream().filter(step -> step.isOf(OrderBook.PRICING)).toList();
        boolean more = rules.stream().anyMatch(step -> step.before().isEmpty());
        if (more && room.living(OrderBook.PRICING).size() > MOST) {
            return new Consequence.Refuse(
                    RejectCode.OUT_OF_BOUNDS,
                    Optional.of(rules.getFirst().key()),
                    Optional.empty(),
                    Map.of("max", Json.of(MOST)));
        }
        return Consequence.of(rules.stream()
                .filter(step -> step.rule().isPresent() && step.after().isPresent())
                .filter(step -> wasEmptied(step, "stockId") || wasEmptied(step, "customerId"))
                .map(step -> (Effect) new Effect.Set(step.key(), Map.of("active", Json.of(false))))
                .toList());
    }

    private static boolean wasEmptied(Step step, String field) {
        return !Values.isNone(step.was(field)) && Values.isNone(step.is(field));
    }
}
