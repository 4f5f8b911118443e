package dev.tandem.functions.sim;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Virtual time as a clock. */
final class SimClock extends Clock {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final Scheduler scheduler;

    SimClock(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Instant instant() {
        return BEGIN.plusMillis(scheduler.now());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
