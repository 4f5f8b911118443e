package dev.tandem.kind;

import dev.tandem.json.Json;
import dev.tandem.merge.MergePolicy;
import java.util.Optional;

/**
 * A field of an entity type.
 *
 * @param name the field
 * @param type what it holds, with its limits
 * @param required whether every entity has it
 * @param initial the value where a create names none
 * @param merge what happens when two clients change it
 */
public record Field(String name, FieldType type, boolean required, Optional<Json> initial, MergePolicy merge) {
    /** What is wrong with a value, or nothing. {@link Json.Null} is always wrong: emptying a field is not a value. */
    public Optional<FieldProblem> check(Json value) {
        boolean blank = required && value instanceof Json.Str(String text) && text.isBlank();
        return blank ? Optional.of(FieldProblem.BLANK) : FieldChecks.check(type, value);
    }
}
