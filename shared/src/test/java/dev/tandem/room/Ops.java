package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import java.util.Map;
import java.util.TreeMap;

/** Operations as one would say them. */
final class Ops {
    private Ops() {}

    static EntityKey key(String type, String id) {
        return new EntityKey(type, id);
    }

    /** An item named like its id. */
    static Operation.Create item(String id, Object... fields) {
        return make("item", id, with(fields, "name", id));
    }

    static Operation.Create category(String id) {
        return make("category", id, Map.of("name", Json.of(id)));
    }

    static Operation.Create bag(String id, Object... fields) {
        return make("bag", id, with(fields, "name", id));
    }

    static Operation.Create make(String type, String id, Map<String, Json> fields) {
        return new Operation.Create(key(type, id), fields);
    }

    static Operation.Update set(String type, String id, Object... fields) {
        return new Operation.Update(key(type, id), fields(fields));
    }

    static Operation.Delete delete(String type, String id) {
        return new Operation.Delete(key(type, id));
    }

    static Operation.Move move(String type, String id, String position, Object... fields) {
        return new Operation.Move(key(type, id), position, fields(fields));
    }

    /** Names and values in turn; {@link Json.Null} empties. */
    static Map<String, Json> fields(Object... fields) {
        Map<String, Json> values = new TreeMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            values.put((String) fields[i], json(fields[i + 1]));
        }
        return values;
    }

    private static Map<String, Json> with(Object[] fields, String name, String fallback) {
        Map<String, Json> values = fields(fields);
        values.putIfAbsent(name, Json.of(fallback));
        return values;
    }

    private static Json json(Object value) {
        return switch (value) {
            case Json json -> json;
            case String text -> Json.of(text);
            case Integer number -> Json.of(number.longValue());
            case Boolean flag -> Json.of(flag);
            default -> throw new IllegalArgumentException("no JSON for " + value);
        };
    }
}
