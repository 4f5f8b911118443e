package dev.tandem.local.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TransitTest {
    private Instant now = Instant.parse("2026-05-01T10:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Deque<Duration> takes = new ArrayDeque<>();
    private final Transit transit = new Transit(takes::removeFirst, clock);

    @Test
    void records_arrive_after_their_time_and_none_overtakes_another() {
        send("1", 300);
        send("2", 100);
        send("3", 400);

        assertThat(afterMillis(299)).isEmpty();
        assertThat(afterMillis(1)).containsExactly("1", "2");
        assertThat(transit.isEmpty()).isFalse();
        assertThat(afterMillis(100)).containsExactly("3");
        assertThat(transit.isEmpty()).isTrue();
    }

    @Test
    void a_read_that_found_nothing_takes_no_time() {
        transit.send(List.of());

        assertThat(transit.isEmpty()).isTrue();
    }

    private void send(String number, int millis) {
        takes.add(Duration.ofMillis(millis));
        transit.send(List.of(new StreamRecord(number, "item", now, "{}")));
    }

    private List<String> afterMillis(int millis) {
        now = now.plusMillis(millis);
        return transit.arrived().stream().map(StreamRecord::sequenceNumber).toList();
    }
}
