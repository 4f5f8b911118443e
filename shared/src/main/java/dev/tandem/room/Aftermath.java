package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Change;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Member;
import dev.tandem.model.RejectCode;
import dev.tandem.rule.Consequence;
import dev.tandem.rule.Consequence.Effect;
import dev.tandem.rule.Rule;
import dev.tandem.rule.RuleView;
import dev.tandem.rule.Rules;
import dev.tandem.rule.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lets the rules of the kind follow a mutation, and one another, for a few rounds. */
final class Aftermath implements RuleView {
    /** What rules set off ends by itself long before; a circle among rules of one's own does not. */
    private static final int ROUNDS = 8;

    private final Kind kind;
    private final Member author;
    private final long mutation;
    private final Working working;
    private final Need asked;

    /**
     * @param mutation its {@code n}
     * @param asked what was loaded
     */
    Aftermath(Kind kind, Member author, long mutation, Working working, Need asked) {
        this.kind = kind;
        this.author = author;
        this.mutation = mutation;
        this.working = working;
        this.asked = asked;
    }

    /**
     * Why a rule will not have it; where none objects, all that follows is done. Operations that together lead a rule to something that none of them led it
     * to declare cannot be decided: they are refused, and what they would have rested on is not guessed.
     */
    Optional<Refusal> follow() {
        try {
            return rounds();
        } catch (UndeclaredRead unread) {
            return Optional.of(Refusal.of(RejectCode.INVALID_OPERATION).because("reads", Json.of("undeclared")));
        }
    }

    private Optional<Refusal> rounds() {
        List<Rule> rules = Rules.of(kind);
        for (int round = 0; round < ROUNDS; round++) {
            List<Step> steps = working.takeSteps();
            if (steps.isEmpty()) {
                return Optional.empty();
            }
            for (Rule rule : rules) {
                Optional<Refusal> refusal = take(rule, rule.follow(this, steps));
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        return Optional.of(Refusal.of(RejectCode.TOO_MANY_CHANGES).because("rounds", Json.of(ROUNDS)));
    }

    private Optional<Refusal> take(Rule rule, Consequence consequence) {
        return switch (consequence) {
            case Consequence.Refuse(var code, var key, var field, var detail) ->
                Optional.of(new Refusal(code, key, field, detail));
            case Consequence.Follow(var effects, var events) -> {
                effects.forEach(effect -> apply(rule, effect));
                working.tell(events);
                yield Optional.empty();
            }
        };
    }

    private void apply(Rule rule, Effect effect) {
        Optional<String> name = Optional.of(rule.name());
        switch (effect) {
            case Effect.Set(EntityKey key, var set) -> living(key).ifPresent(entity -> set(entity, set, name));
            case Effect.Create(EntityKey key, var fields) -> {
                if (working.look(key).isEmpty()) {
                    working.put(new Change.Created(key, Initial.fields(kind, key, fields), name));
                }
            }
            case Effect.Delete(EntityKey key) ->
                living(key).ifPresent(entity -> working.put(Change.Deleted.of(entity, name)));
        }
    }

    private void set(Entity entity, Map<String, Json> given, Optional<String> rule) {
        Map<String, Json> set = new TreeMap<>(given);
        Map<String, Json> was = new TreeMap<>();
        set.keySet().forEach(field -> was.put(field, entity.fields().getOrDefault(field, Json.NULL)));
        set.entrySet().removeIf(each -> each.getValue().equals(was.get(each.getKey())));
        was.keySet().retainAll(set.keySet());
        if (!set.isEmpty()) {
            working.put(new Change.Updated(entity.key(), set, was, rule, entity.seq()));
        }
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public Member author() {
        return author;
    }

    @Override
    public long seq() {
        return working.seq();
    }

    @Override
    public long mutation() {
        return mutation;
    }

    @Override
    public long now() {
        return working.stamp().at();
    }

    @Override
    public Optional<Entity> find(EntityKey key) {
        Optional<Entity> found = living(key);
        return asked.types().contains(key.type()) ? found : working.look(key).filter(entity -> !entity.deleted());
    }

    private Optional<Entity> living(EntityKey key) {
        if (!working.knows(key) && !asked.keys().contains(key) && !asked.types().contains(key.type())) {
            // It may well be there: to take it for absent would decide something else than the room.
            throw new UndeclaredRead(key.toString());
        }
        return working.living(key);
    }

    @Override
    public boolean seesAll(String type) {
        return asked.types().contains(type);
    }

    @Override
    public List<Entity> living(String type) {
        if (!seesAll(type)) {
            throw new UndeclaredRead("every " + type);
        }
        return working.living(type);
    }
}
