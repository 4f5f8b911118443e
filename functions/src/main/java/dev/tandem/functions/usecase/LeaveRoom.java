package dev.tandem.functions.usecase;

import dev.tandem.functions.store.Connection;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Presence;
import dev.tandem.protocol.ClientMessage;

/** Ends what {@link JoinRoom} began (PROTOCOL J7). */
public final class LeaveRoom {
    private final ConnectionStore connections;
    private final PresenceFanOut presence;
    private final Leases leases;

    public LeaveRoom(ConnectionStore connections, PresenceFanOut presence, Leases leases) {
        this.connections = connections;
        this.presence = presence;
        this.leases = leases;
    }

    public void leave(Connection connection, ClientMessage.Leave leave) {
        connections
                .presence(leave.room(), connection.id(), leases.now())
                .filter(there -> there.user().equals(connection.user()))
                .ifPresent(this::leave);
    }

    private void leave(Presence place) {
        connections.leave(place.room(), place.connectionId());
        presence.left(place);
    }
}
