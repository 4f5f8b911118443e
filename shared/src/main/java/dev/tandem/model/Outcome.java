package dev.tandem.model;

import dev.tandem.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of a mutation: decided once, the same for ever (PROTOCOL U4, U6). */
public sealed interface Outcome {
    long n();

    /** Applied. {@code seq} is empty where nothing had to change; {@code merged} lists the fields that were in conflict. */
    record Applied(long n, Optional<Long> seq, List<Merged> merged) implements Outcome {
        public Applied {
            merged = List.copyOf(merged);
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

    /** A field two clients had changed, and whose value stands. */
    record Merged(EntityKey key, String field, String policy, Kept kept) {}

    /** Whose value stands after a merge. */
    enum Kept {
        MINE,
        THEIRS,
        BOTH
    }
}
