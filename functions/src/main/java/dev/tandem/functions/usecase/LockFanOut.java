package dev.tandem.functions.usecase;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Presence;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Lock;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.ServerMessage.LockChanged;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells a room whose a lock is now (PROTOCOL L1, L2). A hint: what gets lost, the next renewal tells, or {@code joined}. */
public final class LockFanOut {
    private final ConnectionStore connections;
    private final RoomPost post;
    private final CloseConnection closeConnection;
    private final Leases leases;
    private final Log log;

    public LockFanOut(
            ConnectionStore connections, RoomPost post, CloseConnection closeConnection, Leases leases, Log log) {
        this.connections = connections;
        this.post = post;
        this.closeConnection = closeConnection;
        this.leases = leases;
        this.log = log;
    }

    /** Tells all sockets of active members but the one that gets it as an answer. */
    void tell(String room, Lock lock, Optional<String> answered) {
        try {
            byte[] frame = FrameWriter.writeUtf8(new LockChanged(Optional.empty(), room, lock));
            List<Presence> others = connections.inRoom(room, leases.now()).stream()
                    .filter(each -> !Optional.of(each.connectionId()).equals(answered))
                    .toList();
            post.post(room, others, frame).forEach(closeConnection::close);
        } catch (StoreUnavailable unavailable) {
            log.warn("lock-untold", Map.of("room", room));
        }
    }
}
