package dev.tandem.functions.sim;

import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.store.dynamo.LogRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The stream of log entries: late, in batches, again after a failure, sometimes again for no reason, and given up after some attempts. */
final class SimStream {
    private static final int BATCH = 10;
    private static final int ATTEMPTS = 4;

    private final Scheduler scheduler;
    private final Chance chance;
    private final List<LogRecord> decided = new ArrayList<>();
    private final List<LogRecord> visible = new ArrayList<>();
    private final List<LogRecord> told = new ArrayList<>();
    private Consumer<List<LogRecord>> listener = batch -> {};
    private int position;
    private int attempts;
    private boolean polling;

    SimStream(Scheduler scheduler, Chance chance) {
        this.scheduler = scheduler;
        this.chance = chance;
    }

    void listen(Consumer<List<LogRecord>> broadcaster) {
        listener = broadcaster;
    }

    /** Everything delivered so far, repetitions included. */
    List<LogRecord> told() {
        return List.copyOf(told);
    }

    /** Everything committed so far, in the order in which it was decided: the last may not be visible yet. */
    List<LogRecord> written() {
        return List.copyOf(decided);
    }

    /** What of it is visible. */
    List<LogRecord> shown() {
        return List.copyOf(visible);
    }

    /** Its transaction is decided; the entry itself becomes visible later. */
    void decided(LogRecord entry) {
        decided.add(entry);
    }

    /** It is visible. */
    void add(LogRecord entry) {
        visible.add(entry);
        pollAgain();
    }

    /** What is not told yet never is. */
    void skip() {
        position = visible.size();
        attempts = 0;
    }

    private void pollAgain() {
        if (!polling && position < visible.size()) {
            polling = true;
            scheduler.spawn(chance.between(20, 250), "stream", this::poll);
        }
    }

    private void poll() {
        int begin = position;
        if (begin == visible.size()) {
            polling = false;
            return;
        }
        List<LogRecord> batch = List.copyOf(visible.subList(position, Math.min(position + BATCH, visible.size())));
        boolean taken = tell(batch) && !chance.hits(Fault.REPEATED);
        if (taken || ++attempts == ATTEMPTS) {
            position = Math.min(visible.size(), Math.max(position, begin + batch.size()));
            attempts = 0;
        }
        polling = false;
        pollAgain();
    }

    private boolean tell(List<LogRecord> batch) {
        told.addAll(batch);
        try {
            listener.accept(batch);
            return true;
        } catch (StoreUnavailable | Killed failed) {
            return false;
        }
    }
}
