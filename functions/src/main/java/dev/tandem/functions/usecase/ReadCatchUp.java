package dev.tandem.functions.usecase;

import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Entity;
import dev.tandem.model.Filter;
import dev.tandem.model.Head;
import dev.tandem.model.RoomMeta;
import dev.tandem.model.Snapshot;
import dev.tandem.protocol.CatchUp;
import dev.tandem.protocol.CatchUp.Entities;
import dev.tandem.protocol.CatchUp.Reason;
import dev.tandem.protocol.ClientMessage.Join;
import dev.tandem.protocol.FilterText;
import java.util.List;
import java.util.Optional;

/** How somebody who joins gets to the present: exactly one way (PROTOCOL J3). */
final class ReadCatchUp {
    private static final int FRAME_REST = 2 * 1024;

    private final RoomStore rooms;

    ReadCatchUp(RoomStore rooms) {
        this.rooms = rooms;
    }

    /** What was read. It is fitted into a frame once it is known what else the frame holds. */
    sealed interface Read {
        Head head();

        record Commits(Head head, Delta delta) implements Read {}

        record Narrowed(Head head, Filter filter, ExcerptDelta delta) implements Read {}

        /** {@code reason} is empty where no position was given; entities are those that the filter lets through. */
        record Whole(Head head, Optional<Reason> reason, Optional<Filter> filter, Head at, List<Entity> entities)
                implements Read {}
    }

    Read read(RoomMeta meta, Join join) {
        Head head = rooms.head(meta.id());
        Optional<Reason> reason = unservable(meta, join, head);
        if (join.since().isEmpty() || reason.isPresent()) {
            return whole(meta, head, reason, join);
        }
        long since = join.since().get();
        Optional<? extends Read> delta = filter(join)
                .<Optional<? extends Read>>map(
                        filter -> ExcerptDelta.read(rooms, meta.id(), since, head, filter, join.client())
                                .map(found -> new Read.Narrowed(head, filter, found)))
                .orElseGet(() -> Delta.read(rooms, meta.id(), since, head).map(found -> new Read.Commits(head, found)));
        return delta.isPresent() ? delta.get() : whole(meta, head, Optional.of(Reason.BELOW_FLOOR), join);
    }

    static Optional<Filter> filter(Join join) {
        return join.subscribe().flatMap(ChangeFilter::narrowing);
    }

    private static Optional<Reason> unservable(RoomMeta meta, Join join, Head head) {
        return join.since().flatMap(since -> {
            if (!join.epoch().equals(Optional.of(meta.epoch()))) {
                return Optional.of(Reason.EPOCH_CHANGED);
            }
            if (since < meta.floor()) {
                return Optional.of(Reason.BELOW_FLOOR);
            }
            return since > head.seq() ? Optional.of(Reason.AHEAD_OF_LOG) : Optional.empty();
        });
    }

    private Read whole(RoomMeta meta, Head head, Optional<Reason> reason, Join join) {
        Snapshot snapshot = rooms.snapshot(meta.id()).orElseThrow(() -> new StoreUnavailable("A room vanished"));
        Head newest = snapshot.head().seq() > head.seq() ? snapshot.head() : head;
        return new Read.Whole(
                newest, reason, filter(join), snapshot.head(), ReadShown.matching(snapshot, filter(join)));
    }

    /**
     * What of it is told in a frame.
     *
     * @param taken bytes of the frame that something else takes
     */
    static CatchUp fit(Read read, String room, int taken) {
        int left = FrameSize.MOST - FRAME_REST - taken;
        return switch (read) {
            case Read.Commits(Head _, Delta delta) ->
                delta.within(left)
                        .<CatchUp>map(fitting -> new CatchUp.Delta(fitting.commits(), fitting.more()))
                        .orElseGet(() -> new CatchUp.Reset(Reason.BELOW_FLOOR, linked(room, Optional.empty())));
            case Read.Narrowed(Head _, Filter filter, ExcerptDelta delta) ->
                delta.within(left)
                        .<CatchUp>map(fitting ->
                                new CatchUp.Excerpts(FilterText.mark(filter), fitting.commits(), fitting.more()))
                        .orElseGet(() -> filtered(
                                Optional.of(filter),
                                new CatchUp.Reset(Reason.BELOW_FLOOR, linked(room, Optional.of(filter)))));
            case Read.Whole whole -> whole(whole, room, left);
        };
    }

    private static CatchUp whole(Read.Whole read, String room, int left) {
        Entities entities = FrameSize.fit(read.entities(), left)
                ? new Entities.Inline(read.at(), read.entities())
                : linked(room, read.filter());
        return filtered(
                read.filter(),
                read.reason()
                        .<CatchUp>map(why -> new CatchUp.Reset(why, entities))
                        .orElseGet(() -> new CatchUp.Snapshot(entities)));
    }

    private static CatchUp filtered(Optional<Filter> filter, CatchUp whole) {
        return filter.<CatchUp>map(each -> new CatchUp.Filtered(FilterText.mark(each), whole))
                .orElse(whole);
    }

    private static Entities linked(String room, Optional<Filter> filter) {
        return new Entities.Linked(SnapshotPath.of(room, filter));
    }
}
