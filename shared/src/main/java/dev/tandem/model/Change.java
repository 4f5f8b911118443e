package dev.tandem.model;

import dev.tandem.json.Json;
import java.util.Map;
import java.util.Optional;

/** What a commit did to one entity (PROTOCOL S1). {@code rule} names the rule of the kind that caused it, if one did. */
public sealed interface Change {
    EntityKey key();

    Optional<String> rule();

    /** The entity exists from here on with exactly these fields; revives a tombstone. */
    record Created(EntityKey key, Map<String, Json> fields, Optional<String> rule) implements Change {
        public Created {
            fields = Map.copyOf(fields);
        }
    }

    /** New values, and what they replaced; {@link Json.Null} stands for no value in both. */
    record Updated(EntityKey key, Map<String, Json> set, Map<String, Json> was, Optional<String> rule)
            implements Change {
        public Updated {
            set = Map.copyOf(set);
            was = Map.copyOf(was);
        }
    }

    /** The entity is gone; {@code was} is what it held. */
    record Deleted(EntityKey key, Map<String, Json> was, Optional<String> rule) implements Change {
        public Deleted {
            was = Map.copyOf(was);
        }
    }
}
