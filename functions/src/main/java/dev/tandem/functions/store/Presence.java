package dev.tandem.functions.store;

import dev.tandem.json.Json;
import dev.tandem.model.Filter;
import dev.tandem.protocol.Status;
import java.time.Instant;
import java.util.Optional;

/**
 * A socket in a room.
 *
 * @param client the queue it sends from
 * @param status whether the person is at it; never that they are gone
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
        Status status,
        Optional<Json> where,
        Optional<Filter> filter,
        Instant leaseUntil) {
    /** API Gateway names sockets in base64, so none is called this. */
    private static final String WITHOUT_SOCKET = "rest.";

    /** What stands for the socket of a client that has none: nothing is ever posted to it. */
    public static String withoutSocket(String client) {
        return WITHOUT_SOCKET + client;
    }

    /** Whether there is a socket of this name, or only a client that asks by itself. */
    public static boolean isSocket(String connectionId) {
        return !connectionId.startsWith(WITHOUT_SOCKET);
    }

    /** That is told everything. */
    public Presence(
            String room,
            String connectionId,
            String user,
            String name,
            String client,
            Status status,
            Optional<Json> where,
            Instant leaseUntil) {
        this(room, connectionId, user, name, client, status, where, Optional.empty(), leaseUntil);
    }
}
