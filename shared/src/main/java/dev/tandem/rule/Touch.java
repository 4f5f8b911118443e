package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import java.util.Map;
import java.util.Optional;

/**
 * What an operation is going to do to an entity.
 *
 * @param values the fields it names; with the values it gives them, or with what it adds, removes or inserts
 * @param entity the entity as it is, tombstone or not; empty while it is not loaded, or where it never was
 */
public record Touch(Act act, EntityKey key, Map<String, Json> values, Optional<Entity> entity) {
    public Touch {
        values = Map.copyOf(values);
    }

    /** Of which kind it is. Bringing a deleted entity back is a {@code CREATE}. */
    public enum Act {
        CREATE,
        UPDATE,
        DELETE
    }

    /** What a field is going to be, or is: nothing where neither is known. */
    public Optional<Json> value(String field) {
        return Optional.ofNullable(values.get(field))
                .or(() -> entity.flatMap(is -> Optional.ofNullable(is.fields().get(field))));
    }
}
