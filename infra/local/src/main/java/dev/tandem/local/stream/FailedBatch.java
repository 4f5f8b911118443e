package dev.tandem.local.stream;

import java.time.Instant;

/**
 * A batch that was given up: where it lies in the stream, not what it holds, as the on-failure destination of Lambda gets it.
 *
 * @param condition why
 * @param approximateInvokeCount how often the function had been asked
 * @param approximateArrivalOfFirstRecord to the minute with DynamoDB Local
 * @param batchSize records in it
 */
public record FailedBatch(
        Condition condition,
        String streamArn,
        String shardId,
        String startSequenceNumber,
        String endSequenceNumber,
        Instant approximateArrivalOfFirstRecord,
        int batchSize,
        int approximateInvokeCount) {

    /** Why a batch was given up; Lambda writes these names in camel case. */
    public enum Condition {
        RETRY_ATTEMPTS_EXHAUSTED,
        RECORD_AGE_EXCEEDED
    }
}
