package dev.tandem.merge.text;

/** Whose text comes first, on the left, where two sides insert at one place. What stands in the log stays first. */
public enum First {
    MINE,
    THEIRS;

    /** The same rule, seen from the other side. */
    public First other() {
        return this == MINE ? THEIRS : MINE;
    }
}
