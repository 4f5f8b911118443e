package dev.tandem.rule;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.rule.Consequence.Effect;
import java.util.List;
import java.util.Set;

/**
 * What is a part of something goes with it, before references to it are emptied: so it comes back whole where the deletion is taken back.
 *
 * @param part type of the part
 * @param field its reference to the whole
 * @param whole type of what it is a part of
 */
record GoesWith(String name, String part, String field, String whole) implements Rule {
    @Override
    public Reads reads(Kind kind, Touch touch) {
        return touch.act() == Touch.Act.DELETE && touch.key().type().equals(whole) ? Reads.types(part) : Reads.NOTHING;
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        Set<Json> gone = steps.stream()
                .filter(step -> step.isOf(whole) && step.after().isEmpty())
                .map(step -> Json.of(step.key().id()))
                .collect(toUnmodifiableSet());
        return gone.isEmpty()
                ? Consequence.nothing()
                : Consequence.of(room.living(part).stream()
                        .filter(each -> gone.contains(Values.of(each, field)))
                        .map(each -> (Effect) new Effect.Delete(each.key()))
                        .toList());
    }
}
