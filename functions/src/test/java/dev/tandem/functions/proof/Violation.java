package dev.tandem.functions.proof;

/**
 * A promise that is broken.
 *
 * @param invariant which one, as docs/GUARANTEES.md numbers them
 * @param at when it showed, on the clock of the history
 */
public record Violation(String invariant, long at, String what) {
    @Override
    public String toString() {
        return invariant + " at " + at + ": " + what;
    }
}
