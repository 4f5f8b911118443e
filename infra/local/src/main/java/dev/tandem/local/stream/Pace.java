package dev.tandem.local.stream;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** When to look again: soon after something was found or announced, ever later while nothing comes. */
final class Pace {
    private final Duration busy;
    private final Duration idle;
    private final Semaphore announced = new Semaphore(0);
    private Duration next;

    Pace(Duration busy, Duration idle) {
        this.busy = busy;
        this.idle = idle;
        this.next = busy;
    }

    /** Something was written; it may take a moment to show. Called by any thread. */
    void wake() {
        announced.release();
    }

    /**
     * Waits. Called by one thread.
     *
     * @throws InterruptedException where stopping was asked for; it has to be announced
     */
    void rest(Stopping stopping, boolean found) throws InterruptedException {
        if (found) {
            next = busy;
        }
        if (announced.tryAcquire(next.toNanos(), TimeUnit.NANOSECONDS)) {
            announced.drainPermits();
            next = busy;
        } else {
            next = next.multipliedBy(2).compareTo(idle) < 0 ? next.multipliedBy(2) : idle;
        }
        if (stopping.isAsked()) {
            throw new InterruptedException("stopped");
        }
    }
}
