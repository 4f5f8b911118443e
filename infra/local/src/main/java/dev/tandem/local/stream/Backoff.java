package dev.tandem.local.stream;

import java.time.Duration;

/** How long to wait before a batch is tried again. */
@FunctionalInterface
interface Backoff {
    /** From 0.1 s, doubled with each failure, to 12.8 s. Lambda's own steps are not published. */
    Backoff REAL = failures -> Duration.ofMillis(100L << Math.min(failures, 7));

    /** After that many retries. */
    Duration after(int retries);
}
