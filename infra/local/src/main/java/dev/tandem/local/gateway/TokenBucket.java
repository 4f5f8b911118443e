package dev.tandem.local.gateway;

import java.time.Duration;
import java.time.Instant;

/** Counts requests against a {@link Throttle}. From any thread. */
final class TokenBucket {
    private final Throttle throttle;
    private final Scheduler scheduler;
    private double tokens;
    private Instant since;

    TokenBucket(Throttle throttle, Scheduler scheduler) {
        this.throttle = throttle;
        this.scheduler = scheduler;
        this.tokens = throttle.burst();
        this.since = scheduler.now();
    }

    /** Whether one more request may pass. */
    synchronized boolean take() {
        Instant now = scheduler.now();
        double gained = throttle.rate() * Duration.between(since, now).toNanos() / 1e9;
        tokens = Math.min(throttle.burst(), tokens + Math.max(0, gained));
        since = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
