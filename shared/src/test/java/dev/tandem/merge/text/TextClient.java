package dev.tandem.merge.text;

import dev.tandem.model.Splice;
import java.util.ArrayList;
import java.util.List;

/**
 * A client with a queue of mutations over what it has seen of the log. A live one reads the log as it comes and sends what it made as
 * it stands after that; an offline one reads nothing until its queue is empty, and sends everything as made on its one old base.
 */
final class TextClient {
    private final int name;
    private final boolean live;
    private final TextServer server;
    private final List<List<Splice>> queue = new ArrayList<>();
    private String view;
    private int seen;
    private int sent;
    private int base;

    TextClient(int name, boolean live, TextServer server) {
        this.name = name;
        this.live = live;
        this.server = server;
        this.view = server.text();
    }

    String view() {
        return view;
    }

    void edit(List<Splice> splices) {
        view = RandomSplices.after(view, splices);
        queue.add(splices);
    }

    boolean hasUnsent() {
        return sent < queue.size();
    }

    /**
     * Sends up to so many mutations. What was sent stays in the queue until it is read in the log; more follows only while this client
     * has read nothing since, or has read all it sent.
     */
    void send(int most) {
        List<List<Splice>> batch = List.copyOf(queue.subList(sent, Math.min(queue.size(), sent + most)));
        if (batch.isEmpty() || (sent > 0 && seen != base)) {
            return;
        }
        base = seen;
        sent += batch.size();
        server.update(name, base, batch);
    }

    /** Reads the next commit of the log, unless this client is offline with a queue that it can send. */
    void read() {
        if (seen < server.log.size() && (live || !hasUnsent() || (sent > 0 && seen != base))) {
            TextServer.Entry entry = server.log.get(seen++);
            if (entry.author() == name) {
                queue.subList(0, entry.edits().size()).clear();
                sent -= entry.edits().size();
            } else {
                entry.edits().forEach(edit -> receive(Splices.of(edit.applied())));
            }
        }
    }

    private void receive(List<Splice> theirs) {
        List<Splice> passing = theirs;
        for (int i = 0; i < queue.size(); i++) {
            List<Splice> mine = queue.get(i);
            queue.set(i, Splices.transform(mine, passing, First.THEIRS));
            passing = Splices.transform(passing, mine, First.MINE);
        }
        view = RandomSplices.after(view, passing);
    }

    boolean hasReadAll() {
        return seen == server.log.size();
    }
}
