package dev.tandem.local.gateway;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waits for what has to come, and fails loudly where it does not. */
final class Waiting {

    private static final long SECONDS = 20;

    private Waiting() {}

    static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("Nothing came within " + SECONDS + " s");
        }
        return next;
    }

    static <T> T value(CompletableFuture<T> future) throws Exception {
        return future.get(SECONDS, TimeUnit.SECONDS);
    }
}
