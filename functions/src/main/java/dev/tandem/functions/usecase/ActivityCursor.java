package dev.tandem.functions.usecase;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in what happened: before a commit, or within it.
 *
 * @param seq the commit
 * @param taken how many of its activities lie before the place; 0 for none of it any more
 */
public record ActivityCursor(long seq, int taken) {
    /** Before which nothing is newer. */
    public static final ActivityCursor NEWEST = new ActivityCursor(Long.MAX_VALUE, 0);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})(?:\\.([1-9][0-9]{0,5}))?");

    static ActivityCursor before(long seq) {
        return new ActivityCursor(seq, 0);
    }

    static ActivityCursor within(long seq, int taken) {
        return taken == 0 ? before(seq + 1) : new ActivityCursor(seq, taken);
    }

    /** Reads what {@link #toString} wrote; a bare position means before it. */
    public static Optional<ActivityCursor> of(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new ActivityCursor(
                        Long.parseLong(matcher.group(1)),
                        Optional.ofNullable(matcher.group(2))
                                .map(Integer::parseInt)
                                .orElse(0)))
                : Optional.empty();
    }

    /** Commits before this one are still to be looked at. */
    long upTo() {
        return taken == 0 ? seq : seq + 1;
    }

    /** How many activities of a commit lie before the place. */
    int takenOf(long commit) {
        return commit == seq ? taken : 0;
    }

    @Override
    public String toString() {
        return taken == 0 ? Long.toString(seq) : seq + "." + taken;
    }
}
