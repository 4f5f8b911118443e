package dev.tandem.local.profile;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A distribution of times, given by percentiles and straight in between. */
final class Quantiles {
    private static final double NANOS = 1e6;

    private final NavigableMap<Double, Double> millis;

    /**
     * Takes times by percentile.
     *
     * @throws IllegalArgumentException where the ends, 0 and 100, are not there, or the times do not grow
     */
    Quantiles(Map<Double, Double> millis) {
        this.millis = new TreeMap<>(millis);
        if (!millis.containsKey(0.0) || !millis.containsKey(100.0)) {
            throw new IllegalArgumentException("A distribution has two ends, 0 and 100");
        }
        double before = 0;
        for (double value : this.millis.values()) {
            if (value < before) {
                throw new IllegalArgumentException("Percentiles do not grow: " + this.millis);
            }
            before = value;
        }
    }

    /** The time that so many percent do not exceed, 0 to 100. */
    Duration at(double percent) {
        var below = this.millis.floorEntry(percent);
        var above = this.millis.ceilingEntry(percent);
        double width = above.getKey() - below.getKey();
        double part = width == 0 ? 0 : (percent - below.getKey()) / width;
        double value = below.getValue() + part * (above.getValue() - below.getValue());
        return Duration.ofNanos(Math.round(value * NANOS));
    }
}
