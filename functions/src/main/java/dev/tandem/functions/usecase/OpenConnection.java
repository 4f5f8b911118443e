package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.store.ConnectionStore;

/** A socket opened: from here on its frames are known to be its person's. */
public final class OpenConnection {
    private final ConnectionStore connections;

    public OpenConnection(ConnectionStore connections) {
        this.connections = connections;
    }

    public void open(String connectionId, Identity who) {
        connections.open(new Connection(connectionId, who.user(), who.name(), who.until()));
    }
}
