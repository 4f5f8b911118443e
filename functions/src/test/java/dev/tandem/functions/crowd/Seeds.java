package dev.tandem.functions.crowd;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Runs a scenario for many seeds, side by side. {@code -Dtandem.seed=N -Dtandem.seeds=1} runs one seed alone. */
final class Seeds {
    private static final long FIRST = Long.getLong("tandem.seed", 1);
    private static final Optional<Long> COUNT = Optional.ofNullable(Long.getLong("tandem.seeds"));

    private Seeds() {}

    /** Runs with one seed too few to ask whether everything was met. */
    static boolean areMany() {
        return COUNT.orElse(2L) > 1;
    }

    /** What each run gives, or the first seed that broke something. */
    static <T> List<T> run(long count, LongFunction<T> scenario) {
        List<Done<T>> all = LongStream.range(FIRST, FIRST + COUNT.orElse(count))
                .parallel()
                .mapToObj(seed -> once(seed, scenario))
                .toList();
        List<Done<T>> broken =
                all.stream().filter(done -> done.wrong().isPresent()).toList();
        if (!broken.isEmpty()) {
            throw new AssertionError(
                    broken.size() + " of " + all.size() + " runs broke a promise, the first with seed "
                            + broken.getFirst().seed(),
                    broken.getFirst().wrong().get());
        }
        return all.stream().flatMap(done -> done.result().stream()).toList();
    }

    private static <T> Done<T> once(long seed, LongFunction<T> scenario) {
        try {
            return new Done<>(seed, Optional.of(scenario.apply(seed)), Optional.empty());
        } catch (AssertionError | RuntimeException wrong) {
            return new Done<>(seed, Optional.empty(), Optional.of(wrong));
        }
    }

    private record Done<T>(long seed, Optional<T> result, Optional<Throwable> wrong) {}
}
