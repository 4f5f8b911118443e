package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.RoomLifeStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Member;
import dev.tandem.model.RoomMeta;
import dev.tandem.room.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first and the last of a room in the table {@link Table#ROOMS}: what its row {@code meta} says decides. */
final class DynamoRoomLifeStore implements RoomLifeStore {
    /** No function runs longer: what was on its way when a room ended has arrived. */
    private static final Duration SETTLED = Duration.ofMinutes(16);

    private static final int ROUNDS = 12;

    private final PatientRows rows;

    DynamoRoomLifeStore(Rows rows, Patience patience) {
        this.rows = new PatientRows(rows, patience);
    }

    @Override
    public boolean begin(RoomMeta meta, Member owner, Decision first, Instant due) {
        Row making = RoomLives.making(RoomRows.of(meta), due);
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.Put(making, Condition.ABSENT));
        writes.add(new Write.Put(RoomRows.of(meta.id(), owner), Condition.ABSENT));
        first.commit()
                .ifPresent(commit ->
                        writes.add(new Write.Put(RoomRows.of(meta.id(), commit, first.extent()), Condition.ABSENT)));
        writes.addAll(CommitWrites.entities(meta.id(), first));
        return rows.transact(Table.ROOMS, writes);
    }

    @Override
    public boolean open(RoomMeta meta, Member owner) {
        Row open = RoomRows.of(meta);
        Write appear = new Write.Put(open, RoomLives.isMaking(meta.epoch()));
        Write enter = new Write.Put(
                RoomRows.of(meta.id(), owner),
                CommitWrites.unchanged(owner.resting().at(owner.rev() - 1)));
        // A refused write may be the echo of our own, which was sent twice.
        return rows.transact(Table.ROOMS, List.of(appear, enter))
                || rows.get(Table.ROOMS, open.key()).equals(Optional.of(open));
    }

    @Override
    public boolean rename(String room, String title) {
        return change(room, Map.of(Attribute.TITLE, new Value.Text(title)));
    }

    @Override
    public boolean archive(String room, boolean archived) {
        boolean known = change(room, Map.of(Attribute.ARCHIVED, new Value.Flag(archived)));
        if (known && archived) {
            MemberFence.raise(rows, room);
        }
        return known;
    }

    private boolean change(String room, Map<String, Value> values) {
        return rows.write(Table.ROOMS, new Write.Update(Keys.meta(room), values, RoomLives.IS_OPEN));
    }

    @Override
    public List<String> end(String room, Instant now) {
        rows.write(Table.ROOMS, new Write.Put(RoomLives.ended(room, now), RoomLives.IS_OPEN));
        return meta(room)
                .flatMap(RoomLives::endedAt)
                .map(at -> endMemberships(room, at))
                .orElse(List.of());
    }

    /** Nobody becomes a member any more, so this comes to an end; a row that is not seen yet goes with the others. */
    private List<String> endMemberships(String room, long at) {
        for (int round = 0; round < ROUNDS; round++) {
            List<Member> all = members(room);
            List<Member> active = all.stream().filter(Member::active).toList();
            if (active.isEmpty()) {
                return all.stream()
                        .filter(member -> member.removedAt() == at)
                        .map(Member::user)
                        .toList();
            }
            active.forEach(member -> rows.write(
                    Table.ROOMS,
                    new Write.Put(
                            RoomRows.of(room, member.removed(at).at(member.rev() + 1)),
                            CommitWrites.unchanged(member))));
        }
        throw new StoreUnavailable("the members of a room that ended change all the time");
    }

    private List<Member> members(String room) {
        return rows.all(Range.prefixed(Table.ROOMS, Keys.room(room), Keys.MEMBER)).stream()
                .map(RoomRows::member)
                .toList();
    }

    @Override
    public List<String> ended(Instant now) {
        return rows.index(Table.ROOMS, RoomLives.WAITING).stream()
                .map(Row::key)
                .filter(key -> key.sk().equals(Keys.META))
                .map(key -> Keys.roomOf(key.pk()))
                .filter(room ->
                        meta(room).filter(meta -> RoomLives.isDue(meta, now)).isPresent())
                .toList();
    }

    @Override
    public boolean purge(String room, int most, Instant now) {
        Optional<Row> meta = meta(room).filter(row -> RoomLives.isDue(row, now));
        if (meta.isEmpty()) {
            return true;
        }
        if (RoomLives.isBeingMade(meta.get())) {
            Write giveUp = new Write.Put(RoomLives.ended(room, now), RoomLives.isMaking(meta.get()));
            return rows.write(Table.ROOMS, giveUp) && purge(room, most, now);
        }
        if (!deleted(room, most)) {
            return false;
        }
        Row next = RoomLives.swept(meta.get(), now.plus(SETTLED));
        rows.write(Table.ROOMS, new Write.Put(next, RoomLives.unchanged(meta.get())));
        return true;
    }

    /** Whether no row is left beside the one that keeps the id. */
    private boolean deleted(String room, int most) {
        int deleted = 0;
        while (deleted < most) {
            List<Write> writes = some(room).stream()
                    .<Write>map(row -> new Write.Delete(row.key(), Condition.ALWAYS))
                    .toList();
            if (writes.isEmpty()) {
                return true;
            }
            rows.transact(Table.ROOMS, writes);
            deleted += writes.size();
        }
        return some(room).isEmpty();
    }

    private List<Row> some(String room) {
        Range all = new Range(Table.ROOMS, Keys.room(room), "!", Keys.LAST, false);
        return rows.page(all, Optional.empty(), Rows.MOST_WRITES).rows().stream()
                .filter(row -> !row.key().sk().equals(Keys.META))
                .toList();
    }

    private Optional<Row> meta(String room) {
        return rows.get(Table.ROOMS, Keys.meta(room));
    }
}
