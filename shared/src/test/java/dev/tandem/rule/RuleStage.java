package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import dev.tandem.rule.Consequence.Effect;
import dev.tandem.rule.Rule.Reads;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A room in which one rule is asked what follows from what somebody does. It sees what it declared to read, and nothing else. */
final class RuleStage implements RuleView {
    private final Kind kind;
    private final Rule rule;
    private final Map<EntityKey, Entity> entities = new TreeMap<>();
    private final Map<EntityKey, Step> steps = new TreeMap<>();
    private final Set<EntityKey> seen = new HashSet<>();
    private final Set<String> seenTypes = new HashSet<>();
    private Optional<String> acting = Optional.empty();

    RuleStage(String kind, Rule rule) {
        this.kind = Kinds.bundled().find(kind).orElseThrow();
        this.rule = rule;
    }

    /** Something that is there already. */
    RuleStage with(String type, String id, Object... fields) {
        Entity entity = entity(new EntityKey(type, id), fields(fields));
        entities.put(entity.key(), entity);
        return this;
    }

    /** What the rule that sets this one off declares to read. */
    RuleStage seeing(String type, String id) {
        seen.add(new EntityKey(type, id));
        return this;
    }

    /** From here on another rule acts. */
    RuleStage by(String otherRule) {
        acting = Optional.of(otherRule);
        return this;
    }

    RuleStage create(String type, String id, Object... fields) {
        EntityKey key = new EntityKey(type, id);
        return act(Touch.Act.CREATE, key, fields(fields), Optional.of(entity(key, fields(fields))));
    }

    RuleStage set(String type, String id, Object... fields) {
        EntityKey key = new EntityKey(type, id);
        Entity before = Optional.ofNullable(entities.get(key)).orElseThrow();
        Map<String, Json> all = new HashMap<>(before.fields());
        all.putAll(fields(fields));
        all.values().removeIf(Json.Null.class::isInstance);
        return act(Touch.Act.UPDATE, key, fields(fields), Optional.of(entity(key, all)));
    }

    RuleStage delete(String type, String id) {
        return act(Touch.Act.DELETE, new EntityKey(type, id), Map.of(), Optional.empty());
    }

    private RuleStage act(Touch.Act act, EntityKey key, Map<String, Json> values, Optional<Entity> after) {
        Optional<Entity> before = Optional.ofNullable(entities.get(key));
        see(rule.reads(kind, new Touch(act, key, values, Optional.empty())));
        see(rule.reads(kind, new Touch(act, key, values, before)));
        seen.add(key);
        Optional<Entity> first = steps.containsKey(key) ? steps.get(key).before() : before;
        steps.put(key, new Step(key, first, after, acting));
        after.ifPresentOrElse(entity -> entities.put(key, entity), () -> entities.remove(key));
        return this;
    }

    private void see(Reads reads) {
        seen.addAll(reads.keys());
        seenTypes.addAll(reads.types());
    }

    /** What the rule makes of it all. */
    Consequence follow() {
        return rule.follow(this, List.copyOf(steps.values()));
    }

    Consequence.Refuse refusal() {
        if (follow() instanceof Consequence.Refuse refuse) {
            return refuse;
        }
        throw new AssertionError("not refused: " + follow());
    }

    List<Event> events() {
        return followed().events();
    }

    /** The fields that the rule sets, as {@code type/id.field} with their text; what it deletes as {@code type/id} with {@code gone}. */
    Map<String, String> effects() {
        Map<String, String> effects = new TreeMap<>();
        for (Effect effect : followed().effects()) {
            switch (effect) {
                case Effect.Set(EntityKey key, var set) ->
                    Optional.ofNullable(entities.get(key))
                            .ifPresent(entity -> set.forEach((field, value) -> {
                                if (!value.equals(Values.of(entity, field))) {
                                    effects.put(key + "." + field, text(value));
                                }
                            }));
                case Effect.Create(EntityKey key, var fields) ->
                    fields.forEach((field, value) -> effects.put(key + "." + field, text(value)));
                case Effect.Delete(EntityKey key) -> effects.put(key.toString(), "gone");
            }
        }
        return effects;
    }

    private Consequence.Follow followed() {
        if (follow() instanceof Consequence.Follow follow) {
            return follow;
        }
        throw new AssertionError("refused: " + follow());
    }

    private static String text(Json value) {
        return JsonWriter.write(value).replace("\"", "");
    }

    static Map<String, Json> fields(Object... fields) {
        Map<String, Json> values = new TreeMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            values.put((String) fields[i], json(fields[i + 1]));
        }
        return values;
    }

    private static Json json(Object value) {
        return switch (value) {
            case Json json -> json;
            case String text -> Json.of(text);
            case Integer number -> Json.of(number.longValue());
            case Double number -> new Json.Num(BigDecimal.valueOf(number));
            case Boolean flag -> Json.of(flag);
            case List<?> items -> Json.array(items.stream().map(RuleStage::json).toList());
            default -> throw new IllegalArgumentException("no JSON for " + value);
        };
    }

    private static Entity entity(EntityKey key, Map<String, Json> fields) {
        return new Entity(key, 1, false, fields, Map.of(), Map.of());
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public Member author() {
        return new Member("olga", "Olga", Role.EDITOR, true, 1);
    }

    @Override
    public long seq() {
        return 7;
    }

    @Override
    public long mutation() {
        return 3;
    }

    @Override
    public long now() {
        return 1_000;
    }

    @Override
    public Optional<Entity> find(EntityKey key) {
        if (!seen.contains(key) && entities.containsKey(key) && !seenTypes.contains(key.type())) {
            throw new AssertionError(rule.name() + " looks at " + key + " and did not say so");
        }
        return Optional.ofNullable(entities.get(key));
    }

    @Override
    public boolean seesAll(String type) {
        return seenTypes.contains(type);
    }

    @Override
    public List<Entity> living(String type) {
        if (!seenTypes.contains(type)) {
            throw new AssertionError(rule.name() + " looks at every " + type + " and did not say so");
        }
        List<Entity> living = new ArrayList<>(entities.values());
        living.removeIf(entity -> !entity.key().type().equals(type));
        return living;
    }
}
