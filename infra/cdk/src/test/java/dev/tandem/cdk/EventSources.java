package dev.tandem.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.local.LambdaFunction;
import dev.tandem.local.stream.EventSourceMapping;
import dev.tandem.local.stream.EventSourceMapping.Batches;
import dev.tandem.local.stream.EventSourceMapping.Failures;
import dev.tandem.local.stream.EventSourceMapping.StartingPosition;
import dev.tandem.local.stream.FailedBatch;
import dev.tandem.local.stream.RecordFilter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The event source of the template as the local reader of streams takes it, number by number. */
final class EventSources {
    private EventSources() {}

    static EventSourceMapping mapping(JsonNode source, LambdaFunction function, Consumer<FailedBatch> aside) {
        String[] patterns = source.path("FilterCriteria")
                .path("Filters")
                .valueStream()
                .map(filter -> filter.path("Pattern").asText())
                .toArray(String[]::new);
        Duration window =
                Duration.ofSeconds(source.path("MaximumBatchingWindowInSeconds").asInt());
        return new EventSourceMapping(
                function,
                RecordFilter.of(patterns),
                StartingPosition.valueOf(source.path("StartingPosition").asText()),
                new Batches(
                        source.path("BatchSize").asInt(),
                        window,
                        source.path("ParallelizationFactor").asInt(1)),
                new Failures(
                        source.path("BisectBatchOnFunctionError").asBoolean(),
                        source.path("FunctionResponseTypes").path(0).asText().equals("ReportBatchItemFailures"),
                        Optional.of(source.path("MaximumRetryAttempts").asInt()),
                        Optional.of(Duration.ofSeconds(
                                source.path("MaximumRecordAgeInSeconds").asInt())),
                        aside));
    }
}
