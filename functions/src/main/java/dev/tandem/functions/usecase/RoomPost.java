package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.Presence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Posts a frame to sockets of one room. Membership is read last, so nobody who was removed gets what is told. Those that turn out to be closed stay where
 * they are: that they are gone is to be told, and is, by who hears of it from the gateway, tells a commit, or comes across an ended lease. Where a network
 * fails, very many are, and whoever just tells a hint would have to tell all of that before.
 */
public final class RoomPost {
    private final RoomAccess access;
    private final FanOut fanOut;

    public RoomPost(RoomAccess access, FanOut fanOut) {
        this.access = access;
        this.fanOut = fanOut;
    }

    /** Leaves out those of people who are no active members. */
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
        fanOut.post(frames);
    }
}
