package dev.tandem.local.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The environments of one function: an event goes to one that is free and warm, else a cold one is started. How long Lambda keeps an idle environment is
 * not published; minutes are usual.
 */
final class Warmth {
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Deque<Instant> free = new ArrayDeque<>();

    Warmth(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes an environment; whether it was warm. The one that was used last is taken first, so that the others grow cold. */
    synchronized boolean take() {
        Instant oldest = clock.instant().minus(KEPT);
        free.removeIf(since -> since.isBefore(oldest));
        return free.pollLast() != null;
    }

    synchronized void giveBack() {
        free.addLast(clock.instant());
    }
}
