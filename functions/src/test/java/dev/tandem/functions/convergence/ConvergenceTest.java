package dev.tandem.functions.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.sim.Fault;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong between people, gateway and store: in the end nothing acknowledged is lost or doubled, and everybody shows the same. */
final class ConvergenceTest {
    private static final long FIRST = Long.getLong("tandem.seed", 1);
    private static final long COUNT = Long.getLong("tandem.seeds", 300);

    @Test
    void everybody_agrees_after_any_weather() {
        List<Run> runs = LongStream.range(FIRST, FIRST + COUNT)
                .parallel()
                .mapToObj(ConvergenceTest::run)
                .toList();

        assertThat(sum(Sight.class, runs.stream().map(Run::sights).toList()).keySet())
                .as("what has to have been met in %s runs", COUNT)
                .isEqualTo(EnumSet.allOf(Sight.class));
        assertThat(sum(Fault.class, runs.stream().map(Run::faults).toList()).keySet())
                .as("faults that have to have happened")
                .isEqualTo(EnumSet.allOf(Fault.class));
    }

    private static Run run(long seed) {
        Run run = new Run(seed);
        try {
            run.run();
            return run;
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError("seed " + seed + " (alone: -Dtandem.seeds=1 -Dtandem.seed=" + seed + ")", broken);
        }
    }

    private static <E extends Enum<E>> Map<E, Integer> sum(Class<E> type, List<Map<E, Integer>> counts) {
        Map<E, Integer> sum = new EnumMap<>(type);
        counts.forEach(each -> each.forEach((what, count) -> sum.merge(what, count, Integer::sum)));
        System.out.println(sum);
        return sum;
    }
}
