package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.Kind;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Ids;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.rule.Touch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The entities a mutation names: those it is about, and those it refers to. Told from the mutation and the kind alone. */
final class Named {
    private Named() {}

    /** Whether a mutation names more than any commit can hold: it is refused without a look at the room. */
    static boolean tooMany(Kind kind, Mutation mutation) {
        return keys(kind, mutation).size() + mutation.locks().size() > Limits.ENTITIES;
    }

    static Set<EntityKey> keys(Kind kind, Mutation mutation) {
        Set<EntityKey> keys = new LinkedHashSet<>();
        for (Operation operation : mutation.ops()) {
            for (Touch touch : Touches.of(kind).of(operation)) {
                // What leaves a set need not be there.
                keys(kind, touch, !(operation instanceof Operation.Remove)).forEach(keys::add);
            }
        }
        return keys;
    }

    /** The entity that is touched, and those that its new values refer to. */
    static Stream<EntityKey> keys(Kind kind, Touch touch, boolean withTargets) {
        EntityType type = kind.entities().get(touch.key().type());
        if (type == null || !Ids.isId(touch.key().id())) {
            return Stream.empty();
        }
        return Stream.concat(Stream.of(touch.key()), withTargets ? targets(type, touch.values()) : Stream.empty());
    }

    /** What values refer to. */
    static Stream<EntityKey> targets(EntityType type, Map<String, Json> values) {
        return values.entrySet().stream().flatMap(value -> targets(type, value.getKey(), value.getValue()));
    }

    /** The target of a reference, or those of a set of references; none where the field is neither, or the value no id. */
    static Stream<EntityKey> targets(EntityType type, String field, Json value) {
        Field declared = type.fields().get(field);
        return declared == null
                ? Stream.empty()
                : declared.type().target().stream().flatMap(to -> ids(value).map(id -> new EntityKey(to, id)));
    }

    private static Stream<String> ids(Json value) {
        return switch (value) {
            case Json.Str(String id) when Ids.isId(id) -> Stream.of(id);
            case Json.Arr(List<Json> items) ->
                items.stream().filter(Json.Str.class::isInstance).flatMap(Named::ids);
            default -> Stream.empty();
        };
    }
}
