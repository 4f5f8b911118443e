package dev.tandem.local.gateway;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Tells a few ends of connections at a time and lets the others wait: where a thousand lose their network at once, those who come back are not held up by
 * what is to be cleaned up behind them. From any thread.
 */
final class Farewells {
    /** Our choice: the cloud promises nothing of when {@code $disconnect} runs. */
    static final int AT_ONCE = 4;

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int underway;

    /** Begins what is given when its turn comes; completes when that has ended, however. */
    CompletableFuture<Void> tell(Supplier<? extends CompletableFuture<?>> farewell) {
        CompletableFuture<Void> told = new CompletableFuture<>();
        Runnable turn = () -> {
            // Elsewhere, so that those that end at once do not pile up on each other.
            var _ = farewell.get().whenCompleteAsync((_, _) -> {
                told.complete(null);
                next();
            });
        };
        if (begins(turn)) {
            turn.run();
        }
        return told;
    }

    private synchronized boolean begins(Runnable turn) {
        boolean free = underway < AT_ONCE;
        if (free) {
            underway++;
        } else {
            waiting.add(turn);
        }
        return free;
    }

    private void next() {
        Runnable turn;
        synchronized (this) {
            turn = waiting.poll();
            if (turn == null) {
                underway--;
            }
        }
        if (turn != null) {
            turn.run();
        }
    }
}
