package dev.tandem.local.stream;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.json.ObjectBuilder;
import java.time.Instant;
import java.util.UUID;

/**
 * A batch that was given up: where it lies in the stream, not what it holds, as the on-failure destination of Lambda gets it.
 *
 * @param condition why
 * @param firstArrival approximately; to the minute with DynamoDB Local
 * @param lastArrival of the last record
 * @param batchSize records in it
 * @param invokes how often the function had been asked
 */
public record FailedBatch(
        Condition condition,
        String streamArn,
        String shardId,
        String startSequenceNumber,
        String endSequenceNumber,
        Instant firstArrival,
        Instant lastArrival,
        int batchSize,
        int invokes) {

    /** Why a batch was given up. */
    public enum Condition {
        RETRY_ATTEMPTS_EXHAUSTED("RetryAttemptsExhausted"),
        RECORD_AGE_EXCEEDED("RecordAgeExceeded");

        private final String wire;

        Condition(String wire) {
            this.wire = wire;
        }

        /** As Lambda writes it. */
        public String wire() {
            return wire;
        }
    }

    /**
     * The message that a queue or a topic gets. Source: AWS Lambda Developer Guide,
     * <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html">Retain discarded records</a>.
     *
     * @param functionArn whose batch it was
     * @param now when it was given up
     */
    public String message(String functionArn, Instant now) {
        ObjectBuilder message = Json.object()
                .put(
                        "requestContext",
                        Json.object()
                                .put("requestId", UUID.randomUUID().toString())
                                .put("functionArn", functionArn)
                                .put("condition", condition.wire())
                                .put("approximateInvokeCount", invokes)
                                .build());
        if (invokes > 0) {
            message.put(
                    "responseContext",
                    Json.object()
                            .put("statusCode", 200)
                            .put("executedVersion", "$LATEST")
                            .put("functionError", "Unhandled")
                            .build());
        }
        return JsonWriter.write(message.put("version", "1.0")
                .put("timestamp", now.toString())
                .put("DDBStreamBatchInfo", batch())
                .build());
    }

    private Json batch() {
        return Json.object()
                .put("shardId", shardId)
                .put("startSequenceNumber", startSequenceNumber)
                .put("endSequenceNumber", endSequenceNumber)
                .put("approximateArrivalOfFirstRecord", firstArrival.toString())
                .put("approximateArrivalOfLastRecord", lastArrival.toString())
                .put("batchSize", batchSize)
                .put("streamArn", streamArn)
                .build();
    }
}
