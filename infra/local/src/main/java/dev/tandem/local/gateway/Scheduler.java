package dev.tandem.local.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** The time, and what happens later; a test brings one whose hours pass in an instant. */
public interface Scheduler {

    Instant now();

    /** Runs a task, which never waits, once the delay has passed. */
    Cancellable after(Duration delay, Runnable task);

    /** A task that may still be called off. */
    @FunctionalInterface
    interface Cancellable {
        /** Calls the task off; no effect once it runs. */
        void cancel();
    }

    /** The time of this machine. */
    static Scheduler system() {
        return new Scheduler() {
            @Override
            @SuppressWarnings("TimeZoneUsage")
            public Instant now() {
                return Instant.now();
            }

            @Override
            public Cancellable after(Duration delay, Runnable task) {
                var future = ForkJoinPool.commonPool().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
                return () -> future.cancel(false);
            }
        };
    }
}
