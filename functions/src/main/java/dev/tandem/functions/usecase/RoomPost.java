package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.Presence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Posts a frame to sockets of one room. Membership is read last, so nobody who was removed gets what is told. */
public final class RoomPost {
    private final RoomAccess access;
    private final FanOut fanOut;

    public RoomPost(RoomAccess access, FanOut fanOut) {
        this.access = access;
        this.fanOut = fanOut;
    }

    /**
     * Leaves out those of people who are no active members.
     *
     * @return ids of those that turned out to be closed: {@link CloseConnection} forgets them, which tells the room that their clients are gone
     */
    Set<String> post(String room, List<Presence> sockets, byte[] frame) {
        return post(sockets, access.members(room).keySet(), frame);
    }

    /**
     * The same.
     *
     * @param active user ids of the members, read after the sockets
     */
    Set<String> post(List<Presence> sockets, Set<String> active, byte[] frame) {
        Map<String, List<byte[]>> frames = new HashMap<>();
        sockets.stream()
                .filter(each -> active.contains(each.user()))
                .forEach(each -> frames.put(each.connectionId(), List.of(frame)));
        return fanOut.post(frames);
    }
}
