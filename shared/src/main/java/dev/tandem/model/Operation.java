package dev.tandem.model;

import dev.tandem.json.Json;
import java.util.Map;

/** One thing a person did to one entity (PROTOCOL U2). In {@code set}, {@link Json.Null} empties a field. */
public sealed interface Operation {
    /** A new entity with the given fields; the kind's defaults fill the rest. */
    record Create(EntityKey key, Map<String, Json> fields) implements Operation {
        public Create {
            fields = Map.copyOf(fields);
        }
    }

    /** New values for some fields. */
    record Update(EntityKey key, Map<String, Json> set) implements Operation {
        public Update {
            set = Map.copyOf(set);
        }
    }

    /** The entity goes; its tombstone stays. */
    record Delete(EntityKey key) implements Operation {}

    /** A new place among its siblings, and new values for some fields at once. */
    record Move(EntityKey key, String position, Map<String, Json> set) implements Operation {
        public Move {
            set = Map.copyOf(set);
        }
    }

    /** An operation this server does not know: rejected, so that it cannot block the queue. */
    record Unsupported(String op) implements Operation {}

    /** An operation that is not of its form: rejected likewise. {@code where} names the offending member. */
    record Malformed(String where) implements Operation {}
}
