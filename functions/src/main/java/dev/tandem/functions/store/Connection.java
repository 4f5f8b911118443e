package dev.tandem.functions.store;

import java.time.Instant;

/**
 * An open socket.
 *
 * @param id as API Gateway names it
 * @param user who opened it
 * @param name how that person is shown
 * @param expiresAt when the token behind it ends; the socket ends with it
 * @param session the sign-in that it was opened with
 * @param openedAt when that was
 */
public record Connection(String id, String user, String name, Instant expiresAt, Session session, Instant openedAt) {
    /** One of somebody whose sign-ins cannot be told apart. */
    public Connection(String id, String user, String name, Instant expiresAt) {
        this(id, user, name, expiresAt, Session.ONLY, Instant.EPOCH);
    }
}
