package dev.tandem.merge;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where new positions fit between two others. */
sealed interface Space permits Gap, Run {
    /**
     * The space between two keys; nothing where none fits.
     *
     * @param room places that each of {@code count} keys shall have for itself, at least {@link Positions#JITTER}
     */
    static Optional<Space> between(Optional<String> lower, Optional<String> upper, int count, long room) {
        if (lower.isPresent() && upper.isPresent()) {
            return Gap.between(lower.get(), upper, count * room).map(gap -> gap);
        }
        Optional<Space> run = upper.isPresent()
                ? Run.before(upper.get(), count).map(found -> found)
                : Run.after(lower, count).map(found -> found);
        return run.or(() -> Gap.between(lower.orElse(""), upper, count * room));
    }

    /** How many digits a key has at most. */
    int digits();

    /** The key in one of {@code count} equal parts of the space, the first being 0. */
    String key(int part, int count, int jitter);

    /** Keys without chance: one in the middle of what the others leave, half of the space or more, since the next inserts are likely to be beside it. */
    List<String> keysAround(int middle, int count);

    default List<String> keys(int count, int jitter) {
        return IntStream.range(0, count)
                .mapToObj(part -> key(part, count, jitter))
                .toList();
    }
}
