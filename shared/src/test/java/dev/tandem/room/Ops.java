package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import dev.tandem.model.Resolution;
import dev.tandem.model.Splice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

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

    static Operation.Increment increment(String type, String id, String field, long by) {
        return new Operation.Increment(key(type, id), field, BigDecimal.valueOf(by));
    }

    static Operation.Add add(String type, String id, String field, Object... values) {
        return new Operation.Add(key(type, id), field, items(values));
    }

    static Operation.Remove remove(String type, String id, String field, Object... values) {
        return new Operation.Remove(key(type, id), field, items(values));
    }

    /** Of an item's story. */
    static Operation.SpliceText splice(String item, int at, int remove, String insert) {
        return new Operation.SpliceText(
                key("item", item), "story", Optional.empty(), List.of(new Splice(at, remove, insert)));
    }

    static Operation.Restore restore(String type, String id, Object... fields) {
        return new Operation.Restore(key(type, id), fields(fields));
    }

    static Operation.Resolve resolve(String conflict, Resolution with) {
        return new Operation.Resolve(conflict, with, Optional.empty());
    }

    static Operation.Resolve resolve(String conflict, Object value) {
        return new Operation.Resolve(conflict, Resolution.VALUE, Optional.of(json(value)));
    }

    static Json array(Object... values) {
        return Json.array(items(values));
    }

    private static List<Json> items(Object... values) {
        return Stream.of(values).map(Ops::json).toList();
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
