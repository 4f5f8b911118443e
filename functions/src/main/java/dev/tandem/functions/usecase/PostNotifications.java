package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Notification;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.ServerMessage.Notified;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Posts notifications to every socket of their person. A hint: what gets lost is in the inbox. The sockets are read first and the memberships after
 * them: somebody who was removed from a room gets nothing of it any more, on no socket (see {@link RevokeAccess}).
 */
public final class PostNotifications {
    private final ConnectionStore connections;
    private final RoomAccess access;
    private final FanOut fanOut;
    private final CloseConnection close;
    private final Leases leases;
    private final Log log;

    public PostNotifications(
            ConnectionStore connections,
            RoomAccess access,
            FanOut fanOut,
            CloseConnection close,
            Leases leases,
            Log log) {
        this.connections = connections;
        this.access = access;
        this.fanOut = fanOut;
        this.close = close;
        this.leases = leases;
        this.log = log;
    }

    /** Returns whether the person has a socket anywhere, or nobody can tell. */
    boolean post(String user, List<Notification> notifications) {
        if (notifications.isEmpty()) {
            return true;
        }
        try {
            List<String> sockets = connections.socketsOf(user, leases.now());
            if (sockets.isEmpty()) {
                return false;
            }
            Set<String> rooms = notifications.stream()
                    .map(Notification::room)
                    .filter(new HashSet<>()::add)
                    .filter(room -> access.member(room, user).isPresent())
                    .collect(Collectors.toSet());
            List<byte[]> frames = notifications.stream()
                    .filter(each -> rooms.contains(each.room()))
                    .map(each -> FrameWriter.writeUtf8(new Notified(each)))
                    .toList();
            Map<String, List<byte[]>> posts = new HashMap<>();
            sockets.forEach(socket -> posts.put(socket, frames));
            fanOut.post(posts).forEach(close::close);
        } catch (StoreUnavailable unavailable) {
            log.warn("notifications-unposted", Map.of("count", "" + notifications.size()));
        }
        return true;
    }
}
