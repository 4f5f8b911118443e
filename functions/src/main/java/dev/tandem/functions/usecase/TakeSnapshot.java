package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Filter;
import dev.tandem.model.Snapshot;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.subscription.FilterCheck;
import java.util.Optional;

/** The living entities of a room as of one position (PROTOCOL R6). */
public final class TakeSnapshot {
    private final RoomStore rooms;
    private final RoomKinds kinds;
    private final RoomAccess access;

    public TakeSnapshot(RoomStore rooms, RoomKinds kinds, RoomAccess access) {
        this.rooms = rooms;
        this.kinds = kinds;
        this.access = access;
    }

    /** Those that a filter lets through; all of them without one. */
    public Result<Snapshot> of(String user, String room, Optional<Filter> filter) {
        // Reading a whole room is dear: strangers are sent away first, and whoever was removed meanwhile afterwards.
        if (access.member(room, user).isEmpty()) {
            return Result.refused(ErrorCode.NOT_A_MEMBER);
        }
        Optional<String> wrong =
                filter.flatMap(each -> kinds.of(room).flatMap(kind -> new FilterCheck(kind).wrong(each)));
        if (wrong.isPresent()) {
            return Result.malformed("/filter" + wrong.get());
        }
        Optional<Snapshot> snapshot =
                rooms.snapshot(room).map(all -> new Snapshot(all.epoch(), all.head(), ReadShown.matching(all, filter)));
        return access.member(room, user)
                .flatMap(member -> snapshot)
                .map(Result::done)
                .orElseGet(() -> Result.refused(ErrorCode.NOT_A_MEMBER));
    }
}
