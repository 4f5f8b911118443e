package dev.tandem.functions.push;

/** What became of a part of a fan-out. */
public sealed interface PartResult {
    /** It was posted. */
    record Posted(String answer) implements PartResult {}

    /** Certainly nothing of it was posted. */
    record NotBegun(String reason) implements PartResult {}

    /** All of it may have been posted, a part of it, or nothing; and some of it may still be. */
    record Unknown(String reason) implements PartResult {}
}
