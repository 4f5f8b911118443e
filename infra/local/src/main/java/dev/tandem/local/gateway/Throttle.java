package dev.tandem.local.gateway;

/**
 * How many requests a second a stage takes: connects, messages and calls of the management API together.
 *
 * @param rate a second, in the long run
 * @param burst at once
 */
public record Throttle(double rate, int burst) {
    public Throttle {
        if (rate <= 0 || burst < 1) {
            throw new IllegalArgumentException("A throttle lets something through");
        }
    }

    /** The quota of an account: 10,000 a second, 5,000 at once. */
    public static Throttle ofApiGateway() {
        return new Throttle(10_000, 5_000);
    }
}
