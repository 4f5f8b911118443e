package dev.tandem.local.replay;

import dev.tandem.model.Edit;
import dev.tandem.model.Splice;
import java.util.List;

/** The room in which a trace is typed again: one text, and a log that puts all batches in one order. */
public interface TraceRoom {
    /** How many mutations a batch may have (PROTOCOL U1). */
    int BATCH = 25;

    /**
     * Sends a batch and waits for its commit.
     *
     * @param client who, as the trace numbers them
     * @param base the position in the log that the client had read when it made them, its own earlier mutations upon it
     * @param mutations at most {@link #BATCH}, each the splices of one txn
     */
    Written update(int client, long base, List<List<Splice>> mutations) throws InterruptedException;

    /**
     * What came of it.
     *
     * @param seq the head of the log, this batch being in it
     * @param edits as they changed the text
     */
    record Written(long seq, List<Edit> edits) {
        public Written {
            edits = List.copyOf(edits);
        }
    }
}
