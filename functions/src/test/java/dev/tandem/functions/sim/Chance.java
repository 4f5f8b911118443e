package dev.tandem.functions.sim;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws what goes wrong, and counts it: a run in which nothing went wrong proves nothing. */
final class Chance {
    private final SplittableRandom random;
    private final Map<Fault, Integer> tally = new EnumMap<>(Fault.class);
    private Faults faults;

    Chance(SplittableRandom random, Faults faults) {
        this.random = random;
        this.faults = faults;
    }

    /** From now on this goes wrong. */
    void suffer(Faults others) {
        faults = others;
    }

    /** A number from {@code low} to {@code high}, both inclusive. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    boolean hits(Fault fault) {
        boolean hit = random.nextDouble() < faults.chance(fault);
        if (hit) {
            count(fault);
        }
        return hit;
    }

    void count(Fault fault) {
        tally.merge(fault, 1, Integer::sum);
    }

    Map<Fault, Integer> tally() {
        return Map.copyOf(tally);
    }
}
