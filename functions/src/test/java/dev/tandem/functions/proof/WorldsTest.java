package dev.tandem.functions.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.sim.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Everything that is promised, in many worlds. {@code ./tandem simulate --seed N --count 1} shows what happened in one of them.
 */
final class WorldsTest {
    private static final int WORLDS = 1_000;

    @Test
    void nothing_is_broken_in_any_world_and_everything_that_may_go_wrong_did() {
        Simulation all = Simulation.run(1, WORLDS, Optional.empty(), Optional.empty(), done -> {});

        assertThat(all.broken().stream()
                        .map(result -> "seed " + result.seed() + " (" + result.kind() + "): "
                                + result.violations().getFirst()))
                .isEmpty();
        assertThat(all.faults().keySet()).as("what went wrong").hasSize(Fault.values().length + Mishap.values().length);
        assertThat(all.sights()).as("what was met").containsOnlyKeys(EnumSet.allOf(Sight.class));
        assertThat(all.kinds()).containsOnlyKeys("inventory", "note", "orders", "packing-list", "party-budget");
        assertThat(all.operations()).isGreaterThan(5L * WORLDS);
    }

    @Test
    void the_same_seed_is_the_same_world() {
        List<List<String>> twice = Stream.of(17L, 17L)
                .map(seed -> new Schedule(seed, Optional.empty(), Optional.empty())
                        .run()
                        .history()
                        .timeline())
                .toList();

        assertThat(twice.getFirst()).isEqualTo(twice.getLast()).hasSizeGreaterThan(100);
    }
}
