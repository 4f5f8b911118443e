package dev.tandem.functions.usecase;

import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.RoomMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rooms somebody is a member of, newest first (PROTOCOL R4, R13). A room that was just made or left may still be missing. */
public final class ListRooms {
    private final RoomStore rooms;
    private final GetRoom room;
    private final Lanes lanes;

    public ListRooms(RoomStore rooms, GetRoom room, Lanes lanes) {
        this.rooms = rooms;
        this.room = room;
        this.lanes = lanes;
    }

    /**
     * Which rooms; empty: all.
     *
     * @param shared whether somebody else made them
     */
    public record Wish(Optional<Boolean> archived, Optional<Boolean> shared) {
        boolean matches(RoomMeta meta, String user) {
            return archived.filter(wanted -> wanted != meta.archived()).isEmpty()
                    && shared.filter(wanted -> wanted == meta.createdBy().equals(Optional.of(user)))
                            .isEmpty();
        }
    }

    /**
     * A part of the list.
     *
     * @param next asks for the next part; empty where there is none
     */
    public record Page(List<RoomDetails> rooms, Optional<String> next) {
        public Page {
            rooms = List.copyOf(rooms);
        }
    }

    /** A part of them, after the part that gave {@code before}; empty for the first one. */
    public Result<Page> of(String user, Wish wish, Optional<String> before, int limit) {
        String scope = "rooms " + user + " " + wish;
        Optional<List<String>> place = before.flatMap(text -> Cursor.read(scope, 2, text));
        if (before.isPresent() && place.isEmpty()) {
            return Result.malformed("/before");
        }
        List<RoomMeta> mine = rooms.roomsOf(user).stream()
                .filter(meta -> wish.matches(meta, user))
                .filter(meta -> place.filter(from -> !isAfter(meta, from)).isEmpty())
                .limit(limit + 1L)
                .toList();
        List<RoomMeta> shown = mine.subList(0, Math.min(limit, mine.size()));
        Optional<String> next = mine.size() > limit ? Optional.of(place(shown.getLast(), scope)) : Optional.empty();
        return Result.done(new Page(details(user, shown), next));
    }

    private static String place(RoomMeta last, String scope) {
        return Cursor.write(scope, Long.toString(last.createdAt()), last.id());
    }

    /** Newest first, then by id. */
    private static boolean isAfter(RoomMeta meta, List<String> place) {
        int byTime = Long.compare(meta.createdAt(), Long.parseLong(place.getFirst()));
        return byTime != 0 ? byTime < 0 : meta.id().compareTo(place.getLast()) > 0;
    }

    private List<RoomDetails> details(String user, List<RoomMeta> metas) {
        Map<String, RoomDetails> details = new ConcurrentHashMap<>();
        lanes.all(metas.stream()
                .map(meta ->
                        (Runnable) () -> room.details(user, meta).ifPresent(found -> details.put(meta.id(), found)))
                .toList());
        return metas.stream()
                .flatMap(meta -> Optional.ofNullable(details.get(meta.id())).stream())
                .toList();
    }
}
