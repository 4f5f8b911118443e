package dev.tandem.functions.convergence;

import java.util.random.RandomGenerator;

/** What goes wrong between clients and gateway, until it clears up. */
final class Weather {
    private final RandomGenerator random;
    private boolean clear;

    Weather(RandomGenerator random) {
        this.random = random;
    }

    void clearUp() {
        clear = true;
    }

    /** Whether something with this chance goes wrong now. */
    boolean strikes(double chance) {
        return !clear && random.nextDouble() < chance;
    }

    /** How long a frame is on its way, in milliseconds: long enough for frames to overtake each other. */
    int delay() {
        return clear ? 5 : 5 + random.nextInt(random.nextInt(10) == 0 ? 2000 : 120);
    }
}
