package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.rule.Consequence.Effect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Numbers orders in the order of the log, so that no two have one number, whoever made them and wherever. */
record OrderNumbers() implements Rule {
    @Override
    public String name() {
        return "order-numbers";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        return touch.key().type().equals(OrderBook.ORDER) && touch.act() == Touch.Act.CREATE
                ? Reads.keys(Set.of(OrderBook.DESK))
                : Reads.NOTHING;
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        List<Step> unnumbered = steps.stream()
                .filter(step -> step.isOf(OrderBook.ORDER) && step.before().isEmpty())
                .filter(step -> Values.isNone(step.is("number")))
                .toList();
        Optional<Entity> desk = unnumbered.isEmpty() ? Optional.empty() : room.find(OrderBook.DESK);
        return desk.map(found -> numbered(found, unnumbered)).orElseGet(Consequence::nothing);
    }

    private static Consequence numbered(Entity desk, List<Step> orders) {
        BigDecimal last = Values.number(desk, "lastNumber");
        List<Effect> effects = new ArrayList<>();
        for (Step step : orders) {
            last = last.add(BigDecimal.ONE);
            effects.add(new Effect.Set(step.key(), Map.<String, Json>of("number", Values.of(last))));
        }
        effects.add(new Effect.Set(desk.key(), Map.of("lastNumber", Values.of(last))));
        return Consequence.of(effects);
    }
}
