package dev.tandem.functions.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.sim.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything that is promised, in many worlds. {@code ./tandem simulate --seed N --count 1} shows what happened in one of them.
 */
final class WorldsTest {
    private static final int WORLDS = 10_000;
    private static final int PAGES = 500;

    @Test
    void nothing_is_broken_in_any_world_and_everything_that_may_go_wrong_did() {
        Simulation all = Simulation.run(1, WORLDS, Plan.of(ClientForm.JAVA), done -> {});

        assertThat(broken(all)).isEmpty();
        assertThat(all.faults().keySet())
                .as("what went wrong")
                .containsAll(mishaps(ClientForm.JAVA))
                .hasSize(Fault.values().length + mishaps(ClientForm.JAVA).size());
        assertThat(all.sights()).as("what was met").containsOnlyKeys(EnumSet.allOf(Sight.class));
        assertThat(all.kinds()).containsOnlyKeys("inventory", "note", "orders", "packing-list", "party-budget");
        assertThat(all.operations()).isGreaterThan(5L * WORLDS);
    }

    /** Fewer, for here the clients are what people run: the core of the web client, in Node. */
    @Test
    void nothing_is_broken_in_any_world_with_the_real_client() {
        Simulation all = Simulation.run(1, PAGES, Plan.of(ClientForm.TYPESCRIPT), done -> {});

        assertThat(broken(all)).isEmpty();
        assertThat(all.faults().keySet()).as("what went wrong").containsAll(mishaps(ClientForm.TYPESCRIPT));
        assertThat(all.sights().keySet())
                .as("what was met")
                .contains(
                        Sight.SNAPSHOT,
                        Sight.DELTA,
                        Sight.RESET,
                        Sight.RESEND,
                        Sight.REJECTED,
                        Sight.MERGED,
                        Sight.UNDONE,
                        Sight.RULE_APPLIED,
                        Sight.OVER_REST,
                        Sight.REFUSED_AS_REMOVED);
        assertThat(all.operations()).isGreaterThan(5L * PAGES);
    }

    /** What once went wrong in them. */
    @ParameterizedTest
    @ValueSource(
            longs = {
                // After a sleep in which the socket was to be renewed, the client asked for a sign of life without end.
                66,
                149,
                // Who came back when the log began after their last commit was told to wait, for ever.
                135,
                // A second tab went on from a new log by commits of the old one.
                1292,
                1447,
                // A tab fell back behind what its sibling had told it.
                293,
                1174,
                // After a restore what the old log had acknowledged, further than it was followed, held up what was
                // typed behind it.
                12616,
                2777,
                // What a tab had typed on the old log stayed there when its sibling stored the new one.
                13595,
                18117,
                // A late answer was taken for one that should have brought more; so was one from before a commit could
                // be read everywhere.
                5559,
                1556
            })
    void stays_mended_with_the_real_client(long seed) {
        assertThat(new Schedule(seed, Plan.of(ClientForm.TYPESCRIPT)).run().violations())
                .isEmpty();
    }

    private static List<String> broken(Simulation all) {
        return all.broken().stream()
                .map(result -> "seed " + result.seed() + " (" + result.kind() + "): "
                        + result.violations().getFirst())
                .toList();
    }

    private static List<String> mishaps(ClientForm form) {
        return Stream.of(Mishap.values())
                .filter(mishap -> mishap.concerns(form))
                .map(Mishap::wire)
                .toList();
    }

    @Test
    void the_same_seed_is_the_same_world() {
        assertThat(timelines()).isEqualTo(timelines()).hasSizeGreaterThan(100);
    }

    /** Of a few worlds: one alone may be a short one. */
    private static List<String> timelines() {
        return Stream.of(17L, 18L, 19L, 20L)
                .flatMap(seed -> new Schedule(seed, Plan.of(ClientForm.JAVA)).run().history().timeline().stream())
                .toList();
    }
}
