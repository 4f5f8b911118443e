package dev.tandem.functions.usecase;

import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Presence;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.ServerMessage.Revoked;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts off people whose membership has just ended: tells them, and closes all their sockets (PROTOCOL P4). Called after the write that ended the
 * membership and before its request is answered. Then nothing of the room reaches them once it is answered, because whoever posts or answers
 * reads the sockets first, the memberships after them, and posts last:
 *
 * <ul>
 *   <li>Memberships read after the write: the person is left out.
 *   <li>Memberships read before the write: the sockets were read even earlier, so each of them was opened before the write. What leads from a person
 *       to a socket is written before the socket is open, so the reading here, which comes after the write, finds it, and it is closed here:
 *       whatever is posted or answered to it later meets a closed socket (410).
 *   <li>A socket that is opened too late to be found here was opened after the write, so whatever it asks for is refused.
 * </ul>
 *
 * <p>Rows past their time count too: a socket may be open although its token has ended. What cannot be closed keeps its rows, the request fails,
 * and asking again does the rest; until then it gets nothing that is read after the write. The rows of a closed socket go when the gateway tells
 * of its end.
 */
public final class RevokeAccess {
    /** Older than every row: none is left out. */
    private static final Instant ANY_TIME = Instant.EPOCH;

    private final ConnectionStore connections;
    private final FanOut fanOut;
    private final PresenceFanOut presence;

    public RevokeAccess(ConnectionStore connections, FanOut fanOut, PresenceFanOut presence) {
        this.connections = connections;
        this.fanOut = fanOut;
        this.presence = presence;
    }

    /** Why somebody is no longer a member. */
    public enum Reason {
        REMOVED("removed"),
        ROOM_DELETED("room-deleted");

        private final String wire;

        Reason(String wire) {
            this.wire = wire;
        }
    }

    /**
     * Tells and closes; doing it again does what was left undone.
     *
     * @param users whose membership of the room is over
     * @throws StoreUnavailable where a socket may still be open
     */
    public void of(String room, Collection<String> users, Reason reason) {
        List<Presence> places = connections.inRoom(room, ANY_TIME).stream()
                .filter(each -> users.contains(each.user()))
                .toList();
        tell(places, new Revoked(room, reason.wire));
        Set<String> sockets = new HashSet<>();
        places.forEach(each -> sockets.add(each.connectionId()));
        users.forEach(user -> sockets.addAll(connections.socketsOf(user, ANY_TIME)));
        Set<String> open = fanOut.close(sockets);
        places.stream().filter(each -> !open.contains(each.connectionId())).forEach(this::forget);
        if (!open.isEmpty()) {
            throw new StoreUnavailable(open.size() + " sockets may still be open");
        }
    }

    private void tell(List<Presence> places, Revoked revoked) {
        List<byte[]> frame = List.of(FrameWriter.writeUtf8(revoked));
        Map<String, List<byte[]>> frames = new HashMap<>();
        places.forEach(each -> frames.put(each.connectionId(), frame));
        fanOut.post(frames);
    }

    private void forget(Presence place) {
        connections.leave(place.room(), place.connectionId());
        presence.left(place);
    }
}
