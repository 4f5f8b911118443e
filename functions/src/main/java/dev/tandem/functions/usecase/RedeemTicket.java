package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.TicketStore;
import dev.tandem.functions.store.TicketStore.Ticket;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Takes a ticket and says whom it lets in (PROTOCOL C3). */
public final class RedeemTicket {
    private final TicketStore tickets;
    private final Clock clock;
    private final Set<String> allowedOrigins;

    /**
     * Tickets are good for pages of the given origins.
     *
     * @param allowedOrigins pages that may open sockets; empty for any
     */
    public RedeemTicket(TicketStore tickets, Clock clock, Set<String> allowedOrigins) {
        this.tickets = tickets;
        this.clock = clock;
        this.allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /**
     * Whatever comes of it, the ticket is gone.
     *
     * @param origin of the page that opens the socket; empty where it is no browser
     */
    public Optional<Identity> redeem(String ticket, Optional<String> origin) {
        Instant now = clock.instant();
        return tickets.take(Tokens.hash(ticket), now)
                .filter(taken -> mayComeFrom(taken, origin))
                .filter(taken -> taken.sessionUntil().isAfter(now))
                .filter(taken -> !tickets.ended(taken.user(), taken.session()))
                .map(taken -> new Identity(
                        taken.user(), taken.name(), taken.sessionUntil(), Optional.empty(), taken.session()));
    }

    private boolean mayComeFrom(Ticket ticket, Optional<String> origin) {
        boolean allowed = origin.isEmpty() || allowedOrigins.isEmpty() || allowedOrigins.contains(origin.get());
        return allowed && (ticket.origin().isEmpty() || ticket.origin().equals(origin));
    }
}
