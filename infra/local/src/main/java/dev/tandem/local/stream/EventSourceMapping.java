package dev.tandem.local.stream;

import dev.tandem.local.LambdaFunction;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How records of a stream reach a function.
 *
 * @param function gets events of the form {@code {"Records":[…]}}
 * @param filter records it does not match are skipped, and hold nothing up
 * @param start where to begin in shards that are open at the start
 * @param batches how records are put together
 * @param failures what happens to a batch that fails
 */
public record EventSourceMapping(
        LambdaFunction function, RecordFilter filter, StartingPosition start, Batches batches, Failures failures) {

    /** Where to begin. Shards that appear later are read from their beginning. */
    public enum StartingPosition {
        /** With the oldest record there is. */
        TRIM_HORIZON,
        /** With what is written from now on. */
        LATEST
    }

    /**
     * How records are put together.
     *
     * @param size records in one event, 1 to 10,000
     * @param window how long a batch may wait to become full, up to 5 minutes; zero sends at once what is there
     * @param parallel batches of one shard under way at the same time, 1 to 10; with more than one, only records of the same item keep their order
     */
    public record Batches(int size, Duration window, int parallel) {
        private static final Duration LONGEST = Duration.ofMinutes(5);

        /** What Lambda does unless told otherwise. */
        public static final Batches DEFAULT = new Batches(100, Duration.ZERO, 1);

        public Batches {
            if (size < 1 || size > 10_000 || window.isNegative() || window.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("A batch has 1 to 10,000 records and a window of 0 to 300 s");
            }
            if (parallel < 1 || parallel > 10) {
                throw new IllegalArgumentException("The parallelization factor is 1 to 10");
            }
        }
    }

    /**
     * What happens to a batch that fails.
     *
     * @param bisect whether it is split in two, which is not a retry
     * @param partial whether the function answers with {@code {"batchItemFailures":[…]}} (ReportBatchItemFailures); without, what it answers is not looked
     *     at
     * @param retries how often a batch is tried again before it is given up; empty is without end
     * @param maximumAge records older than this are given up; empty is never
     * @param givenUp hears of each batch that is given up: the on-failure destination
     */
    public record Failures(
            boolean bisect,
            boolean partial,
            Optional<Integer> retries,
            Optional<Duration> maximumAge,
            Consumer<FailedBatch> givenUp) {

        /** What Lambda does unless told otherwise: a batch that fails is tried again until its records are gone from the stream. */
        public static final Failures DEFAULT =
                new Failures(false, false, Optional.empty(), Optional.empty(), given -> {});
    }
}
