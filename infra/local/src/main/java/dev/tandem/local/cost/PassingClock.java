package dev.tandem.local.cost;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The system's clock, which can be put on: nobody has to wait for what comes later. */
final class PassingClock extends Clock {
    private final Clock system = Clock.systemUTC();
    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);

    void pass(Duration time) {
        passed.accumulateAndGet(time, Duration::plus);
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("only instants are asked for");
    }

    @Override
    public Instant instant() {
        return system.instant().plus(passed.get());
    }
}
