package dev.tandem.functions.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The store under everything that may go wrong, from many seeds. A seed that fails is in the message. */
final class BustleTest {
    private static final int SEEDS = 400;

    @Test
    void every_reading_is_the_fold_of_the_log_and_every_mutation_is_decided_once() {
        Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
        int snapshots = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            SimWorld world = new SimWorld(seed, Faults.heavy());
            Bustle bustle = new Bustle(world);
            bustle.run();
            world.heal();
            new BustleCheck(world, bustle).run();
            world.faults().forEach((fault, times) -> faults.merge(fault, times, Integer::sum));
            snapshots += bustle.snapshots().size();
        }
        assertThat(faults.keySet())
                .as("what went wrong in all runs together")
                .containsAll(Faults.heavy().chances().keySet())
                .contains(Fault.CONFLICT, Fault.REFUSED);
        assertThat(snapshots).isEqualTo(SEEDS * Bustle.READINGS);
    }
}
