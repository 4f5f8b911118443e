package dev.tandem.functions.usecase;

import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Excerpt;
import dev.tandem.model.Filter;
import dev.tandem.model.Head;
import dev.tandem.protocol.Wire;
import dev.tandem.subscription.Narrowing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@link Delta} through a filter: as little of the log may match, one answer covers a longer stretch of it.
 *
 * @param head newest position known
 * @param more whether there are commits behind them
 */
record ExcerptDelta(List<Excerpt> commits, long head, boolean more) {
    private static final int BYTES = 100 * 1024;
    private static final int ALONE = FrameSize.MOST - 2 * 1024;
    private static final int PAGES = 10;

    /**
     * Reads what follows {@code since} for one client.
     *
     * @param head read before
     * @return nothing where the log has a hole there, or where a single commit is larger than a frame
     */
    static Optional<ExcerptDelta> read(
            RoomStore rooms, String room, long since, Head head, Filter filter, String client) {
        List<Excerpt> found = new ArrayList<>();
        long at = since;
        boolean more = true;
        for (int page = 0; page < PAGES && more && bytes(found) < BYTES; page++) {
            Optional<Delta> delta = Delta.read(rooms, room, at, head);
            if (delta.isEmpty()) {
                break;
            }
            var commits = delta.get().commits();
            var versions = ReadVersions.of(rooms, room, List.of(filter), commits);
            new Narrowing(filter, client, versions).of(commits).forEach(each -> Narrowing.add(found, each));
            at += commits.size();
            more = delta.get().more();
        }
        // What could not be read behind others is asked for once these are applied.
        boolean nothing = at == since && more;
        return nothing
                ? Optional.empty()
                : new ExcerptDelta(List.copyOf(found), Math.max(head.seq(), at), more).within(ALONE);
    }

    /** As much of it as takes {@code bytes}, and of several no more than {@link #BYTES}; nothing where not even one fits. */
    Optional<ExcerptDelta> within(int bytes) {
        List<Excerpt> fitting = FrameSize.fitting(commits, Wire::of, Math.min(bytes, BYTES));
        if (fitting.isEmpty() && !commits.isEmpty()) {
            fitting = FrameSize.fitting(commits.subList(0, 1), Wire::of, bytes);
        }
        boolean cut = fitting.size() < commits.size();
        return fitting.isEmpty() && cut ? Optional.empty() : Optional.of(new ExcerptDelta(fitting, head, more || cut));
    }

    private static int bytes(List<Excerpt> excerpts) {
        return FrameSize.bytesOf(excerpts, Wire::of);
    }
}
