package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Trying again, a bounded number of times, each time after a longer random wait. */
final class Patience {
    private static final int ATTEMPTS = 8;
    private static final int FIRST_WAIT_MILLIS = 20;

    private final Pause pause;
    private final RandomGenerator random;

    Patience(Pause pause, RandomGenerator random) {
        this.pause = pause;
        this.random = random;
    }

    /**
     * Tries until there is a result.
     *
     * @throws StoreUnavailable where the last attempt gives none either
     */
    <T> T until(String what, Supplier<Optional<T>> attempt) {
        for (int failed = 0; failed < ATTEMPTS; failed++) {
            Optional<T> result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
            int most = FIRST_WAIT_MILLIS << failed;
            pause.forAbout(Duration.ofMillis(random.nextInt(most / 2, most + 1)));
        }
        throw new StoreUnavailable(what);
    }
}
