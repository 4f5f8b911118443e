package dev.tandem.rule;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.rule.Consequence.Effect;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Deleting an entity empties the references to it (PROTOCOL M4), so that no living entity points to a tombstone. */
public record UnassignReferences() implements Rule {
    @Override
    public String name() {
        return "unassign";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        return touch.act() == Touch.Act.DELETE
                ? new Reads(Set.of(), typesThatPointTo(kind, touch.key().type()))
                : Reads.NOTHING;
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        Set<EntityKey> gone = steps.stream()
                .filter(step -> step.before().isPresent() && step.after().isEmpty())
                .map(Step::key)
                .collect(toUnmodifiableSet());
        Stream<String> types = gone.stream().flatMap(key -> typesThatPointTo(room.kind(), key.type()).stream());
        return Consequence.of(types.distinct()
                .sorted()
                .flatMap(type -> room.living(type).stream())
                .map(entity -> (Effect) new Effect.Set(entity.key(), emptied(room.kind(), entity, gone)))
                .filter(effect -> effect instanceof Effect.Set set && !set.set().isEmpty())
                .toList());
    }

    private static Set<String> typesThatPointTo(Kind kind, String type) {
        return kind.entities().values().stream()
                .filter(each -> each.fields().values().stream()
                        .anyMatch(field ->
                                field.type().target().filter(type::equals).isPresent()))
                .map(EntityType::name)
                .collect(toUnmodifiableSet());
    }

    private static Map<String, Json> emptied(Kind kind, Entity entity, Set<EntityKey> gone) {
        Map<String, Json> emptied = new TreeMap<>();
        EntityType type =
                Objects.requireNonNull(kind.entities().get(entity.key().type()));
        for (Field field : type.fields().values()) {
            Json value = entity.fields().getOrDefault(field.name(), Json.NULL);
            field.type()
                    .target()
                    .map(to -> without(to, value, gone))
                    .filter(without -> !without.equals(value))
                    .ifPresent(without -> emptied.put(field.name(), without));
        }
        return emptied;
    }

    private static Json without(String to, Json value, Set<EntityKey> gone) {
        return switch (value) {
            case Json.Str(String id) when gone.contains(new EntityKey(to, id)) -> Json.NULL;
            case Json.Arr(List<Json> ids) ->
                Json.array(ids.stream()
                        .filter(id -> !(id instanceof Json.Str(String text)) || !gone.contains(new EntityKey(to, text)))
                        .toList());
            default -> value;
        };
    }
}
