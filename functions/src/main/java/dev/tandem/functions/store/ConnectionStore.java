package dev.tandem.functions.store;

import dev.tandem.model.Filter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sockets, and which rooms each one is in. Rows are leases: a reader ignores what is past its lease, whether or not it was swept.
 * Every method may throw {@link StoreUnavailable}.
 */
public interface ConnectionStore {
    /** A socket opened: from now on it is among those of its person. */
    void open(Connection connection);

    /** The socket, or nothing where it is closed or past {@code expiresAt}. */
    Optional<Connection> find(String connectionId, Instant now);

    /** Ids of the sockets that somebody has open, whatever rooms they are in; those past {@code expiresAt} do not count. */
    List<String> socketsOf(String user, Instant now);

    /** The same, with what they were opened with; in no order. Strongly consistent. */
    List<Open> opened(String user, Instant now);

    /** The socket enters a room; replaces its earlier row. */
    void join(Presence presence);

    /** Changes what the socket shows in the room, and prolongs its lease; its filter stays. No-op where it is not there. */
    void move(Presence presence);

    /**
     * Changes what the socket is told of the room, and nothing else.
     *
     * @return false where it is not there
     */
    boolean subscribe(String room, String connectionId, Optional<Filter> filter);

    /** The socket's rows in all rooms, leases not regarded. */
    List<Presence> presences(String connectionId);

    /** One socket in one room, or nothing. Past leases do not count. */
    Optional<Presence> presence(String room, String connectionId, Instant now);

    /** The sockets in a room whose lease holds, strongly consistent. */
    List<Presence> inRoom(String room, Instant now);

    /** Prolongs the lease of the socket in the room. No-op where it is not there. */
    void renew(String room, String connectionId, Instant leaseUntil);

    /** The socket leaves a room. No-op where it is not there. */
    void leave(String room, String connectionId);

    /**
     * The socket is gone: it and its rows in rooms. No-op where nothing is left.
     *
     * @return those rows as they were, leases not regarded
     */
    List<Presence> close(String connectionId);

    /** One of the sockets of a person. */
    record Open(String id, Session session, Instant openedAt) {}
}
