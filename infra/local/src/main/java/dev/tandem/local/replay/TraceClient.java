package dev.tandem.local.replay;

import dev.tandem.merge.text.First;
import dev.tandem.merge.text.Splices;
import dev.tandem.model.Edit;
import dev.tandem.model.Splice;
import java.util.ArrayList;
import java.util.List;

/** One person of a trace: what they made stays with them until it is sent, and is moved over what they read meanwhile. */
final class TraceClient {
    private final int name;
    private final TraceRoom room;
    /** What the log does not show this client yet: mutations that were sent since it read, then those that were not. */
    private final List<List<Splice>> queue = new ArrayList<>();

    private long base;
    private int read;
    private int made;
    private int sent;
    private int unread;

    TraceClient(int name, TraceRoom room, long base) {
        this.name = name;
        this.room = room;
        this.base = base;
    }

    int name() {
        return name;
    }

    int made() {
        return made;
    }

    int sent() {
        return sent;
    }

    void make(List<Splice> splices) {
        queue.add(splices);
        made++;
    }

    /** Sends what was made, up to so many in all. */
    void send(int upTo, TraceLog log) throws InterruptedException {
        while (sent < upTo) {
            int count = Math.min(TraceRoom.BATCH, upTo - sent);
            List<List<Splice>> batch = List.copyOf(queue.subList(unread, unread + count));
            log.add(name, count, room.update(name, base, batch));
            sent += count;
            unread += count;
        }
    }

    /** Reads the log to its end. */
    void read(TraceLog log) {
        for (TraceLog.Entry entry : log.from(read)) {
            if (entry.author() == name) {
                queue.subList(0, entry.mutations()).clear();
                unread -= entry.mutations();
            } else {
                moveOver(entry.edits());
            }
            base = entry.seq();
        }
        read = log.size();
    }

    private void moveOver(List<Edit> edits) {
        List<Splice> theirs = Splices.compose(Splices.of(edits));
        for (int i = 0; i < queue.size() && !theirs.isEmpty(); i++) {
            List<Splice> mine = queue.get(i);
            queue.set(i, Splices.transform(mine, theirs, First.THEIRS));
            theirs = Splices.transform(theirs, mine, First.MINE);
        }
    }
}
