package dev.tandem.local.doctor;

/**
 * What one step found.
 *
 * @param millis how long it took
 */
public record Finding(Step step, Result result, long millis) {

    /** How a step ended. */
    public sealed interface Result {
        /** It works; {@code seen} says how, and may be empty. */
        record Well(String seen) implements Result {}

        /** It does not; {@code sentence} says what to do. */
        record Ill(Ailment ailment, String sentence) implements Result {}

        /** It was not tried: it needs something that does not work. */
        record Untried() implements Result {}
    }

    public boolean isIll() {
        return result instanceof Result.Ill;
    }
}
