package dev.tandem.functions.store.dynamo;

import dev.tandem.model.Member;

/**
 * Holds back commits that were decided before a room's own row changed. A commit is conditional on its author's row, so whoever raises that after the
 * change knows, when it is done, that no such commit can follow any more, however long ago its author read the room.
 */
final class MemberFence {
    private MemberFence() {}

    /** Raises the row of everybody who may write. */
    static void raise(PatientRows rows, String room) {
        rows.all(Range.prefixed(Table.ROOMS, Keys.room(room), Keys.MEMBER)).stream()
                .map(RoomRows::member)
                .filter(Member::active)
                .forEach(member -> raise(rows, room, member));
    }

    /** Whoever changed the row meanwhile did the same. */
    private static void raise(PatientRows rows, String room, Member seen) {
        Row row = RoomRows.of(room, seen.at(seen.rev() + 1));
        rows.write(Table.ROOMS, new Write.Put(row, CommitWrites.unchanged(seen)));
    }
}
