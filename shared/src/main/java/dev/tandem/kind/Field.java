package dev.tandem.kind;

import dev.tandem.json.Json;
import dev.tandem.merge.MergePolicy;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A field of an entity type.
 *
 * @param name the field
 * @param type what it holds, with its limits
 * @param required whether every entity has it
 * @param initial the value where a create names none
 * @param merge what happens when two clients change it
 * @param traits what is special about it
 */
public record Field(
        String name, FieldType type, boolean required, Optional<Json> initial, MergePolicy merge, Set<Trait> traits) {
    public Field {
        traits = Set.copyOf(traits);
    }

    /** With nothing special about it. */
    public Field(String name, FieldType type, boolean required, Optional<Json> initial, MergePolicy merge) {
        this(name, type, required, initial, merge, Set.of());
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** What is wrong with a value, or nothing. {@link Json.Null} is always wrong: emptying a field is not a value. */
    public Optional<FieldProblem> check(Json value) {
        boolean blank = required && value instanceof Json.Str(String text) && text.isBlank();
        return blank ? Optional.of(FieldProblem.BLANK) : FieldChecks.check(type, value);
    }

    /** What may be special about a field. */
    public enum Trait {
        /** Only rules and the server write it ({@code "server": true}). */
        SERVER,
        /** Older clients may still write it, nobody shows it ({@code "retired": true}). */
        RETIRED,
        /** It may be changed without the lock that the rest of the entity needs ({@code "unlocked": true}). */
        UNLOCKED,
        /** Only who made the entity may change it ({@code "author": true}). */
        AUTHOR;

        /** The name in kind files. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
