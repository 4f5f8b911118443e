package dev.tandem.local.stack;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.store.dynamo.Attribute;
import dev.tandem.local.LambdaFunction;
import dev.tandem.local.stream.EventSourceMapping;
import dev.tandem.local.stream.EventSourceMapping.StartingPosition;
import dev.tandem.local.stream.FailedBatch;
import dev.tandem.local.stream.RecordFilter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the stream of the rooms reaches the broadcaster; what it gives up goes to the log. */
final class Broadcasting {
    private static final int BATCH = 100;
    private static final int RETRIES = 5;
    private static final Duration AGE = Duration.ofHours(1);

    private Broadcasting() {}

    static EventSourceMapping of(LambdaFunction broadcaster, Log log) {
        return new EventSourceMapping(
                broadcaster,
                new RecordFilter(Set.of("INSERT"), Attribute.SK, "log#"),
                BATCH,
                Duration.ZERO,
                StartingPosition.LATEST,
                true,
                Optional.of(RETRIES),
                Optional.of(AGE),
                failed -> log.warn("batch-given-up", fields(failed)));
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
