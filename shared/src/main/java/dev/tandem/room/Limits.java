package dev.tandem.room;

/** What one commit may hold, so that it fits one transaction of the store, one item and one frame. */
final class Limits {
    /** A transaction has 100 items: log entry, receipt, member and meta are always among them. */
    static final int ENTITIES = 100 - 4;

    /** Encoded bytes: below the 128 KB of a frame, with room for its envelope. */
    static final int COMMIT_BYTES = 100_000;

    /** How many commits a mutation may look back to be merged; what is older cannot be. */
    static final int LOOK_BACK = 10_000;

    private Limits() {}
}
