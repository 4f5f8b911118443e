package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import java.util.Optional;

/**
 * What became of one entity.
 *
 * @param before as it lived before; empty where it did not
 * @param after as it lives now; empty where it does not
 * @param rule the rule that did it; empty where a person did
 */
public record Step(EntityKey key, Optional<Entity> before, Optional<Entity> after, Optional<String> rule) {
    public boolean isOf(String type) {
        return key.type().equals(type);
    }

    /** A field as it was; {@link Json.Null} for no value. */
    public Json was(String field) {
        return value(before, field);
    }

    /** A field as it is; {@link Json.Null} for no value. */
    public Json is(String field) {
        return value(after, field);
    }

    public boolean changed(String field) {
        return !was(field).equals(is(field));
    }

    private static Json value(Optional<Entity> entity, String field) {
        return entity.map(each -> each.fields().getOrDefault(field, Json.NULL)).orElse(Json.NULL);
    }
}
