package dev.tandem.functions.store;

import dev.tandem.json.Json;
import dev.tandem.model.Filter;
import java.time.Instant;
import java.util.Optional;

/**
 * A socket in a room.
 *
 * @param client the queue it sends from
 * @param away whether the person is away
 * @param where what the person looks at (PROTOCOL P1)
 * @param filter what of the room it is told; everything where there is none
 * @param leaseUntil from when on it no longer counts
 */
public record Presence(
        String room,
        String connectionId,
        String user,
        String name,
        String client,
        boolean away,
        Optional<Json> where,
        Optional<Filter> filter,
        Instant leaseUntil) {
    /** That is told everything. */
    public Presence(
            String room,
            String connectionId,
            String user,
            String name,
            String client,
            boolean away,
            Optional<Json> where,
            Instant leaseUntil) {
        this(room, connectionId, user, name, client, away, where, Optional.empty(), leaseUntil);
    }
}
