package dev.tandem.local.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.store.dynamo.Attribute;
import dev.tandem.functions.store.dynamo.CommitFeed;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Tables;
import dev.tandem.json.Form;
import dev.tandem.json.JsonReader;
import dev.tandem.local.LambdaFunction;
import dev.tandem.local.dynamo.LocalDynamo;
import dev.tandem.local.stream.EventSourceMapping.Batches;
import dev.tandem.local.stream.EventSourceMapping.Failures;
import dev.tandem.local.stream.EventSourceMapping.StartingPosition;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Against the streams of the real embedded database. */
final class StreamPollerTest {
    private static final Tables TABLES = new Tables("test-");

    private final LocalDynamo dynamo = LocalDynamo.inMemory(TABLES);
    private final LinkedBlockingQueue<Form> told = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        dynamo.close();
    }

    @Test
    void an_inserted_log_entry_is_told_in_the_form_of_a_lambda_event() throws Exception {
        try (var poller = start(remember(), StartingPosition.LATEST)) {
            put("log#0000000001", "{\"seq\":1}");

            Form record = next();
            Form change = record.object("dynamodb");
            assertThat(record.text("eventName")).isEqualTo("INSERT");
            assertThat(record.text("eventSource")).isEqualTo("aws:dynamodb");
            assertThat(record.text("eventSourceARN")).isEqualTo(arn());
            assertThat(change.object("Keys").object("sk").text("S")).isEqualTo("log#0000000001");
            assertThat(change.object("NewImage").object("body").text("S")).isEqualTo("{\"seq\":1}");
            assertThat(change.text("StreamViewType")).isEqualTo("NEW_IMAGE");
            assertThat(change.whole("SizeBytes", 1)).isPositive();
            poller.wake();
        }
    }

    @Test
    void only_what_matches_the_filter_is_told() throws Exception {
        try (var poller = start(remember(), StartingPosition.LATEST)) {
            put("log#0000000001", "first");
            put("entity#item#a", "not of interest");
            put("log#0000000001", "modified, not inserted");
            put("log#0000000002", "second");
            poller.wake();

            assertThat(List.of(body(next()), body(next()))).containsExactly("first", "second");
        }
        assertThat(told).isEmpty();
    }

    @Test
    void a_write_that_changes_nothing_makes_no_record() throws Exception {
        var mapping = new EventSourceMapping(
                remember(), RecordFilter.of(), StartingPosition.TRIM_HORIZON, Batches.DEFAULT, Failures.DEFAULT);
        put("log#0000000001", "same");
        put("log#0000000001", "same");
        put("log#0000000001", "other");
        try (var poller =
                StreamPoller.start(dynamo.streams(), arn(), mapping, Clock.systemUTC(), () -> Duration.ZERO)) {
            poller.wake();
            Form inserted = next();
            Form modified = next();
            assertThat(List.of(inserted.text("eventName"), modified.text("eventName")))
                    .containsExactly("INSERT", "MODIFY");
            assertThat(List.of(body(inserted), body(modified))).containsExactly("same", "other");
        }
        assertThat(told).isEmpty();
    }

    @Test
    void with_a_parallelization_factor_each_item_keeps_its_order() throws Exception {
        int rounds = 20;
        List<String> items = List.of("a", "b", "c", "d", "e");
        var mapping = new EventSourceMapping(
                remember(),
                RecordFilter.of(),
                StartingPosition.LATEST,
                new Batches(3, Duration.ZERO, 4),
                Failures.DEFAULT);
        try (var poller =
                StreamPoller.start(dynamo.streams(), arn(), mapping, Clock.systemUTC(), () -> Duration.ZERO)) {
            for (int round = 0; round < rounds; round++) {
                for (String item : items) {
                    put(item, "%s%02d".formatted(item, round));
                }
            }
            poller.wake();
            List<String> bodies = new ArrayList<>();
            while (bodies.size() < rounds * items.size()) {
                bodies.add(body(next()));
            }
            for (String item : items) {
                assertThat(bodies)
                        .filteredOn(body -> body.startsWith(item))
                        .hasSize(rounds)
                        .isSorted();
            }
        }
    }

    @Test
    void latest_begins_after_what_is_there_and_trim_horizon_with_it() throws Exception {
        put("log#0000000001", "before");
        try (var latest = start(remember(), StartingPosition.LATEST)) {
            put("log#0000000002", "after");
            latest.wake();
            assertThat(body(next())).isEqualTo("after");
        }
        try (var fromTheBeginning = start(remember(), StartingPosition.TRIM_HORIZON)) {
            fromTheBeginning.wake();
            assertThat(List.of(body(next()), body(next()))).containsExactly("before", "after");
        }
    }

    @Test
    void a_shard_that_rolls_over_is_read_to_its_end_before_its_child() throws Exception {
        List<String> expected = new ArrayList<>();
        try (var poller = start(remember(), StartingPosition.LATEST)) {
            for (int shard = 0; shard < 4; shard++) {
                for (int i = 0; i < 25; i++) {
                    String body = shard + "." + i;
                    put("log#%010d".formatted(shard * 100 + i), body);
                    expected.add(body);
                }
                dynamo.rollShards();
            }
            poller.wake();

            List<String> bodies = new ArrayList<>();
            while (bodies.size() < expected.size()) {
                bodies.add(body(next()));
            }
            assertThat(bodies).isEqualTo(expected);
        }
        assertThat(dynamo.streams()
                        .describeStream(stream -> stream.streamArn(arn()))
                        .streamDescription()
                        .shards())
                .as("the shards did roll over")
                .hasSizeGreaterThan(3);
    }

    @Test
    void nothing_overtakes_a_batch_that_fails() throws Exception {
        var failed = new AtomicBoolean();
        var function = ScriptedFunction.answering(batch -> {
            if (!failed.getAndSet(true)) {
                throw new IllegalStateException("once");
            }
            return "";
        });
        put("log#0000000001", "first");
        put("log#0000000002", "second");
        try (var poller = start(function, StartingPosition.TRIM_HORIZON)) {
            List<String> first = function.await(2);
            put("log#0000000003", "third");
            poller.wake();

            List<String> again = function.await(3);
            assertThat(again.subList(0, 2)).isEqualTo(first);
            assertThat(again).doesNotHaveDuplicates();
        }
    }

    private LambdaFunction remember() {
        return event -> {
            told.addAll(Form.of(JsonReader.FILES.read(event)).objects("Records"));
            return new byte[0];
        };
    }

    private StreamPoller start(LambdaFunction function, StartingPosition start) {
        var failures = new Failures(true, true, Optional.of(3), Optional.empty(), given -> {
            throw new AssertionError("given up: " + given);
        });
        var mapping = new EventSourceMapping(
                function, RecordFilter.of(CommitFeed.PATTERN), start, new Batches(10, Duration.ZERO, 1), failures);
        return StreamPoller.start(
                dynamo.streams(), arn(), mapping, Clock.systemUTC(), () -> Duration.ZERO, retries -> Duration.ZERO);
    }

    private String arn() {
        return dynamo.streamArn(Table.ROOMS);
    }

    private void put(String sk, String body) {
        dynamo.client()
                .putItem(put -> put.tableName(TABLES.name(Table.ROOMS))
                        .item(Map.of(
                                Attribute.PK, AttributeValue.fromS("room#r"),
                                Attribute.SK, AttributeValue.fromS(sk),
                                Attribute.BODY, AttributeValue.fromS(body))));
    }

    private Form next() throws InterruptedException {
        Form record = told.poll(30, TimeUnit.SECONDS);
        assertThat(record).as("a record").isNotNull();
        return record;
    }

    private static String body(Form record) {
        return record.object("dynamodb").object("NewImage").object("body").text("S");
    }
}
