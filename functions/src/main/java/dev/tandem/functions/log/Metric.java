package dev.tandem.functions.log;

import java.util.Arrays;
import java.util.List;

/**
 * What is measured; docs/OPERATIONS.md says what each means. A metric is paid for by the hour in which it was written: those of trouble are written only
 * where there was some.
 */
public enum Metric {
    /** Tries that a commit took, one value for each commit: how many values there are is how many commits. */
    COMMIT_ATTEMPTS("CommitAttempts", "Count"),
    /** Fields that somebody else had changed meanwhile, and that were merged. */
    CONFLICTS("Conflicts", "Count"),
    /** Mutations that were refused. */
    MUTATIONS_REJECTED("MutationsRejected", "Count"),
    /** Updates that were sent away as {@code busy} after all tries. */
    UPDATES_GIVEN_UP("UpdatesGivenUp", "Count"),
    /** From the decision of a commit until its frames were posted, one value for each commit. */
    BROADCAST_LAG("BroadcastLag", "Milliseconds"),
    /** Frames that were posted to sockets. */
    PUSHES("Pushes", "Count"),
    /** Sockets that were gone when something was posted to them (410). */
    PUSHES_GONE("PushesGone", "Count"),
    /** Sockets that were there and did not take what was posted. */
    PUSHES_FAILED("PushesFailed", "Count"),
    /** Requests and frames above a limit (PROTOCOL Q1). */
    RATE_LIMITED("RateLimited", "Count"),
    /** Commits that a client had missed when it asked for them, one value for each time. */
    GAPS("Gaps", "Count"),
    /**
     * What must never happen, and a client or a function found out that it did: the field {@code promise} says which. A client's copy contradicts its digest
     * ({@code digest}); what a client missed did not come when it asked ({@code gap}); an update begins behind what the room remembers of its client
     * ({@code receipt}).
     */
    PROMISES_BROKEN("PromisesBroken", "Count");

    private final String label;
    private final String unit;

    Metric(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    /** As CloudWatch has it. */
    public String label() {
        return label;
    }

    /** One of CloudWatch's units. */
    String unit() {
        return unit;
    }

    /** What everybody's work writes, whether there is trouble or not. */
    public static List<Metric> ofWork() {
        return List.of(COMMIT_ATTEMPTS, BROADCAST_LAG, PUSHES);
    }

    /** By its label. */
    public static Metric of(String label) {
        return Arrays.stream(values())
                .filter(metric -> metric.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric " + label));
    }
}
