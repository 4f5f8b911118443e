package dev.tandem.local.stack;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.store.dynamo.CommitFeed;
import dev.tandem.local.LambdaFunction;
import dev.tandem.local.stream.EventSourceMapping;
import dev.tandem.local.stream.EventSourceMapping.Batches;
import dev.tandem.local.stream.EventSourceMapping.Failures;
import dev.tandem.local.stream.EventSourceMapping.StartingPosition;
import dev.tandem.local.stream.FailedBatch;
import dev.tandem.local.stream.RecordFilter;
import java.util.Map;
import java.util.Optional;

/** How the stream of the rooms reaches the broadcaster; what it gives up goes to the log. */
final class Broadcasting {
    private Broadcasting() {}

    /** As the event source of the cloud is; only where it begins is different, as nobody here waits for what was told before. */
    static EventSourceMapping of(LambdaFunction broadcaster, Log log) {
        return new EventSourceMapping(
                broadcaster,
                RecordFilter.of(CommitFeed.PATTERN),
                StartingPosition.LATEST,
                new Batches(CommitFeed.BATCH, CommitFeed.WINDOW, 1),
                new Failures(
                        true,
                        true,
                        Optional.of(CommitFeed.RETRIES),
                        Optional.of(CommitFeed.AGE),
                        failed -> log.warn("batch-given-up", fields(failed))));
    }

    private static Map<String, String> fields(FailedBatch failed) {
        return Map.of(
                "condition", failed.condition().name(),
                "shard", failed.shardId(),
                "start", failed.startSequenceNumber(),
                "end", failed.endSequenceNumber(),
                "records", Integer.toString(failed.batchSize()));
    }
}
