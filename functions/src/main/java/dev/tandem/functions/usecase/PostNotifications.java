package dev.tandem.functions.usecase;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Notification;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.ServerMessage.Notified;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Posts notifications to every socket of their person. A hint: what gets lost is in the inbox. */
public final class PostNotifications {
    private final ConnectionStore connections;
    private final FanOut fanOut;
    private final CloseConnection close;
    private final Leases leases;
    private final Log log;

    public PostNotifications(
            ConnectionStore connections, FanOut fanOut, CloseConnection close, Leases leases, Log log) {
        this.connections = connections;
        this.fanOut = fanOut;
        this.close = close;
        this.leases = leases;
        this.log = log;
    }

    void post(String user, List<Notification> notifications) {
        if (notifications.isEmpty()) {
            return;
        }
        List<byte[]> frames = notifications.stream()
                .map(each -> FrameWriter.writeUtf8(new Notified(each)))
                .toList();
        try {
            Map<String, List<byte[]>> posts = new HashMap<>();
            connections.socketsOf(user, leases.now()).forEach(socket -> posts.put(socket, frames));
            fanOut.post(posts).forEach(close::close);
        } catch (StoreUnavailable unavailable) {
            log.warn("notifications-unposted", Map.of("count", "" + notifications.size()));
        }
    }
}
