package dev.tandem.local.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.local.LambdaFunction;
import dev.tandem.local.stream.EventSourceMapping.Batches;
import dev.tandem.local.stream.EventSourceMapping.Failures;
import dev.tandem.local.stream.EventSourceMapping.StartingPosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LanesTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void batches_of_as_many_items_as_the_factor_are_under_way_at_the_same_time() throws Exception {
        var together = new CyclicBarrier(3);
        var function = ScriptedFunction.answering(batch -> {
            together.await(30, TimeUnit.SECONDS);
            return "";
        });
        Lanes lanes = lanes(function, 3, 10);
        for (String item : List.of("a", "b", "c")) {
            lanes.add(record(item, 1));
        }

        lanes.deliver();
        lanes.end();

        assertThat(function.asked()).hasSize(3);
    }

    @Test
    void a_poisoned_item_holds_up_its_own_line_alone() throws Exception {
        var cured = new CountDownLatch(1);
        var function = ScriptedFunction.answering(batch -> {
            if (batch.contains("a1")) {
                cured.await();
            }
            return "";
        });
        Lanes lanes = lanes(function, 3, 10);
        lanes.add(record("a", 1));
        lanes.deliver();
        assertThat(function.await(1)).containsExactly("a1");
        for (int i = 1; i <= 3; i++) {
            lanes.add(record("a", 1 + i));
            lanes.add(record("b", i));
            lanes.deliver();
        }

        assertThat(function.await(3)).containsExactly("b1", "b2", "b3");
        cured.countDown();
        lanes.end();
        assertThat(function.await(3)).containsExactly("a2", "a3", "a4");
    }

    @Test
    void nothing_more_is_read_while_too_much_waits_in_a_line() throws Exception {
        Lanes lanes = lanes(ScriptedFunction.answering(batch -> ""), 2, 5);
        IntStream.range(0, 49).forEach(i -> lanes.add(record("a", i)));
        assertThat(lanes.areFull()).isFalse();

        lanes.add(record("a", 49));

        assertThat(lanes.areFull()).isTrue();
        lanes.end();
        assertThat(lanes.areFull()).isFalse();
    }

    @Test
    void a_window_that_is_still_open_ends_with_the_shard() throws Exception {
        var function = ScriptedFunction.answering(batch -> "");
        Lanes lanes = lanes(function, new Batches(10, Duration.ofMinutes(5), 1));
        lanes.add(record("a", 1));
        lanes.deliver();
        assertThat(function.asked()).isEmpty();

        lanes.end();

        assertThat(function.asked()).containsExactly(List.of("a1"));
    }

    private Lanes lanes(LambdaFunction function, int parallel, int size) {
        return lanes(function, new Batches(size, Duration.ZERO, parallel));
    }

    private Lanes lanes(LambdaFunction function, Batches batches) {
        var failures = new Failures(false, true, Optional.of(0), Optional.empty(), given -> {
            throw new AssertionError("given up: " + given);
        });
        var mapping =
                new EventSourceMapping(function, RecordFilter.of(), StartingPosition.TRIM_HORIZON, batches, failures);
        return new Lanes(
                batches,
                () -> new Lane(
                        new Gathering(batches.size(), batches.window(), Clock.systemUTC()),
                        new BatchDelivery(
                                mapping, "arn", "shard", Clock.systemUTC(), _ -> Duration.ZERO, new Stopping())),
                threads);
    }

    private static StreamRecord record(String item, int number) {
        String sequenceNumber = item + number;
        return new StreamRecord(
                sequenceNumber, item, Instant.EPOCH, "{\"dynamodb\":{\"SequenceNumber\":\"" + sequenceNumber + "\"}}");
    }
}
