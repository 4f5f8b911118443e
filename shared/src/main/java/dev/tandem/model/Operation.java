package dev.tandem.model;

import dev.tandem.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** A number changes by a difference (M5). */
    record Increment(EntityKey key, String field, BigDecimal by) implements Operation {}

    /** Elements come into a set (M6). */
    record Add(EntityKey key, String field, List<Json> values) implements Operation {
        public Add {
            values = List.copyOf(values);
        }
    }

    /** Elements leave a set (M6). */
    record Remove(EntityKey key, String field, List<Json> values) implements Operation {
        public Remove {
            values = List.copyOf(values);
        }
    }

    /** Text changes in places, each splice on the result of the one before (T). {@code base} stands for the mutation's where it is given. */
    record SpliceText(EntityKey key, String field, Optional<Long> base, List<Splice> splices) implements Operation {
        public SpliceText {
            splices = List.copyOf(splices);
        }
    }

    /** Takes back what a commit did, or of it only some parts (H1). {@code anyway}: also where the field was changed since. */
    record Undo(long seq, boolean anyway, List<Part> only) implements Operation {
        public Undo {
            only = List.copyOf(only);
        }
    }

    /** Settles a conflict (K). {@code value} comes with {@link Resolution#VALUE} only. */
    record Resolve(String conflict, Resolution with, Optional<Json> value) implements Operation {}

    /** The entity is again what it once was, with exactly these fields, deleted or not (H3). */
    record Restore(EntityKey key, Map<String, Json> fields) implements Operation {
        public Restore {
            fields = Map.copyOf(fields);
        }
    }

    /** An operation this server does not know: rejected, so that it cannot block the queue. */
    record Unsupported(String op) implements Operation {}

    /** An operation that is not of its form: rejected likewise. {@code where} names the offending member. */
    record Malformed(String where) implements Operation {}
}
