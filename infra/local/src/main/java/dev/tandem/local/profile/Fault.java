package dev.tandem.local.profile;

import java.math.BigDecimal;
import java.util.Locale;

/** What may go wrong in the cloud, and how often it does here: far more often than there, so that an evening shows all of it. */
enum Fault {
    LOST_POST(0.01, "a frame that was posted does not arrive, and the sender hears 200"),
    GONE(
            0.002,
            "a client cannot be reached any more: its socket breaks, the sender hears 410, $disconnect is not told"),
    REFUSED_POST(0.01, "a post is refused with 429"),
    LOST_DISCONNECT(0.1, "$disconnect of a socket that ended is not told"),
    DUPLICATE_BATCH(0.05, "a batch of the stream is told twice"),
    LATE_BATCH(0.02, "a batch of the stream is three seconds late"),
    THROTTLED_TABLE(0.002, "a read or write of the database is throttled"),
    KILLED_INVOCATION(
            0.005, "an invocation ends without an answer, half of them before and half of them after their work");

    private final double chance;
    private final String what;

    Fault(double chance, String what) {
        this.chance = chance;
        this.what = what;
    }

    double chance() {
        return chance;
    }

    /** For people. */
    String line() {
        return String.format(
                Locale.ROOT,
                "fault %s: %s %%, %s",
                name().toLowerCase(Locale.ROOT).replace('_', '-'),
                percent(),
                what);
    }

    private String percent() {
        return BigDecimal.valueOf(chance * 100).stripTrailingZeros().toPlainString();
    }
}
