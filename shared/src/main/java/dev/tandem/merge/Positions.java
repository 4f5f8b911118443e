package dev.tandem.merge;

import java.util.List;
import java.util.Optional;

/**
 * Makes positions (PROTOCOL U2): keys of digits {@code 0-9A-Za-z}, compared as text, each a fraction below 1 in base 62. What is made here never ends
 * in {@code 0}, so that there is always room below it.
 *
 * <p>An open end takes the next whole place of the {@link Run number line}: 10,000 appends make no key longer than 6 digits. A gap is halved, a
 * digit about every five inserts at one place; {@link Respacing} takes those back. Both leave {@value #JITTER} places to chance: two clients
 * that insert into one gap make the same key once in {@value #JITTER} times, and then the ids order them.
 *
 * <p>Where nothing fits, since {@code lower} is not below {@code upper} or zeros alone are between them, what is made comes right after the greater of
 * the two: above both, and below whatever else is above both and does not begin with it.
 *
 * <p>Clients have a twin of this; {@code merge/vectors/positions.json} holds both to the same keys.
 */
public final class Positions {
    /** How many keys each insert may make by chance. */
    static final int JITTER = 1 << 16;

    private Positions() {}

    /**
     * A key between two others.
     *
     * @param lower key that it comes after; nothing: the begin
     * @param upper key that it comes before; nothing: the end
     * @param jitter anything at random, of which the low 16 bits count
     */
    public static String between(Optional<String> lower, Optional<String> upper, int jitter) {
        return spread(lower, upper, 1, jitter).getFirst();
    }

    /**
     * Keys in ascending order between two others, about evenly.
     *
     * @param lower key that they come after; nothing: the begin
     * @param upper key that they come before; nothing: the end
     * @param count how many, up to a million
     * @param jitter anything at random, of which the low 16 bits count
     */
    public static List<String> spread(Optional<String> lower, Optional<String> upper, int count, int jitter) {
        return Space.between(lower, upper, count, JITTER)
                .orElseGet(() -> Gap.after(greater(lower, upper), (long) count * JITTER))
                .keys(count, jitter & (JITTER - 1));
    }

    private static String greater(Optional<String> lower, Optional<String> upper) {
        String low = lower.orElse("");
        return upper.filter(high -> high.compareTo(low) > 0).orElse(low);
    }
}
