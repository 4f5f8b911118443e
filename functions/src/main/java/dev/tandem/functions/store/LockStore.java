package dev.tandem.functions.store;

import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import java.util.List;
import java.util.Optional;

/**
 * Locks of entities (PROTOCOL L). {@link RoomStore#load} reads single ones, {@link RoomStore#commit} is conditional on them.
 *
 * <p>Every method may throw {@link StoreUnavailable}: nothing is known about its effect then.
 */
public interface LockStore {
    /** All rows of a room, by entity: those that were released or ran out too. */
    List<Lock> locks(String room);

    /**
     * Writes a lock's row if it and the author's membership are still what the caller saw.
     *
     * @param by who takes or releases it, as read
     * @param seen the row as read; empty: there was none
     * @return false where one of them changed; nothing changes then
     * @throws IllegalArgumentException where the token would fall: it is what keeps older holders out
     */
    boolean put(String room, Member by, Optional<Lock> seen, Lock lock);
}
