package dev.tandem.model;

/** How a conflict is settled (PROTOCOL K). */
public enum Resolution {
    /** What the conflict's author wanted. */
    MINE,
    /** What stands. */
    THEIRS,
    /** Both, where the field can hold both. */
    BOTH,
    /** Another value. */
    VALUE
}
