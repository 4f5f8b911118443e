package dev.tandem.functions.usecase;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Presence;
import dev.tandem.functions.store.StoreUnavailable;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Tells the sockets of a room a hint: what gets lost, is told by something else. */
public final class TellRoom {
    private final ConnectionStore connections;
    private final RoomPost post;
    private final Leases leases;
    private final Log log;

    public TellRoom(ConnectionStore connections, RoomPost post, Leases leases, Log log) {
        this.connections = connections;
        this.post = post;
        this.leases = leases;
        this.log = log;
    }

    /** @param untold what is logged where the store does not answer */
    void tell(String room, byte[] frame, Predicate<Presence> listens, String untold) {
        try {
            List<Presence> sockets = connections.inRoom(room, leases.now()).stream()
                    .filter(listens)
                    .toList();
            post.post(room, sockets, frame);
        } catch (StoreUnavailable unavailable) {
            log.warn(untold, Map.of("room", room));
        }
    }
}
