package dev.tandem.functions.proof;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.LongStream;

/** Looks for the first world in which a mistake shows. */
final class FlawSearch {
    /** At first few, for most mistakes show at once; then more. */
    private static final int FIRST_AT_ONCE = 2;

    private static final int MOST_AT_ONCE = 128;

    private FlawSearch() {}

    /** A world that shows a mistake. */
    record Caught(long seed, String kind, Violation first) {}

    static Optional<Caught> first(Plan plan, long most) {
        long from = 1;
        for (int atOnce = FIRST_AT_ONCE; from <= most; atOnce = Math.min(2 * atOnce, MOST_AT_ONCE)) {
            Optional<Caught> caught = LongStream.range(from, Math.min(from + atOnce, most + 1))
                    .parallel()
                    .mapToObj(seed -> in(plan, seed))
                    .flatMap(Optional::stream)
                    .min(Comparator.comparingLong(Caught::seed));
            if (caught.isPresent()) {
                return caught;
            }
            from += atOnce;
        }
        return Optional.empty();
    }

    private static Optional<Caught> in(Plan plan, long seed) {
        Schedule.Result result = new Schedule(seed, plan).run();
        return result.violations().stream().findFirst().map(first -> new Caught(seed, result.kind(), first));
    }
}
