package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Presence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Posts a frame to sockets of one room. Membership is read last, so nobody who was removed gets what is told. */
public final class RoomPost {
    private final ConnectionStore connections;
    private final RoomAccess access;
    private final FanOut fanOut;

    public RoomPost(ConnectionStore connections, RoomAccess access, FanOut fanOut) {
        this.connections = connections;
        this.access = access;
        this.fanOut = fanOut;
    }

    /** Leaves out those of people who are no active members, and forgets those that are closed. */
    void post(String room, List<Presence> sockets, byte[] frame) {
        post(sockets, access.members(room).keySet(), frame);
    }

    /**
     * The same.
     *
     * @param active user ids of the members, read after the sockets
     */
    void post(List<Presence> sockets, Set<String> active, byte[] frame) {
        Map<String, List<byte[]>> frames = new HashMap<>();
        sockets.stream()
                .filter(each -> active.contains(each.user()))
                .forEach(each -> frames.put(each.connectionId(), List.of(frame)));
        fanOut.post(frames).forEach(connections::close);
    }
}
