package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A room as one of its members sees it (PROTOCOL R4). */
public final class GetRoom {
    private final RoomStore rooms;
    private final RoomAccess access;

    public GetRoom(RoomStore rooms, RoomAccess access) {
        this.rooms = rooms;
        this.access = access;
    }

    public Result<RoomDetails> get(String user, String room) {
        return rooms.meta(room)
                .flatMap(meta -> details(user, meta))
                .<Result<RoomDetails>>map(Result::done)
                .orElseGet(() -> Result.refused(ErrorCode.NOT_A_MEMBER));
    }

    /** Nothing where the user is no active member. */
    Optional<RoomDetails> details(String user, RoomMeta meta) {
        Head head = rooms.head(meta.id());
        Map<String, Member> active = access.members(meta.id());
        return Optional.ofNullable(active.get(user))
                .map(own -> new RoomDetails(meta, head, own, List.copyOf(active.values())));
    }
}
