package dev.tandem.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.store.APackingList;
import dev.tandem.functions.store.dynamo.CommitFeed;
import dev.tandem.functions.store.dynamo.Tables;
import dev.tandem.json.Form;
import dev.tandem.json.JsonReader;
import dev.tandem.local.LambdaFunction;
import dev.tandem.local.stream.EventSourceMapping;
import dev.tandem.local.stream.EventSourceMapping.Batches;
import dev.tandem.local.stream.EventSourceMapping.Failures;
import dev.tandem.local.stream.EventSourceMapping.StartingPosition;
import dev.tandem.local.stream.FailedBatch;
import dev.tandem.local.stream.RecordFilter;
import dev.tandem.local.stream.StreamPoller;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the stream of any database has to do for Tandem: to tell commits as they were made, through the event source of the deployment. */
abstract class StreamContract {
    /** How long a stream may take; it is not what is tested. */
    private static final int PATIENCE_SECONDS = 60;

    private static final List<String> THREE = List.of("log#0000000001", "log#0000000002", "log#0000000003");

    private final Database database;
    private final Tables tables;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<FailedBatch> aside = new LinkedBlockingQueue<>();

    StreamContract(Database database) {
        this.database = database;
        tables = database.tables();
    }

    @Test
    void every_commit_of_a_room_is_told_once_in_order_and_nothing_else_is() throws Exception {
        try (StreamPoller poller = database.poll(tables, mapping(this::tell))) {
            commitThree();
            poller.wake();

            assertThat(List.of(next(), next(), next())).isEqualTo(THREE);
        }
        assertThat(told).isEmpty();
        assertThat(aside).isEmpty();
    }

    @Test
    void a_commit_that_cannot_be_told_is_put_aside_while_those_around_it_are_told() throws Exception {
        LambdaFunction poisoned = event -> {
            if (new String(event, UTF_8).contains(THREE.get(1))) {
                throw new IllegalStateException("poison");
            }
            return tell(event);
        };
        try (StreamPoller poller = database.poll(tables, mapping(poisoned))) {
            commitThree();
            poller.wake();

            assertThat(List.of(next(), next())).containsExactly(THREE.getFirst(), THREE.getLast());
            FailedBatch failed =
                    Objects.requireNonNull(aside.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "nothing was put aside");
            assertThat(failed.batchSize()).isEqualTo(1);
        }
    }

    /** The room with its founding commit, and two more. */
    private void commitThree() {
        APackingList.in(database.stage(tables).rooms(), "trip")
                .with(APackingList.item("tent"), "Tent")
                .with(APackingList.item("stove"), "Stove");
    }

    private EventSourceMapping mapping(LambdaFunction function) {
        return new EventSourceMapping(
                function,
                RecordFilter.of(CommitFeed.PATTERN),
                StartingPosition.TRIM_HORIZON,
                new Batches(CommitFeed.BATCH, CommitFeed.WINDOW, 1),
                new Failures(true, true, Optional.of(0), Optional.of(CommitFeed.AGE), aside::add));
    }

    private byte[] tell(byte[] event) {
        for (Form each : Form.of(JsonReader.FILES.read(event)).objects("Records")) {
            told.add(each.object("dynamodb").object("Keys").object("sk").text("S"));
        }
        return "{\"batchItemFailures\":[]}".getBytes(UTF_8);
    }

    private String next() throws InterruptedException {
        return Objects.requireNonNull(told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "nothing was told");
    }
}
