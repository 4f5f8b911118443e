package dev.tandem.functions.usecase;

import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Head;
import dev.tandem.model.RoomMeta;
import dev.tandem.model.Snapshot;
import dev.tandem.protocol.CatchUp;
import dev.tandem.protocol.CatchUp.Entities;
import dev.tandem.protocol.CatchUp.Reason;
import dev.tandem.protocol.ClientMessage.Join;
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

        /** {@code reason} is empty where no position was given. */
        record Whole(Head head, Optional<Reason> reason, Snapshot snapshot) implements Read {}
    }

    Read read(RoomMeta meta, Join join) {
        Head head = rooms.head(meta.id());
        Optional<Reason> reason = unservable(meta, join, head);
        if (join.since().isEmpty() || reason.isPresent()) {
            return whole(meta, head, reason);
        }
        return Delta.read(rooms, meta.id(), join.since().get(), head)
                .<Read>map(delta -> new Read.Commits(head, delta))
                .orElseGet(() -> whole(meta, head, Optional.of(Reason.BELOW_FLOOR)));
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

    private Read whole(RoomMeta meta, Head head, Optional<Reason> reason) {
        Snapshot snapshot = rooms.snapshot(meta.id()).orElseThrow(() -> new StoreUnavailable("A room vanished"));
        Head newest = snapshot.head().seq() > head.seq() ? snapshot.head() : head;
        return new Read.Whole(newest, reason, snapshot);
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
                        .orElseGet(() -> new CatchUp.Reset(Reason.BELOW_FLOOR, linked(room)));
            case Read.Whole(Head _, Optional<Reason> reason, Snapshot snapshot) -> {
                Entities entities = FrameSize.fit(snapshot.entities(), left)
                        ? new Entities.Inline(snapshot.head(), snapshot.entities())
                        : linked(room);
                yield reason.<CatchUp>map(why -> new CatchUp.Reset(why, entities))
                        .orElseGet(() -> new CatchUp.Snapshot(entities));
            }
        };
    }

    private static Entities linked(String room) {
        return new Entities.Linked("/api/rooms/" + room + "/snapshot");
    }
}
