package dev.tandem.functions.usecase;

import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Commit;
import dev.tandem.model.Head;
import java.util.List;
import java.util.Optional;

/**
 * Consecutive commits after a position, as many as one frame holds.
 *
 * @param head newest position known, at least that of the last commit
 * @param more whether there are commits behind them
 */
record Delta(List<Commit> commits, long head, boolean more) {
    /** About what one read and one frame take; the rest of the frame is for names and members. */
    private static final int BYTES = 100 * 1024;

    /** A single commit may be longer than {@link #BYTES}, if only a frame holds it. */
    private static final int ALONE = FrameSize.MOST - 2 * 1024;

    /**
     * Reads what follows {@code since}.
     *
     * @param head read before
     * @return nothing where the log has a hole there, or where a single commit is larger than a frame
     */
    static Optional<Delta> read(RoomStore rooms, String room, long since, Head head) {
        List<Commit> log = rooms.log(room, since, BYTES);
        boolean missing = log.isEmpty() && since < head.seq();
        if (missing || !areDense(log, since)) {
            return Optional.empty();
        }
        long newest = Math.max(head.seq(), since + log.size());
        return new Delta(log, newest, since + log.size() < newest).within(ALONE);
    }

    /** As much of it as takes {@code bytes}, and of many commits no more than {@link #BYTES}; nothing where not even one fits. */
    Optional<Delta> within(int bytes) {
        List<Commit> fitting = FrameSize.fitting(commits, Math.min(bytes, BYTES));
        if (fitting.isEmpty() && !commits.isEmpty()) {
            fitting = FrameSize.fitting(commits.subList(0, 1), bytes);
        }
        boolean cut = fitting.size() < commits.size();
        return fitting.isEmpty() && cut ? Optional.empty() : Optional.of(new Delta(fitting, head, more || cut));
    }

    private static boolean areDense(List<Commit> commits, long since) {
        for (int i = 0; i < commits.size(); i++) {
            if (commits.get(i).seq() != since + 1 + i) {
                return false;
            }
        }
        return true;
    }
}
