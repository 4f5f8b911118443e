package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Snapshot;
import dev.tandem.protocol.ErrorCode;
import java.util.Optional;

/** The living entities of a room as of one position (PROTOCOL R6). */
public final class TakeSnapshot {
    private final RoomStore rooms;
    private final RoomAccess access;

    public TakeSnapshot(RoomStore rooms, RoomAccess access) {
        this.rooms = rooms;
        this.access = access;
    }

    public Result<Snapshot> of(String user, String room) {
        // Reading a whole room is dear: strangers are sent away first, and whoever was removed meanwhile afterwards.
        if (access.member(room, user).isEmpty()) {
            return Result.refused(ErrorCode.NOT_A_MEMBER);
        }
        Optional<Snapshot> snapshot = rooms.snapshot(room);
        return access.member(room, user)
                .flatMap(member -> snapshot)
                .map(Result::done)
                .orElseGet(() -> Result.refused(ErrorCode.NOT_A_MEMBER));
    }
}
