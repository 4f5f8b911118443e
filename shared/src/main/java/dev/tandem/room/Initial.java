package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Kind;
import dev.tandem.model.EntityKey;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a new entity holds: what it was given, and for the rest what the kind says. */
final class Initial {
    private Initial() {}

    static SortedMap<String, Json> fields(Kind kind, EntityKey key, Map<String, Json> given) {
        SortedMap<String, Json> fields = new TreeMap<>(given);
        EntityType type = kind.entities().get(key.type());
        if (type != null) {
            type.fields()
                    .values()
                    .forEach(field -> field.initial().ifPresent(initial -> fields.putIfAbsent(field.name(), initial)));
        }
        fields.values().removeIf(Json.Null.class::isInstance);
        return fields;
    }
}
