package dev.tandem.functions.store;

import java.time.Instant;

/**
 * An open socket.
 *
 * @param id as API Gateway names it
 * @param user who opened it
 * @param name how that person is shown
 * @param expiresAt when the token behind it ends; the socket ends with it
 */
public record Connection(String id, String user, String name, Instant expiresAt) {}
