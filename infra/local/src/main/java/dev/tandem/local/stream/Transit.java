package dev.tandem.local.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Records on their way from the stream to the event source: each read takes a while, and none overtakes another. */
final class Transit {
    private final Supplier<Duration> takes;
    private final Clock clock;
    private final Deque<Parcel> underway = new ArrayDeque<>();

    Transit(Supplier<Duration> takes, Clock clock) {
        this.takes = takes;
        this.clock = clock;
    }

    private record Parcel(Instant arrival, List<StreamRecord> records) {}

    void send(List<StreamRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        Instant arrival = clock.instant().plus(takes.get());
        if (!underway.isEmpty() && underway.getLast().arrival().isAfter(arrival)) {
            arrival = underway.getLast().arrival();
        }
        underway.add(new Parcel(arrival, List.copyOf(records)));
    }

    /** What has arrived since it was last asked, in order. */
    List<StreamRecord> arrived() {
        List<StreamRecord> arrived = new ArrayList<>();
        Instant now = clock.instant();
        while (!underway.isEmpty() && !underway.getFirst().arrival().isAfter(now)) {
            arrived.addAll(underway.removeFirst().records());
        }
        return arrived;
    }

    boolean isEmpty() {
        return underway.isEmpty();
    }
}
