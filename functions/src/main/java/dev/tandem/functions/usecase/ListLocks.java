package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.LockStore;
import dev.tandem.model.Lock;
import dev.tandem.protocol.ErrorCode;
import java.time.Clock;
import java.util.List;

/** The locks that somebody holds in a room (PROTOCOL R10), by entity. */
public final class ListLocks {
    private final LockStore locks;
    private final RoomAccess access;
    private final Clock clock;

    public ListLocks(LockStore locks, RoomAccess access, Clock clock) {
        this.locks = locks;
        this.access = access;
        this.clock = clock;
    }

    public Result<List<Lock>> of(String user, String room) {
        List<Lock> held = held(room);
        return access.member(room, user).isPresent() ? Result.done(held) : Result.refused(ErrorCode.NOT_A_MEMBER);
    }

    /** Those whose lease has not run out. */
    List<Lock> held(String room) {
        long now = clock.millis();
        return locks.locks(room).stream().filter(lock -> lock.holds(now)).toList();
    }
}
