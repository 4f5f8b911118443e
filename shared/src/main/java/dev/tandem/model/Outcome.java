package dev.tandem.model;

import dev.tandem.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of a mutation: decided once, the same for ever (PROTOCOL U4, U6). */
public sealed interface Outcome {
    long n();

    /**
     * Applied. {@code seq} is empty where nothing had to change; {@code merged} lists the fields that were in conflict, {@code skipped} what an undo
     * left alone because it was changed since.
     */
    record Applied(long n, Optional<Long> seq, List<Merged> merged, List<Part> skipped) implements Outcome {
        public Applied {
            merged = List.copyOf(merged);
            skipped = List.copyOf(skipped);
        }

        /** Nothing was left alone. */
        public Applied(long n, Optional<Long> seq, List<Merged> merged) {
            this(n, seq, merged, List.of());
        }
    }

    /** Refused, with a stable code and the place it is about. */
    record Rejected(long n, RejectCode code, Optional<EntityKey> key, Optional<String> field, Map<String, Json> detail)
            implements Outcome {
        public Rejected {
            detail = Map.copyOf(detail);
        }
    }

    /** Decided in an earlier batch whose outcomes are no longer kept apart; the log has them. */
    record Settled(long n) implements Outcome {}

    /** A field two clients had changed, and whose value stands; {@code conflict} is the id of the record that a person has to settle. */
    record Merged(EntityKey key, String field, String policy, Kept kept, Optional<String> conflict) {
        /** Settled without a person. */
        public Merged(EntityKey key, String field, String policy, Kept kept) {
            this(key, field, policy, kept, Optional.empty());
        }
    }

    /** Whose value stands after a merge. */
    enum Kept {
        MINE,
        THEIRS,
        BOTH
    }
}
