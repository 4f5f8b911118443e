package dev.tandem.functions.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.sim.Fault;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever goes wrong between people, gateway and store: in the end nothing acknowledged is lost or doubled, and everybody shows the same.
 * {@code -Dtandem.seed=N -Dtandem.seeds=1} runs one seed alone.
 */
final class ConvergenceTest {
    private static final long FIRST = Long.getLong("tandem.seed", 1);
    private static final long COUNT = Long.getLong("tandem.seeds", 300);

    /** A run and what was wrong with it. */
    private record Done(long seed, Run run, Optional<Throwable> wrong) {}

    @Test
    void everybody_agrees_after_any_weather() {
        List<Done> all = LongStream.range(FIRST, FIRST + COUNT)
                .parallel()
                .mapToObj(ConvergenceTest::run)
                .toList();

        List<Done> broken =
                all.stream().filter(done -> done.wrong().isPresent()).toList();
        if (!broken.isEmpty()) {
            throw new AssertionError(
                    broken.size() + " of " + COUNT + " runs broke a promise, the first with seed "
                            + broken.getFirst().seed(),
                    broken.getFirst().wrong().get());
        }
        if (COUNT > 1) {
            assertThat(sum(
                            Sight.class,
                            all.stream().map(done -> done.run().sights()).toList()))
                    .as("what has to have been met")
                    .containsOnlyKeys(EnumSet.allOf(Sight.class));
            assertThat(sum(
                            Fault.class,
                            all.stream().map(done -> done.run().faults()).toList()))
                    // Queries end early in the worlds of WorldsTest.
                    .as("faults that have to have happened")
                    .containsOnlyKeys(EnumSet.complementOf(EnumSet.of(Fault.SHORT_PAGE)));
        }
    }

    /** Its client had seen its own commit before its receipt was visible, and was told of a gap. */
    @Test
    void U6_seed_1861_meets_no_gap() {
        assertThat(run(1861).wrong()).isEmpty();
    }

    private static Done run(long seed) {
        Run run = new Run(seed);
        try {
            run.run();
            return new Done(seed, run, Optional.empty());
        } catch (AssertionError | RuntimeException wrong) {
            return new Done(seed, run, Optional.of(wrong));
        }
    }

    private static <E extends Enum<E>> Map<E, Integer> sum(Class<E> type, List<Map<E, Integer>> counts) {
        Map<E, Integer> sum = new EnumMap<>(type);
        counts.forEach(each -> each.forEach((what, count) -> sum.merge(what, count, Integer::sum)));
        return sum;
    }
}
