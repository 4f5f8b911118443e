package dev.tandem.local.stream;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether a poller was asked to stop, and waiting that ends when it is. Nothing is interrupted in the middle of a read or a function. */
final class Stopping {
    private final CountDownLatch asked = new CountDownLatch(1);

    void ask() {
        asked.countDown();
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /**
     * Lets time pass.
     *
     * @throws InterruptedException once stopping is asked for
     */
    void sleep(Duration time) throws InterruptedException {
        if (asked.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("stopped");
        }
    }
}
