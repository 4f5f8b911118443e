package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.CommitResult;
import dev.tandem.functions.store.Generation;
import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.SnapshotPage;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.store.Waypoint;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.OpenLink;
import dev.tandem.model.Receipt;
import dev.tandem.model.RoomMeta;
import dev.tandem.model.Snapshot;
import dev.tandem.room.Decision;
import dev.tandem.room.Need;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rooms in the table {@link Table#ROOMS}. */
final class DynamoRoomStore implements RoomStore {
    private final Rows direct;
    private final Generation generation;
    private final PatientRows rows;
    private final RoomLog log;
    private final RoomLoading loading;
    private final RoomSnapshots snapshots;
    private final RoomPages pages;

    DynamoRoomStore(Rows rows, Generation generation, Patience patience) {
        direct = rows;
        this.generation = generation;
        this.rows = new PatientRows(rows, patience);
        log = new RoomLog(this.rows);
        loading = new RoomLoading(this.rows, generation, log);
        snapshots = new RoomSnapshots(this.rows, log, patience);
        pages = new RoomPages(this.rows, log, patience);
    }

    @Override
    public Optional<RoomMeta> meta(String room) {
        return rows.get(Table.ROOMS, Keys.meta(room))
                .filter(RoomLives::isOpen)
                .map(row -> RoomRows.meta(row, generation));
    }

    @Override
    public boolean create(RoomMeta meta, Member owner, Decision first) {
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.Put(RoomRows.of(meta), Condition.ABSENT));
        writes.add(new Write.Put(RoomRows.of(meta.id(), owner), Condition.ABSENT));
        first.commit()
                .ifPresent(commit ->
                        writes.add(new Write.Put(RoomRows.of(meta.id(), commit, first.extent()), Condition.ABSENT)));
        writes.addAll(CommitWrites.entities(meta.id(), first));
        return rows.transact(Table.ROOMS, writes);
    }

    @Override
    public Optional<Member> member(String room, String user) {
        return rows.get(Table.ROOMS, Keys.member(room, user)).map(RoomRows::member);
    }

    @Override
    public List<Member> members(String room) {
        return rows.all(Range.prefixed(Table.ROOMS, Keys.room(room), Keys.MEMBER)).stream()
                .map(RoomRows::member)
                .toList();
    }

    @Override
    public boolean putMember(String room, Member member, long seenRev, List<Member> unchanged) {
        if (member.rev() <= seenRev) {
            throw new IllegalArgumentException("rev " + member.rev() + " does not rise above " + seenRev);
        }
        Row row = RoomRows.of(room, member);
        Write write = new Write.Put(row, seenRev == 0 ? Condition.ABSENT : Condition.holds(Attribute.REV, seenRev));
        // A refused write may be the echo of our own, which an SDK sent twice: then the row already says what it
        // should.
        return (unchanged.isEmpty()
                        ? rows.write(Table.ROOMS, write)
                        : rows.transact(Table.ROOMS, withUnchanged(room, unchanged, write)))
                || rows.get(Table.ROOMS, row.key()).equals(Optional.of(row));
    }

    @Override
    public boolean setLink(String room, Optional<OpenLink> link, Member by) {
        Write write = new Write.Update(Keys.meta(room), RoomRows.linkValues(link), RoomLives.IS_OPEN);
        return rows.transact(Table.ROOMS, withUnchanged(room, List.of(by), write));
    }

    private static List<Write> withUnchanged(String room, List<Member> unchanged, Write write) {
        return Stream.concat(
                        unchanged.stream()
                                .map(each ->
                                        new Write.Check(Keys.member(room, each.user()), CommitWrites.unchanged(each))),
                        Stream.of(write))
                .toList();
    }

    @Override
    public List<RoomMeta> roomsOf(String user) {
        List<RowKey> metas = rows.index(Table.ROOMS, Keys.user(user)).stream()
                .map(member -> new RowKey(member.key().pk(), Keys.META))
                .toList();
        return rows.getAll(Table.ROOMS, metas).stream()
                .filter(RoomLives::isOpen)
                .map(row -> RoomRows.meta(row, generation))
                .sorted(Comparator.comparingLong(RoomMeta::createdAt).reversed().thenComparing(RoomMeta::id))
                .toList();
    }

    @Override
    public Optional<Receipt> receipt(String room, String client) {
        return rows.get(Table.ROOMS, Keys.receipt(room, client)).map(RoomRows::receipt);
    }

    @Override
    public Receipt register(String room, String client, String user) {
        Receipt fresh = Receipt.fresh(client, user);
        boolean first = rows.write(Table.ROOMS, new Write.Put(RoomRows.of(room, fresh), Condition.ABSENT));
        return first ? fresh : receipt(room, client).orElseThrow(() -> new StoreUnavailable("a receipt vanished"));
    }

    @Override
    public Optional<Loaded> load(String room, String user, String client, Need need) {
        return loading.load(room, user, client, need);
    }

    @Override
    public CommitResult commit(String room, Loaded loaded, Decision decision) {
        CommitWrites commit = CommitWrites.of(room, loaded, decision);
        return switch (direct.transact(Table.ROOMS, commit.writes())) {
            case Written.Done done -> new CommitResult.Committed();
            case Written.Refused refused
            when refused.places().contains(commit.member()) -> new CommitResult.MemberChanged();
            case Written.Refused refused -> new CommitResult.Lost();
            case Written.Contended contended -> new CommitResult.Lost();
            case Written.Unanswered unanswered -> new CommitResult.Unknown();
        };
    }

    @Override
    public Head head(String room) {
        return log.head(room);
    }

    @Override
    public List<Commit> log(String room, long since, int maxBytes) {
        return log.after(room, since, maxBytes);
    }

    @Override
    public List<Commit> logBefore(String room, long before, int limit) {
        return log.before(room, before, limit);
    }

    @Override
    public Optional<Commit> logAt(String room, long seq) {
        return log.at(room, seq);
    }

    @Override
    public void keepTold(String room, long seq, long at, Instant until) {
        rows.write(Table.ROOMS, new Write.Put(RoomRows.told(room, seq, at, until), Condition.ALWAYS));
    }

    @Override
    public Map<Long, Long> told(String room, long from, long to) {
        Range range = new Range(Table.ROOMS, Keys.room(room), Keys.told(from), Keys.told(to), false);
        return rows.all(range).stream()
                .collect(Collectors.toUnmodifiableMap(
                        row -> row.number(Attribute.SEQ), row -> row.number(Attribute.AT)));
    }

    @Override
    public Map<EntityKey, Entity> entities(String room, Collection<EntityKey> keys) {
        List<RowKey> wanted =
                keys.stream().distinct().map(key -> Keys.entity(room, key)).toList();
        return rows.getAll(Table.ROOMS, wanted).stream()
                .map(RoomRows::entity)
                .collect(Collectors.toUnmodifiableMap(Entity::key, Function.identity()));
    }

    @Override
    public Optional<Waypoint> waypoint(String room, String epoch, EntityKey key, long before) {
        return rows.get(Table.USERS, Keys.waypoint(room, epoch, key, before)).map(RoomRows::waypoint);
    }

    @Override
    public void keepWaypoint(String room, String epoch, EntityKey key, long before, Waypoint waypoint, Instant until) {
        Row row = RoomRows.of(Keys.waypoint(room, epoch, key, before), waypoint, until);
        rows.write(Table.USERS, new Write.Put(row, Condition.ALWAYS));
    }

    @Override
    public Optional<Snapshot> snapshot(String room) {
        return meta(room).map(snapshots::of);
    }

    @Override
    public Optional<SnapshotPage> page(String room, Optional<Head> at, Optional<EntityKey> after, int limit) {
        return meta(room).flatMap(meta -> pages.read(meta, at, after, limit));
    }
}
