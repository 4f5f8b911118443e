package dev.tandem.functions.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What opens sockets: one-time tickets, of which only the hash is kept, and which sign-ins give none any more. Every method may throw
 * {@link StoreUnavailable}.
 */
public interface TicketStore {
    /** Keeps a ticket. */
    void put(Ticket ticket);

    /** Takes a ticket away and gives it back: of two that try, one gets it. Nothing where it is unknown or past its end. */
    Optional<Ticket> take(String hash, Instant now);

    /**
     * Ends a sign-in.
     *
     * @param forget when no token of it can be good any more
     */
    void end(String user, Session session, Instant forget);

    /** Ends every sign-in of a person that was made until then. Never undone: what was ended stays so whatever is called later. */
    void endAll(String user, Instant until);

    /** Whether a sign-in was ended, in either way. Strongly consistent. */
    boolean ended(String user, Session session);

    /**
     * Lets one person open one socket.
     *
     * @param hash SHA-256 of the ticket, base64url
     * @param user whom it lets in
     * @param name how that person is shown
     * @param origin the page it was made for; empty where the request named none
     * @param expiresAt end of the ticket
     * @param sessionUntil end of the token behind it
     * @param session the sign-in behind it
     */
    record Ticket(
            String hash,
            String user,
            String name,
            Optional<String> origin,
            Instant expiresAt,
            Instant sessionUntil,
            Session session) {}
}
