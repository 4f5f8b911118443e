package dev.tandem.functions.limit;

import java.time.Duration;

/**
 * A token bucket: holds {@code burst} tokens and gets {@code perSecond} back. Its state is one number, the time at which it is full again (the
 * <a href="https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm">generic cell rate algorithm</a>).
 *
 * @param perSecond tokens that come back, above 0
 * @param burst tokens at most, at least 1
 */
public record Rate(double perSecond, int burst) {
    private static final double MICROS = 1_000_000;

    public Rate {
        if (!(perSecond > 0) || perSecond > MICROS || burst < 1) {
            throw new IllegalArgumentException("no rate: " + perSecond + " a second, " + burst + " at once");
        }
    }

    /** What became of a request. */
    public sealed interface Verdict {
        /** It is served; the bucket is full again at this time. */
        record Served(long fullAt) implements Verdict {}

        /** It is not, and the bucket is as it was; after this time it would be. */
        record Throttled(Duration retryAfter) implements Verdict {}
    }

    /**
     * Takes tokens.
     *
     * @param fullAt when the bucket is full again, microseconds since 1970; 0 for one that nobody used
     * @param now microseconds since 1970
     * @param tokens how many; more than {@code burst} count as {@code burst}: else it would never be served
     */
    public Verdict take(long fullAt, long now, int tokens) {
        long costs = Math.round(Math.min(tokens, burst) * MICROS / perSecond);
        long holds = Math.round(burst * MICROS / perSecond);
        long next = Math.max(fullAt, now) + costs;
        long over = next - now - holds;
        return over <= 0
                ? new Verdict.Served(next)
                // In whole milliseconds, and never too few.
                : new Verdict.Throttled(Duration.ofMillis((over + 999) / 1_000));
    }
}
