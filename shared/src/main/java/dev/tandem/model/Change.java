package dev.tandem.model;

import dev.tandem.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a commit did to one entity (PROTOCOL S1). {@code rule} names the rule of the kind that caused it, if one did. {@code prev} is the commit that
 * wrote the entity before, 0 for none: so an entity's history is a chain through the log.
 */
public sealed interface Change {
    EntityKey key();

    Optional<String> rule();

    long prev();

    /** The entity exists from here on with exactly these fields; revives a tombstone. */
    record Created(EntityKey key, Map<String, Json> fields, Optional<String> rule, long prev) implements Change {
        public Created {
            fields = Map.copyOf(fields);
        }

        /** Of an id that was never there. */
        public Created(EntityKey key, Map<String, Json> fields, Optional<String> rule) {
            this(key, fields, rule, 0);
        }
    }

    /**
     * New values, and what they replaced; {@link Json.Null} stands for no value in both. A field in {@code edits} is in neither: its text changed in
     * places, one {@link TextEdit} after the other.
     */
    record Updated(
            EntityKey key,
            Map<String, Json> set,
            Map<String, Json> was,
            Map<String, List<TextEdit>> edits,
            Optional<String> rule,
            long prev)
            implements Change {
        public Updated {
            set = Map.copyOf(set);
            was = Map.copyOf(was);
            edits = Map.copyOf(edits);
        }

        /** Of fields that are written as a whole. */
        public Updated(EntityKey key, Map<String, Json> set, Map<String, Json> was, Optional<String> rule, long prev) {
            this(key, set, was, Map.of(), rule, prev);
        }
    }

    /** The entity is gone; {@code was} is what it held. */
    record Deleted(EntityKey key, Map<String, Json> was, Optional<String> rule, long prev) implements Change {
        public Deleted {
            was = Map.copyOf(was);
        }

        /** Of an entity as it stands. */
        public static Deleted of(Entity entity, Optional<String> rule) {
            return new Deleted(entity.key(), entity.fields(), rule, entity.seq());
        }
    }
}
