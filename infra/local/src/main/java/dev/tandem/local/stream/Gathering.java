package dev.tandem.local.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records that wait to become a batch: full by number, by size, or by the time the oldest has waited. */
final class Gathering {
    /** The payload of an invocation, 6 MB, less its frame. */
    private static final int PAYLOAD = 6 * 1024 * 1024 - 64;

    private final int batchSize;
    private final Duration window;
    private final Clock clock;
    private final List<StreamRecord> waiting = new ArrayList<>();
    private Instant since = Instant.MAX;

    Gathering(int batchSize, Duration window, Clock clock) {
        this.batchSize = batchSize;
        this.window = window;
        this.clock = clock;
    }

    void add(StreamRecord record) {
        if (waiting.isEmpty()) {
            since = clock.instant();
        }
        waiting.add(record);
    }

    /** How many records wait. */
    int waiting() {
        return waiting.size();
    }

    /** Whether a batch must not wait any longer. */
    boolean isDue() {
        boolean full = waiting.size() >= batchSize || fitting() < waiting.size();
        return full || (!waiting.isEmpty() && !clock.instant().isBefore(since.plus(window)));
    }

    /** The next batch that must not wait any longer. */
    Optional<List<StreamRecord>> due() {
        return isDue() ? Optional.of(take()) : Optional.empty();
    }

    /** The next batch, due or not; nothing where none waits. */
    Optional<List<StreamRecord>> rest() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(take());
    }

    private List<StreamRecord> take() {
        List<StreamRecord> first = waiting.subList(0, fitting());
        List<StreamRecord> batch = List.copyOf(first);
        first.clear();
        return batch;
    }

    /** How many fit one event; one always does. */
    private int fitting() {
        long payload = 0;
        int fitting = 0;
        for (StreamRecord record : waiting) {
            // A character has at most three bytes.
            payload += 3L * record.json().length() + 1;
            if (fitting == batchSize || (payload > PAYLOAD && fitting > 0)) {
                return fitting;
            }
            fitting++;
        }
        return fitting;
    }
}
