package dev.tandem.functions.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.convergence.FilterVerdict.Sight;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever goes wrong, and whatever filters people choose meanwhile: at each position a client shows what its filter lets through of the whole room.
 * {@code -Dtandem.seed=N -Dtandem.seeds=1} runs one seed alone.
 */
final class FilterConvergenceTest {
    private static final long FIRST = Long.getLong("tandem.seed", 1);
    private static final long COUNT = Long.getLong("tandem.seeds", 500);

    private record Done(long seed, Map<Sight, Integer> sights, Optional<Throwable> wrong) {}

    @Test
    void V2_V3_V4_everybody_shows_what_their_filter_lets_through() {
        List<Done> all = LongStream.range(FIRST, FIRST + COUNT)
                .parallel()
                .mapToObj(FilterConvergenceTest::run)
                .toList();

        List<Done> broken =
                all.stream().filter(done -> done.wrong().isPresent()).toList();
        if (!broken.isEmpty()) {
            throw new AssertionError(
                    broken.size() + " of " + COUNT + " runs broke a promise, the first with seed "
                            + broken.getFirst().seed(),
                    broken.getFirst().wrong().get());
        }
        Map<Sight, Integer> sum = new EnumMap<>(Sight.class);
        all.forEach(done -> done.sights().forEach((sight, count) -> sum.merge(sight, count, Integer::sum)));
        if (COUNT >= 100) {
            assertThat(sum).as("what has to have been met").containsOnlyKeys(EnumSet.allOf(Sight.class));
        }
        System.out.println("FilterConvergenceTest met " + sum);
    }

    private static Done run(long seed) {
        FilterRun run = new FilterRun(seed);
        try {
            run.run();
            return new Done(seed, run.verdict().sights(), Optional.empty());
        } catch (AssertionError | RuntimeException wrong) {
            return new Done(seed, run.verdict().sights(), Optional.of(wrong));
        }
    }
}
