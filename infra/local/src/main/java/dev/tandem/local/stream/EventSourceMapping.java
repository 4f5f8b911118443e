package dev.tandem.local.stream;

import dev.tandem.local.LambdaFunction;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How records of a stream reach a function.
 *
 * @param function gets events of the form {@code {"Records":[…]}} and answers with {@code {"batchItemFailures":[…]}} (ReportBatchItemFailures)
 * @param filter records it does not match are skipped, and hold nothing up
 * @param batchSize records in one event, 1 to 10,000
 * @param window how long a batch may wait to become full; zero sends at once what is there
 * @param start where to begin in shards that are open at the start
 * @param bisectOnError whether a failed batch is split in two, which is not a retry
 * @param retries how often a batch is tried again before it is given up; empty is without end
 * @param maximumAge records older than this are given up; empty is never
 * @param onFailure hears of each batch that is given up
 */
public record EventSourceMapping(
        LambdaFunction function,
        RecordFilter filter,
        int batchSize,
        Duration window,
        StartingPosition start,
        boolean bisectOnError,
        Optional<Integer> retries,
        Optional<Duration> maximumAge,
        Consumer<FailedBatch> onFailure) {

    public EventSourceMapping {
        if (batchSize < 1 || batchSize > 10_000 || window.isNegative()) {
            throw new IllegalArgumentException("A batch has 1 to 10,000 records and a window of zero or more");
        }
    }

    /** Where to begin. Shards that appear later are read from their beginning. */
    public enum StartingPosition {
        /** With the oldest record there is. */
        TRIM_HORIZON,
        /** With what is written from now on. */
        LATEST
    }
}
