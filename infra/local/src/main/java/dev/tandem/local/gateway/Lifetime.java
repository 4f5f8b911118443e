package dev.tandem.local.gateway;

import dev.tandem.local.gateway.Scheduler.Cancellable;
import java.time.Duration;
import java.time.Instant;

/** How long a connection may live: a while without a message, and not for ever. Only messages count, pings do not. */
final class Lifetime {

    private final Scheduler scheduler;
    private final Duration idle;
    private final Runnable over;
    private final Cancellable lifeTimer;
    private Cancellable idleTimer;
    private Instant lastActiveAt;
    private boolean stopped;

    /** Starts to count; {@code over} may be called from any thread, once or twice. */
    Lifetime(Scheduler scheduler, SocketLimits limits, Runnable over) {
        this.scheduler = scheduler;
        this.idle = limits.idle();
        this.over = over;
        this.lastActiveAt = scheduler.now();
        this.lifeTimer = scheduler.after(limits.life(), over);
        this.idleTimer = scheduler.after(idle, this::look);
    }

    /** A message came or went. */
    synchronized void touch() {
        lastActiveAt = scheduler.now();
    }

    synchronized Instant lastActiveAt() {
        return lastActiveAt;
    }

    synchronized void stop() {
        stopped = true;
        lifeTimer.cancel();
        idleTimer.cancel();
    }

    private void look() {
        if (!goesOn()) {
            over.run();
        }
    }

    private synchronized boolean goesOn() {
        Duration left = Duration.between(scheduler.now(), lastActiveAt.plus(idle));
        if (!stopped && left.isPositive()) {
            idleTimer = scheduler.after(left, this::look);
        }
        return stopped || left.isPositive();
    }
}
