package dev.tandem.json;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Numbers as JavaScript has them: IEEE 754 doubles, of which whole numbers up to 2^53-1 are exact. Every double above that is a whole
 * number, so one bound serves both.
 */
final class Numbers {
    static final BigDecimal MAX_SAFE = BigDecimal.valueOf(9_007_199_254_740_991L);

    private Numbers() {}

    /** The number that JavaScript would read; nothing where it is beyond ±(2^53-1). */
    static Optional<BigDecimal> ofText(String text) {
        double read = Double.parseDouble(text);
        if (Math.abs(read) > MAX_SAFE.doubleValue()) {
            return Optional.empty();
        }
        return Optional.of(ofDouble(read));
    }

    /**
     * The shortest text that JavaScript reads as this number.
     *
     * @throws IllegalArgumentException beyond ±(2^53-1)
     */
    static String toText(BigDecimal value) {
        double nearest = value.doubleValue();
        if (Math.abs(nearest) > MAX_SAFE.doubleValue()) {
            throw new IllegalArgumentException("beyond the numbers of JavaScript: " + value);
        }
        return ofDouble(nearest).toString();
    }

    /** Two numbers together; nothing where one of them or their sum is beyond ±(2^53-1). */
    static Optional<BigDecimal> sum(BigDecimal one, BigDecimal other) {
        // A number that came as JSON is a double; others may have more digits than can be added up.
        return nearest(one).flatMap(first -> nearest(other).flatMap(second -> nearest(first.add(second))));
    }

    private static Optional<BigDecimal> nearest(BigDecimal value) {
        return value.abs().compareTo(MAX_SAFE) > 0 ? Optional.empty() : Optional.of(ofDouble(value.doubleValue()));
    }

    private static BigDecimal ofDouble(double value) {
        long whole = (long) value;
        return whole == value ? BigDecimal.valueOf(whole) : new BigDecimal(Double.toString(value)).stripTrailingZeros();
    }
}
