package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.TicketStore;
import dev.tandem.functions.store.TicketStore.Ticket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Gives somebody who signed in a ticket that opens one socket (PROTOCOL C2). */
public final class IssueTicket {
    static final Duration LIFE = Duration.ofSeconds(30);

    private static final int BYTES = 32;

    private final TicketStore tickets;
    private final Tokens tokens;
    private final Clock clock;
    private final URI socketUrl;

    /**
     * Names the given address to whoever gets a ticket.
     *
     * @param socketUrl where sockets are opened
     */
    public IssueTicket(TicketStore tickets, Tokens tokens, Clock clock, URI socketUrl) {
        this.tickets = tickets;
        this.tokens = tokens;
        this.clock = clock;
        this.socketUrl = socketUrl;
    }

    /**
     * Makes one.
     *
     * @param origin of the page that asked; empty where there is none
     */
    public Issued issue(Identity who, Optional<String> origin) {
        String ticket = tokens.fresh(BYTES);
        Instant end = clock.instant().plus(LIFE);
        tickets.put(new Ticket(Tokens.hash(ticket), who.user(), who.name(), origin, end, who.until()));
        return new Issued(ticket, end, socketUrl);
    }

    /** A ticket, until when it is good, and where to use it. */
    public record Issued(String ticket, Instant expiresAt, URI url) {}
}
