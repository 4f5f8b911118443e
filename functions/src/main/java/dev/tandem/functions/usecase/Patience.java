package dev.tandem.functions.usecase;

import dev.tandem.functions.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** How long an update is tried: until about 1.5 s have passed, with pauses that grow and are drawn in full, so that rivals do not meet again. */
public final class Patience {
    private static final Duration BUDGET = Duration.ofMillis(1500);
    private static final int FIRST_MILLIS = 20;
    private static final int LONGEST_MILLIS = 320;
    private static final long LATER_MILLIS = 1000;

    private final Clock clock;
    private final Pause pause;
    private final RandomGenerator random;

    public Patience(Clock clock, Pause pause, RandomGenerator random) {
        this.clock = clock;
        this.pause = pause;
        this.random = random;
    }

    Tries begin() {
        return new Tries(clock.instant().plus(BUDGET));
    }

    /**
     * Tries until there is a result. What the store did not answer is no result: each try reads again what came of the one before.
     *
     * @throws StoreUnavailable where there is no time for another try
     */
    <T> T until(String what, Supplier<Optional<T>> attempt) {
        Tries tries = begin();
        do {
            try {
                Optional<T> result = attempt.get();
                if (result.isPresent()) {
                    return result.get();
                }
            } catch (StoreUnavailable unavailable) {
                // Nothing is known: read again.
            }
        } while (tries.again());
        throw new StoreUnavailable(what);
    }

    /** When a client that was sent away comes back, in milliseconds. */
    long later() {
        return random.nextLong(LATER_MILLIS / 4, LATER_MILLIS);
    }

    /** The tries of one update. */
    final class Tries {
        private final Instant end;
        private int bound = FIRST_MILLIS;

        private Tries(Instant end) {
            this.end = end;
        }

        /** Waits for the next try; false where there is no time for one. */
        boolean again() {
            Duration wait = Duration.ofMillis(1 + random.nextInt(bound));
            if (!clock.instant().plus(wait).isBefore(end)) {
                return false;
            }
            bound = Math.min(2 * bound, LONGEST_MILLIS);
            pause.forAbout(wait);
            return true;
        }
    }
}
