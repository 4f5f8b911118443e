package dev.tandem.functions.usecase;

import dev.tandem.functions.store.ConnectionStore;

/** A socket is gone: forgets it, and tells the rooms it was in. Doing so again does nothing. */
public final class CloseConnection {
    private final ConnectionStore connections;
    private final PresenceFanOut presence;

    public CloseConnection(ConnectionStore connections, PresenceFanOut presence) {
        this.connections = connections;
        this.presence = presence;
    }

    public void close(String connectionId) {
        connections.close(connectionId).forEach(presence::left);
    }
}
