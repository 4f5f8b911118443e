package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import dev.tandem.model.Stamp;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A room for one rule: what lives in it, what Ann did, and only those types whole that the test lets the rule see. */
final class RuleRoom implements RuleView {
    static final long SEQ = 8;
    static final long NOW = 42_000;

    private final Kind kind;
    private final Map<EntityKey, Entity> living = new HashMap<>();
    private final Map<EntityKey, Step> steps = new TreeMap<>();
    private Set<String> whole = Set.of();

    RuleRoom(Kind kind) {
        this.kind = kind;
    }

    /** Something that has been there since commit 1, made by Olga. */
    RuleRoom with(String type, String id, Map<String, ?> fields) {
        Entity entity = entity(new EntityKey(type, id), json(fields));
        living.put(entity.key(), entity);
        return this;
    }

    RuleRoom seeing(String... types) {
        whole = Set.of(types);
        return this;
    }

    RuleRoom created(String type, String id, Map<String, ?> fields) {
        Entity entity = entity(new EntityKey(type, id), json(fields));
        return happened(new Step(entity.key(), Optional.empty(), Optional.of(entity), Optional.empty()));
    }

    RuleRoom updated(String type, String id, Map<String, ?> set) {
        return updated(type, id, set, Optional.empty());
    }

    RuleRoom updated(String type, String id, Map<String, ?> set, Optional<String> rule) {
        EntityKey key = new EntityKey(type, id);
        Entity before = find(key).orElseThrow();
        Map<String, Json> fields = new TreeMap<>(before.fields());
        fields.putAll(json(set));
        fields.values().removeIf(Json.Null.class::isInstance);
        return happened(new Step(key, Optional.of(before), Optional.of(entity(key, fields)), rule));
    }

    RuleRoom deleted(String type, String id) {
        EntityKey key = new EntityKey(type, id);
        return happened(new Step(key, find(key), Optional.empty(), Optional.empty()));
    }

    private RuleRoom happened(Step step) {
        steps.put(step.key(), step);
        step.after().ifPresentOrElse(now -> living.put(step.key(), now), () -> living.remove(step.key()));
        return this;
    }

    /** What the rule makes of all that happened. */
    Consequence follows(Rule rule) {
        return rule.follow(this, List.copyOf(steps.values()));
    }

    private static Entity entity(EntityKey key, Map<String, Json> fields) {
        return new Entity(
                key, 1, false, fields, Map.of("name", 1L), Map.of(1L, new Stamp(1_000, "olga", "olga-phone")));
    }

    /** Values as JSON: strings, flags, whole numbers and lists of them. */
    static Map<String, Json> json(Map<String, ?> values) {
        Map<String, Json> json = new TreeMap<>();
        values.forEach((name, value) -> json.put(name, json(value)));
        return json;
    }

    private static Json json(Object value) {
        return switch (value) {
            case Json already -> already;
            case String text -> Json.of(text);
            case Boolean flag -> Json.of(flag);
            case Number number -> Json.of(number.longValue());
            case List<?> items -> Json.array(items.stream().map(RuleRoom::json).toList());
            default -> throw new AssertionError("no value of a field: " + value);
        };
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public Member author() {
        return new Member("ann", "Ann", Role.EDITOR, true, 1);
    }

    @Override
    public long seq() {
        return SEQ;
    }

    @Override
    public long mutation() {
        return 3;
    }

    @Override
    public long now() {
        return NOW;
    }

    @Override
    public Optional<Entity> find(EntityKey key) {
        return Optional.ofNullable(living.get(key));
    }

    @Override
    public boolean seesAll(String type) {
        return whole.contains(type);
    }

    @Override
    public List<Entity> living(String type) {
        if (!seesAll(type)) {
            throw new IllegalStateException(type);
        }
        return living.values().stream()
                .filter(entity -> entity.key().type().equals(type))
                .sorted(Comparator.comparing(Entity::key))
                .toList();
    }
}
