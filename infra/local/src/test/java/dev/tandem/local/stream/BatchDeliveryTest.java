package dev.tandem.local.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.local.stream.EventSourceMapping.Batches;
import dev.tandem.local.stream.EventSourceMapping.Failures;
import dev.tandem.local.stream.EventSourceMapping.StartingPosition;
import dev.tandem.local.stream.FailedBatch.Condition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchDeliveryTest {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private final List<FailedBatch> givenUp = new ArrayList<>();
    private final List<Integer> waits = new ArrayList<>();
    private final Stopping stopping = new Stopping();

    @Test
    void a_batch_that_succeeds_is_sent_once() throws Exception {
        var function = ScriptedFunction.answering(batch -> "");

        deliver(mapping(function, false, 2), "1", "2", "3");

        assertThat(function.asked()).containsExactly(List.of("1", "2", "3"));
        assertThat(givenUp).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"batchItemFailures\":null}", "{\"batchItemFailures\":[]}"})
    void nothing_null_and_an_empty_list_are_success(String answer) throws Exception {
        var function = ScriptedFunction.answering(batch -> answer);

        deliver(mapping(function, false, 2), "1", "2");

        assertThat(function.asked()).hasSize(1);
    }

    @Test
    void everything_from_the_lowest_failed_record_on_is_sent_again() throws Exception {
        var calls = new AtomicInteger();
        var function = ScriptedFunction.answering(
                batch -> calls.getAndIncrement() == 0 ? ScriptedFunction.failures("4", "3") : "");

        deliver(mapping(function, false, 0), "1", "2", "3", "4", "5");

        assertThat(function.asked()).containsExactly(List.of("1", "2", "3", "4", "5"), List.of("3", "4", "5"));
        assertThat(givenUp).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"wrong\":\"2\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"99\"},{\"itemIdentifier\":\"2\"}]}",
                "{\"batchItemFailures\":\"2\"}",
                "not json"
            })
    void a_failure_that_names_no_record_of_the_batch_fails_the_whole_batch(String answer) throws Exception {
        var calls = new AtomicInteger();
        var function = ScriptedFunction.answering(batch -> calls.getAndIncrement() == 0 ? answer : "");

        deliver(mapping(function, false, 1), "1", "2");

        assertThat(function.asked()).containsExactly(List.of("1", "2"), List.of("1", "2"));
    }

    @Test
    void what_was_done_before_a_failure_comes_again_unless_the_function_names_the_record() throws Exception {
        List<String> told = new ArrayList<>();
        var function = ScriptedFunction.answering(batch -> {
            boolean first = told.isEmpty();
            told.addAll(first ? batch.subList(0, 2) : batch);
            if (first) {
                throw new IllegalStateException("after two of three");
            }
            return "";
        });

        deliver(mapping(function, false, 1), "1", "2", "3");

        assertThat(told).as("at least once").containsExactly("1", "2", "1", "2", "3");
    }

    @Test
    void without_partial_responses_the_answer_is_not_looked_at() throws Exception {
        var function = ScriptedFunction.answering(batch -> ScriptedFunction.failures("1"));
        var failures = new Failures(true, false, Optional.of(3), Optional.empty(), givenUp::add);

        deliver(mapping(function, failures), "1", "2");

        assertThat(function.asked()).containsExactly(List.of("1", "2"));
        assertThat(givenUp).isEmpty();
    }

    @Test
    void a_poisoned_record_is_put_aside_and_all_others_are_told_in_order() throws Exception {
        List<String> told = new ArrayList<>();
        var function = ScriptedFunction.answering(batch -> {
            if (batch.contains("5")) {
                throw new IllegalStateException("poison");
            }
            told.addAll(batch);
            return "";
        });

        deliver(mapping(function, true, 4), "1", "2", "3", "4", "5", "6", "7", "8");

        assertThat(told).containsExactly("1", "2", "3", "4", "6", "7", "8");
        assertThat(givenUp).singleElement().satisfies(failed -> {
            assertThat(failed.startSequenceNumber()).isEqualTo("5");
            assertThat(failed.batchSize()).isEqualTo(1);
        });
    }

    @Test
    void a_batch_that_fails_is_tried_again_as_often_as_allowed_and_then_given_up() throws Exception {
        var function = ScriptedFunction.failingOn("2");

        deliver(mapping(function, false, 2), "1", "2", "3");

        assertThat(function.asked()).hasSize(3).containsOnly(List.of("1", "2", "3"));
        assertThat(givenUp)
                .containsExactly(
                        new FailedBatch(Condition.RETRY_ATTEMPTS_EXHAUSTED, "arn", "shard", "1", "3", NOW, NOW, 3, 3));
        assertThat(waits).containsExactly(0, 1);
    }

    @Test
    void bisecting_isolates_the_poison_and_uses_up_no_retries() throws Exception {
        var function = ScriptedFunction.failingOn("3");

        deliver(mapping(function, true, 1), "1", "2", "3", "4");

        assertThat(function.asked())
                .containsExactly(
                        List.of("1", "2", "3", "4"),
                        List.of("1", "2"),
                        List.of("3", "4"),
                        List.of("3"),
                        List.of("3"),
                        List.of("4"));
        assertThat(givenUp).singleElement().satisfies(failed -> {
            assertThat(failed.startSequenceNumber()).isEqualTo("3");
            assertThat(failed.endSequenceNumber()).isEqualTo("3");
        });
    }

    @Test
    void bisecting_cuts_at_the_record_that_the_function_named() throws Exception {
        var calls = new AtomicInteger();
        var function =
                ScriptedFunction.answering(batch -> calls.getAndIncrement() == 0 ? ScriptedFunction.failures("4") : "");

        deliver(mapping(function, true, 1), "1", "2", "3", "4", "5", "6");

        assertThat(function.asked()).containsExactly(List.of("1", "2", "3", "4", "5", "6"), List.of("4", "5", "6"));
    }

    @Test
    void a_function_that_names_the_same_record_for_ever_is_given_up_too() throws Exception {
        var function = ScriptedFunction.answering(batch -> ScriptedFunction.failures("2"));

        deliver(mapping(function, false, 2), "1", "2", "3");

        assertThat(function.asked())
                .containsExactly(List.of("1", "2", "3"), List.of("2", "3"), List.of("2", "3"), List.of("2", "3"));
        assertThat(givenUp).extracting(FailedBatch::startSequenceNumber).containsExactly("2");
    }

    @Test
    void records_over_the_maximum_age_are_given_up_unasked() throws Exception {
        var function = ScriptedFunction.answering(batch -> "");
        var mapping = mapping(function, false, Optional.empty(), Optional.of(Duration.ofMinutes(5)));

        delivery(mapping)
                .deliver(List.of(
                        record("1", NOW.minusSeconds(600)),
                        record("2", NOW.minusSeconds(301)),
                        record("3", NOW.minusSeconds(299))));

        assertThat(function.asked()).containsExactly(List.of("3"));
        assertThat(givenUp)
                .containsExactly(new FailedBatch(
                        Condition.RECORD_AGE_EXCEEDED,
                        "arn",
                        "shard",
                        "1",
                        "2",
                        NOW.minusSeconds(600),
                        NOW.minusSeconds(301),
                        2,
                        0));
    }

    @Test
    void without_a_cap_a_batch_is_tried_until_it_succeeds() throws Exception {
        var calls = new AtomicInteger();
        var function = ScriptedFunction.answering(batch -> {
            if (calls.incrementAndGet() < 50) {
                throw new IllegalStateException("not yet");
            }
            return "";
        });

        delivery(mapping(function, false, Optional.empty(), Optional.empty())).deliver(List.of(record("1", NOW)));

        assertThat(function.asked()).hasSize(50);
        assertThat(givenUp).isEmpty();
    }

    @Test
    void stopping_ends_the_wait_for_a_retry() {
        var function = ScriptedFunction.answering(batch -> {
            stopping.ask();
            throw new IllegalStateException("and stopped meanwhile");
        });
        var mapping = mapping(function, false, Optional.empty(), Optional.empty());
        var delivery = new BatchDelivery(mapping, "arn", "shard", clock(), retries -> Duration.ofDays(1), stopping);

        assertThatThrownBy(() -> delivery.deliver(List.of(record("1", NOW)))).isInstanceOf(InterruptedException.class);
        assertThat(function.asked()).hasSize(1);
    }

    private void deliver(EventSourceMapping mapping, String... sequenceNumbers) throws InterruptedException {
        delivery(mapping)
                .deliver(List.of(sequenceNumbers).stream()
                        .map(number -> record(number, NOW))
                        .toList());
    }

    private BatchDelivery delivery(EventSourceMapping mapping) {
        Backoff noted = retries -> {
            waits.add(retries);
            return Duration.ZERO;
        };
        return new BatchDelivery(mapping, "arn", "shard", clock(), noted, stopping);
    }

    private EventSourceMapping mapping(ScriptedFunction function, boolean bisect, int retries) {
        return mapping(function, bisect, Optional.of(retries), Optional.empty());
    }

    private EventSourceMapping mapping(
            ScriptedFunction function, boolean bisect, Optional<Integer> retries, Optional<Duration> age) {
        return mapping(function, new Failures(bisect, true, retries, age, givenUp::add));
    }

    private static EventSourceMapping mapping(ScriptedFunction function, Failures failures) {
        return new EventSourceMapping(
                function, RecordFilter.of(), StartingPosition.TRIM_HORIZON, Batches.DEFAULT, failures);
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private static StreamRecord record(String sequenceNumber, Instant at) {
        return new StreamRecord(
                sequenceNumber, "item", at, "{\"dynamodb\":{\"SequenceNumber\":\"" + sequenceNumber + "\"}}");
    }
}
