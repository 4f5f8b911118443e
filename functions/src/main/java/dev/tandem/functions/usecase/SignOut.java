package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.TicketStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Ends a sign-in, or all that a person has made until now: their tokens and tickets are worth nothing, their sockets close (PROTOCOL R12). */
public final class SignOut {
    /** An issuer may refresh the tokens of a sign-in; as long as most let it last, its end is remembered. */
    static final Duration MEMORY = Duration.ofDays(30);

    /** Older than every row: a socket may be open although its token has ended. */
    private static final Instant ANY_TIME = Instant.EPOCH;

    private final TicketStore tickets;
    private final ConnectionStore connections;
    private final EndConnections endConnections;
    private final Clock clock;

    public SignOut(TicketStore tickets, ConnectionStore connections, EndConnections endConnections, Clock clock) {
        this.tickets = tickets;
        this.connections = connections;
        this.endConnections = endConnections;
        this.clock = clock;
    }

    /** Doing so again does what a failure left undone. */
    public void signOut(Identity who, boolean everywhere) {
        Instant now = clock.instant();
        Instant forget = now.plus(MEMORY);
        tickets.end(who.user(), who.session(), who.until().isAfter(forget) ? who.until() : forget);
        if (everywhere) {
            tickets.endAll(who.user(), now);
        }
        endConnections.end(connections.opened(who.user(), ANY_TIME).stream()
                .filter(each -> everywhere
                        ? !each.session().since().isAfter(now)
                        : each.session().id().equals(who.session().id()))
                .map(ConnectionStore.Open::id)
                .toList());
    }
}
