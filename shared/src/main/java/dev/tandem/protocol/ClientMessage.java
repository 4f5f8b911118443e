package dev.tandem.protocol;

import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Filter;
import dev.tandem.model.Mutation;
import java.util.List;
import java.util.Optional;

/** What a client sends (PROTOCOL F2). {@code id} is the sender's mark; the answer carries it as {@code ref}. */
public sealed interface ClientMessage {
    Optional<String> id();

    /** Enters a room. {@code since} comes with {@code epoch} only (J1); {@code reason} says what was wrong, if anything was (J8). */
    record Join(
            Optional<String> id,
            String room,
            String client,
            boolean register,
            Optional<String> epoch,
            Optional<Long> since,
            Optional<Filter> subscribe,
            Optional<JoinReason> reason)
            implements ClientMessage {
        /** Nothing is wrong. */
        public Join(
                Optional<String> id,
                String room,
                String client,
                boolean register,
                Optional<String> epoch,
                Optional<Long> since,
                Optional<Filter> subscribe) {
            this(id, room, client, register, epoch, since, subscribe, Optional.empty());
        }

        /** To be told everything. */
        public Join(
                Optional<String> id,
                String room,
                String client,
                boolean register,
                Optional<String> epoch,
                Optional<Long> since) {
            this(id, room, client, register, epoch, since, Optional.empty());
        }
    }

    /** Leaves a room (J7). */
    record Leave(Optional<String> id, String room) implements ClientMessage {}

    /** 1 to 25 mutations with dense {@code n} (U1). */
    record Update(Optional<String> id, String room, String client, String epoch, List<Mutation> mutations)
            implements ClientMessage {
        public Update {
            mutations = List.copyOf(mutations);
        }
    }

    /** Asks for what follows {@code since} (S3). */
    record Sync(Optional<String> id, String room, String epoch, long since) implements ClientMessage {}

    /**
     * Tells the others where one is (P1).
     *
     * @param where an object of the strings view, type, id, field, and whether one looks at pointers
     * @param pointer where the own pointer is (P6): an object of x, y, type and id, {@code null} where it went; nothing where it is not spoken of
     */
    record PresenceUpdate(Optional<String> id, String room, Status status, Optional<Json> where, Optional<Json> pointer)
            implements ClientMessage {
        /** Nothing about a pointer. */
        public PresenceUpdate(Optional<String> id, String room, Status status, Optional<Json> where) {
            this(id, room, status, where, Optional.empty());
        }
    }

    /** Asks for the lock of an entity, or for more time with it (L1). {@code token} is the one that is held. */
    record LockRequest(
            Optional<String> id, String room, String client, EntityKey key, Optional<Long> token, boolean takeOver)
            implements ClientMessage {}

    /** Gives a lock back (L2). */
    record UnlockRequest(Optional<String> id, String room, String client, EntityKey key, long token)
            implements ClientMessage {}

    /** Wants only what a filter lets through, from now on (V1). */
    record Subscribe(Optional<String> id, String room, Filter filter, Optional<Held> held) implements ClientMessage {}

    /** Wants everything again (V1). */
    record Unsubscribe(Optional<String> id, String room, Optional<Held> held) implements ClientMessage {}

    /** What a client has before its filter changes (V4): what {@code filter}, named by its mark, showed at {@code since}. */
    record Held(String epoch, long since, Optional<String> filter) {}

    /** Asks for a sign of life, and for the head of a room (P3). */
    record Ping(Optional<String> id, Optional<String> room, Optional<Long> seq) implements ClientMessage {}
}
