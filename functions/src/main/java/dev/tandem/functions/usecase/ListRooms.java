package dev.tandem.functions.usecase;

import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.RoomMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rooms somebody is a member of, newest first (PROTOCOL R4). A room that was just made or left may still be missing. */
public final class ListRooms {
    private final RoomStore rooms;
    private final GetRoom room;
    private final Lanes lanes;

    public ListRooms(RoomStore rooms, GetRoom room, Lanes lanes) {
        this.rooms = rooms;
        this.room = room;
        this.lanes = lanes;
    }

    public List<RoomDetails> of(String user) {
        List<RoomMeta> mine = rooms.roomsOf(user);
        Map<String, RoomDetails> details = new ConcurrentHashMap<>();
        lanes.all(mine.stream()
                .map(meta ->
                        (Runnable) () -> room.details(user, meta).ifPresent(found -> details.put(meta.id(), found)))
                .toList());
        return mine.stream()
                .flatMap(meta -> Optional.ofNullable(details.get(meta.id())).stream())
                .toList();
    }
}
