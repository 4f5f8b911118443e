package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Needs;
import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.RoomLifeStore;
import dev.tandem.protocol.ErrorCode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Ends a room for everybody (PROTOCOL R13, P4). One write ends it; then nobody is a member any more, and the sockets of those who were are told and
 * closed. Its rows go later ({@link PurgeRooms}), which also does whatever a failure left undone here.
 */
public final class DeleteRoom {
    private final RoomLifeStore lives;
    private final RoomAccess access;
    private final RevokeAccess revoke;
    private final Clock clock;

    public DeleteRoom(RoomLifeStore lives, RoomAccess access, RevokeAccess revoke, Clock clock) {
        this.lives = lives;
        this.access = access;
        this.revoke = revoke;
        this.clock = clock;
    }

    /** As an owner may. */
    public Result<String> delete(String by, String room) {
        Optional<ErrorCode> refusal = access.refusal(Needs.OWNER, room, by);
        if (refusal.isPresent()) {
            return Result.refused(refusal.get());
        }
        end(room);
        return Result.done(room);
    }

    /** Whoever asks; of a room that has ended before, what was left undone. */
    public void end(String room) {
        List<String> members = lives.end(room, clock.instant());
        if (!members.isEmpty()) {
            revoke.of(room, members, RevokeAccess.Reason.ROOM_DELETED);
        }
    }
}
