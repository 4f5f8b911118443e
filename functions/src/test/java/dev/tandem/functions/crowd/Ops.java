package dev.tandem.functions.crowd;

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Operations as one would say them, and fields as one would read them. */
final class Ops {
    private Ops() {}

    static EntityKey key(String type, String id) {
        return new EntityKey(type, id);
    }

    static Operation make(String type, String id, Object... fields) {
        return new Operation.Create(key(type, id), fields(fields));
    }

    static Operation set(String type, String id, Object... fields) {
        return new Operation.Update(key(type, id), fields(fields));
    }

    static Operation delete(String type, String id) {
        return new Operation.Delete(key(type, id));
    }

    static Operation increment(String type, String id, String field, long by) {
        return new Operation.Increment(key(type, id), field, BigDecimal.valueOf(by));
    }

    static List<Entity> living(Map<EntityKey, Entity> state, String type) {
        return state.values().stream()
                .filter(entity -> !entity.deleted() && entity.key().type().equals(type))
                .toList();
    }

    static Json value(Entity entity, String field) {
        return entity.fields().getOrDefault(field, Json.NULL);
    }

    static String text(Entity entity, String field) {
        return value(entity, field) instanceof Json.Str(String text) ? text : "";
    }

    static BigDecimal number(Entity entity, String field) {
        return value(entity, field) instanceof Json.Num(BigDecimal number) ? number : BigDecimal.ZERO;
    }

    static BigDecimal sum(List<Entity> entities, String field) {
        return entities.stream().map(each -> number(each, field)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static boolean isTrue(Entity entity, String field) {
        return value(entity, field).equals(Json.of(true));
    }

    private static Map<String, Json> fields(Object... fields) {
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
            case Long number -> Json.of(number);
            case Boolean flag -> Json.of(flag);
            case List<?> items -> Json.array(items.stream().map(Ops::json).toList());
            default -> throw new IllegalArgumentException("no JSON for " + value);
        };
    }
}
