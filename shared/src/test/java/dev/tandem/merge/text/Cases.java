package dev.tandem.merge.text;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Runs a law on many random cases; a failure names the seed of its case. */
final class Cases {
    static final int MANY = 10_000;

    private Cases() {}

    static void many(Consumer<SplittableRandom> law) {
        SplittableRandom seeds = new SplittableRandom();
        for (int i = 0; i < MANY; i++) {
            one(seeds.nextLong(), law);
        }
    }

    static void one(long seed, Consumer<SplittableRandom> law) {
        try {
            law.accept(new SplittableRandom(seed));
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError("seed " + seed + "L: " + broken.getMessage(), broken);
        }
    }
}
