package dev.tandem.local.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.local.stream.EventSourceMapping.Batches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GatheringTest {
    private Instant now = Instant.EPOCH;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    @Test
    void sizes_windows_and_factors_beyond_those_of_lambda_are_refused() {
        assertThat(new Batches(10_000, Duration.ofMinutes(5), 10)).isNotNull();
        assertThatThrownBy(() -> new Batches(10_001, Duration.ZERO, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Batches(0, Duration.ZERO, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Batches(1, Duration.ofSeconds(301), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Batches(1, Duration.ZERO, 11)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void without_a_window_what_is_there_is_due() {
        Gathering gathering = new Gathering(10, Duration.ZERO, clock);
        gathering.add(record("1"));
        gathering.add(record("2"));

        assertThat(gathering.due())
                .hasValueSatisfying(batch -> assertThat(batch).hasSize(2));
        assertThat(gathering.due()).isEmpty();
    }

    @Test
    void a_batch_waits_for_its_window_from_its_first_record_on() {
        Gathering gathering = new Gathering(10, Duration.ofSeconds(2), clock);
        gathering.add(record("1"));
        now = now.plusMillis(1_999);
        gathering.add(record("2"));
        assertThat(gathering.due()).isEmpty();

        now = now.plusMillis(1);

        assertThat(gathering.due())
                .hasValueSatisfying(batch -> assertThat(batch).hasSize(2));
    }

    @Test
    void a_full_batch_does_not_wait() {
        Gathering gathering = new Gathering(2, Duration.ofSeconds(2), clock);
        List.of("1", "2", "3").forEach(number -> gathering.add(record(number)));

        assertThat(gathering.due())
                .hasValueSatisfying(batch -> assertThat(batch).hasSize(2));
        assertThat(gathering.due()).isEmpty();
        assertThat(gathering.rest())
                .hasValueSatisfying(batch -> assertThat(batch).hasSize(1));
    }

    @Test
    void an_event_stays_below_six_megabytes() {
        Gathering gathering = new Gathering(100, Duration.ofSeconds(2), clock);
        for (int i = 0; i < 5; i++) {
            gathering.add(new StreamRecord("" + i, "item", now, "x".repeat(900_000)));
        }

        assertThat(gathering.due())
                .hasValueSatisfying(batch -> assertThat(batch).hasSize(2));
        assertThat(gathering.due())
                .hasValueSatisfying(batch -> assertThat(batch).hasSize(2));
        assertThat(gathering.due()).isEmpty();
    }

    private StreamRecord record(String sequenceNumber) {
        return new StreamRecord(sequenceNumber, "item", now, "{}");
    }
}
