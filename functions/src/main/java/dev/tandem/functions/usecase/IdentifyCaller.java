package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.TicketStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Says whose frame it is: what was kept when the socket opened, or else what the gateway's authorizer vouches for. */
public final class IdentifyCaller {
    private final ConnectionStore connections;
    private final TicketStore tickets;
    private final Clock clock;

    public IdentifyCaller(ConnectionStore connections, TicketStore tickets, Clock clock) {
        this.connections = connections;
        this.tickets = tickets;
        this.clock = clock;
    }

    /**
     * Finds the socket and its person.
     *
     * @param vouched the gateway's word, if it came with the frame
     * @return nothing where the proof behind the socket has ended
     */
    public Optional<Connection> identify(String connectionId, Optional<Identity> vouched) {
        Instant now = clock.instant();
        return connections
                .find(connectionId, now)
                .or(() -> vouched.filter(who -> who.until().isAfter(now))
                        .filter(who -> !tickets.ended(who.user(), who.session()))
                        .map(who -> new Connection(
                                connectionId, who.user(), who.name(), who.until(), who.session(), Instant.EPOCH)));
    }
}
