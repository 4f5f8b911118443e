package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Needs;
import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.RoomLifeStore;
import dev.tandem.protocol.ErrorCode;
import java.util.Optional;

/** Lays a room to rest, or takes it up again (PROTOCOL R13): it is read, and nothing is written. */
public final class ArchiveRoom {
    private final RoomLifeStore lives;
    private final RoomAccess access;
    private final GetRoom get;

    public ArchiveRoom(RoomLifeStore lives, RoomAccess access, GetRoom get) {
        this.lives = lives;
        this.access = access;
        this.get = get;
    }

    public Result<RoomDetails> set(String by, String room, boolean archived) {
        Optional<ErrorCode> refusal = access.refusal(Needs.OWNER, room, by);
        if (refusal.isPresent()) {
            return Result.refused(refusal.get());
        }
        return lives.archive(room, archived) ? get.get(by, room) : Result.refused(ErrorCode.NOT_A_MEMBER);
    }
}
