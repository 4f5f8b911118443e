package dev.tandem.functions.convergence;

import java.util.EnumMap;
import java.util.Map;

/** Counts sights. */
final class Tally {
    private final Map<Sight, Integer> counts = new EnumMap<>(Sight.class);

    void count(Sight sight) {
        counts.merge(sight, 1, Integer::sum);
    }

    Map<Sight, Integer> counts() {
        return Map.copyOf(counts);
    }
}
