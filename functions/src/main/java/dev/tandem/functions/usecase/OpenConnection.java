package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.ConnectionStore.Open;
import dev.tandem.functions.store.TicketStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A socket opened: from here on its frames are known to be its person's. It is written before the sign-in is looked at again, and a sign-out is written
 * before the sockets are: so of two that cross one sees the other.
 */
public final class OpenConnection {
    /** PROTOCOL Q3. */
    static final int MOST = 50;

    /** Older than every row: a socket may be open although its token has ended. */
    private static final Instant ANY_TIME = Instant.EPOCH;

    private final ConnectionStore connections;
    private final TicketStore tickets;
    private final EndConnections endConnections;
    private final Clock clock;

    public OpenConnection(
            ConnectionStore connections, TicketStore tickets, EndConnections endConnections, Clock clock) {
        this.connections = connections;
        this.tickets = tickets;
        this.endConnections = endConnections;
        this.clock = clock;
    }

    /**
     * Opens it, and closes the oldest where the person has too many.
     *
     * @return false where the sign-in has ended meanwhile, and nothing is open
     */
    public boolean open(String connectionId, Identity who) {
        connections.open(
                new Connection(connectionId, who.user(), who.name(), who.until(), who.session(), clock.instant()));
        if (tickets.ended(who.user(), who.session())) {
            connections.close(connectionId);
            return false;
        }
        endConnections.end(tooMany(connectionId, who.user()));
        return true;
    }

    private List<String> tooMany(String newest, String user) {
        List<Open> open = connections.opened(user, ANY_TIME);
        return open.stream()
                .filter(each -> !each.id().equals(newest))
                .sorted(Comparator.comparing(Open::openedAt).thenComparing(Open::id))
                .map(Open::id)
                .limit(Math.max(0, open.size() - MOST))
                .toList();
    }
}
