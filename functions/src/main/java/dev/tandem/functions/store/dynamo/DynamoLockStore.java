package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.LockStore;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Locks beside the rooms they belong to, in the table {@link Table#ROOMS}. */
final class DynamoLockStore implements LockStore {
    private final PatientRows rows;

    DynamoLockStore(Rows rows, Patience patience) {
        this.rows = new PatientRows(rows, patience);
    }

    @Override
    public List<Lock> locks(String room) {
        return rows.all(Range.prefixed(Table.ROOMS, Keys.room(room), Keys.LOCK)).stream()
                .map(RoomRows::lock)
                .toList();
    }

    @Override
    public boolean put(String room, Member by, Optional<Lock> seen, Lock lock) {
        if (lock.token() < seen.map(Lock::token).orElse(1L)) {
            throw new IllegalArgumentException("token " + lock.token() + " falls below that of " + seen);
        }
        return rows.transact(
                Table.ROOMS,
                List.of(
                        new Write.Check(Keys.member(room, by.user()), CommitWrites.unchanged(by)),
                        new Write.Put(
                                RoomRows.of(room, lock),
                                seen.map(DynamoLockStore::unchanged).orElse(Condition.ABSENT))));
    }

    private static Condition unchanged(Lock seen) {
        return new Condition.Holds(Map.of(
                Attribute.TOKEN, new Value.Whole(seen.token()),
                Attribute.HELD, new Value.Flag(seen.held()),
                Attribute.UNTIL, new Value.Whole(seen.until())));
    }
}
