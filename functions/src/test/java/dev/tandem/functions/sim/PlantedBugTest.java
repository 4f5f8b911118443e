package dev.tandem.functions.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.store.Contracts;
import dev.tandem.functions.store.dynamo.DynamoStores;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tests are tested: each mistake is found. The condition on the log makes most of them harmless, so the bustle shows some of them rarely. */
final class PlantedBugTest {
    private static final int SEEDS = 4_000;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ONLY_THE_LAST_ENTRY_IS_LAID_OVER_ENTITIES")
    void is_caught_by_a_contract(PlantedBug bug) {
        assertThat(Contracts.promises().stream().filter(promise -> promise.brokenOn(() -> SimStage.over(bug::in))))
                .as("promises broken where %s", bug)
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "THE_LOG_IS_WRITTEN_OVER",
                "THE_RECEIPT_IS_NOT_COMPARED",
                "ENTITIES_ARE_NOT_COMPARED",
                "ONLY_THE_LAST_ENTRY_IS_LAID_OVER_ENTITIES"
            })
    void is_caught_in_the_bustle(PlantedBug bug) {
        assertThat(LongStream.rangeClosed(1, SEEDS)
                        .filter(seed -> isCaught(bug, seed))
                        .findFirst())
                .as("a seed that shows that %s", bug)
                .isPresent();
    }

    private static boolean isCaught(PlantedBug bug, long seed) {
        SimWorld world = new SimWorld(seed, Faults.heavy());
        DynamoStores stores = new DynamoStores(bug.in(world.tables()), world.pause(), world.random());
        Bustle bustle = new Bustle(world, stores.rooms());
        try {
            bustle.run();
            world.heal();
            new BustleCheck(world, bustle).run();
            return false;
        } catch (RuntimeException | AssertionError found) {
            return true;
        }
    }
}
