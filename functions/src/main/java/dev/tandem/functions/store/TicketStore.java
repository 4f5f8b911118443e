package dev.tandem.functions.store;

import java.time.Instant;
import java.util.Optional;

/** One-time tickets for opening a socket; only their hash is kept. Every method may throw {@link StoreUnavailable}. */
public interface TicketStore {
    /** Keeps a ticket. */
    void put(Ticket ticket);

    /** Takes a ticket away and gives it back: of two that try, one gets it. Nothing where it is unknown or past its end. */
    Optional<Ticket> take(String hash, Instant now);

    /**
     * Lets one person open one socket.
     *
     * @param hash SHA-256 of the ticket, base64url
     * @param user whom it lets in
     * @param name how that person is shown
     * @param origin the page it was made for; empty where the request named none
     * @param expiresAt end of the ticket
     * @param sessionUntil end of the token behind it
     */
    record Ticket(
            String hash, String user, String name, Optional<String> origin, Instant expiresAt, Instant sessionUntil) {}
}
