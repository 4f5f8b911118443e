package dev.tandem.functions.usecase;

import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Filter;
import dev.tandem.model.Snapshot;
import dev.tandem.protocol.ClientMessage.Held;
import dev.tandem.protocol.Shown;
import dev.tandem.subscription.Matching;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a changed filter shows (PROTOCOL V4): the difference to what the client holds where that is known, else everything that matches. */
record ReadShown(RoomStore rooms, String room) {
    /** The rest of the frame is for names. */
    private static final int BYTES = FrameSize.MOST - 8 * 1024;

    /** A difference to something older is not looked for. */
    private static final int LOG_BYTES = 1024 * 1024;

    Shown read(Snapshot snapshot, Optional<Filter> former, Optional<Filter> filter, Optional<Held> held) {
        List<Entity> matching = matching(snapshot, filter);
        return held.flatMap(holds -> difference(snapshot, former, matching, holds.since()))
                .filter(ReadShown::fits)
                .orElseGet(() -> whole(snapshot, filter, matching));
    }

    static List<Entity> matching(Snapshot snapshot, Optional<Filter> filter) {
        return snapshot.entities().stream().filter(taking(filter)).toList();
    }

    private static Predicate<Entity> taking(Optional<Filter> filter) {
        Optional<Matching> matching = filter.map(Matching::new);
        return entity -> matching.map(each -> each.takes(entity)).orElse(true);
    }

    private Shown whole(Snapshot snapshot, Optional<Filter> filter, List<Entity> matching) {
        return FrameSize.fit(matching, BYTES)
                ? new Shown.Whole(snapshot.head().seq(), matching)
                : new Shown.Linked(SnapshotPath.of(room, filter));
    }

    private Optional<Shown> difference(Snapshot snapshot, Optional<Filter> former, List<Entity> matching, long since) {
        long seq = snapshot.head().seq();
        if (since > seq) {
            return Optional.empty();
        }
        List<Commit> log = since == seq ? List.of() : rooms.log(room, since, LOG_BYTES);
        if (since < seq && (log.isEmpty() || log.getLast().seq() < seq)) {
            return Optional.empty();
        }
        Predicate<Entity> had = taking(former);
        List<Entity> come = matching.stream()
                .filter(entity -> entity.seq() > since || !had.test(entity))
                .toList();
        return Optional.of(new Shown.Difference(since, seq, come, gone(log, former, matching, seq)));
    }

    /** What was changed since and does not match now. What was not changed, the client sees for itself. */
    private static List<EntityKey> gone(List<Commit> log, Optional<Filter> former, List<Entity> matching, long seq) {
        Set<EntityKey> here = matching.stream().map(Entity::key).collect(Collectors.toSet());
        Optional<Matching> had = former.map(Matching::new);
        return log.stream()
                .filter(commit -> commit.seq() <= seq)
                .flatMap(commit -> commit.changes().stream())
                .map(Change::key)
                .filter(key -> !here.contains(key)
                        && had.map(each -> each.takes(key.type())).orElse(true))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean fits(Shown shown) {
        return !(shown instanceof Shown.Difference difference)
                || FrameSize.fit(
                        difference.entities(), BYTES - 200 * difference.gone().size());
    }
}
