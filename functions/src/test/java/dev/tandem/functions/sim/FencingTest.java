package dev.tandem.functions.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Lock;
import dev.tandem.model.RejectCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** L3: who lost a lock writes nothing under it any more, also where the update was decided already. A seed that fails is in the message. */
final class FencingTest {
    private static final int SEEDS = 400;

    @Test
    void L3_no_holder_writes_after_the_next_one_has_the_lock() {
        int written = 0;
        int stale = 0;
        int grants = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            SimWorld world = new SimWorld(seed, Faults.none());
            Struggle struggle = new Struggle(world, world.tables());
            struggle.run(seed % 2 == 0 ? Faults.heavy() : Faults.none());
            List<Name> names = names(world);
            check(seed, struggle, names);
            written += names.size();
            grants += struggle.grants().size();
            stale += struggle.rejected().size();
            assertThat(struggle.rejected())
                    .as("seed %s", seed)
                    .allSatisfy(outcome -> assertThat(outcome.code()).isEqualTo(RejectCode.STALE_LOCK));
        }
        assertThat(written).as("names written").isGreaterThan(SEEDS * 5);
        assertThat(stale).as("names refused").isGreaterThan(SEEDS);
        assertThat(grants).as("locks granted").isGreaterThan(SEEDS * 5);
    }

    @ParameterizedTest
    @EnumSource(names = {"THE_LOCK_OF_A_COMMIT_IS_NOT_CHECKED", "LOCKS_ARE_WRITTEN_OVER"})
    void a_store_that_does_not_hold_to_it_is_caught(PlantedBug bug) {
        assertThat(LongStream.rangeClosed(1, SEEDS)
                        .filter(seed -> isCaught(bug, seed))
                        .findFirst())
                .as("a seed that shows that %s", bug)
                .isPresent();
    }

    private static boolean isCaught(PlantedBug bug, long seed) {
        SimWorld world = new SimWorld(seed, Faults.none());
        Struggle struggle = new Struggle(world, bug.in(world.tables()));
        struggle.run(Faults.none());
        try {
            check(seed, struggle, names(world));
            return false;
        } catch (AssertionError caught) {
            return true;
        }
    }

    private static void check(long seed, Struggle struggle, List<Name> names) {
        assertThat(struggle.late())
                .as("written after another had the lock, seed %s", seed)
                .isEmpty();
        Map<Long, String> holders = new HashMap<>();
        for (Lock grant : struggle.grants()) {
            assertThat(holders.merge(grant.token(), grant.client(), (before, now) -> before))
                    .as("the one holder of token %s, seed %s", grant.token(), seed)
                    .isEqualTo(grant.client());
        }
        assertThat(names)
                .as("names and the holders of their tokens, seed %s", seed)
                .allSatisfy(name -> assertThat(name.client()).isEqualTo(holders.get(name.token())));
        assertThat(names)
                .as("tokens in the log, seed %s", seed)
                .extracting(Name::token)
                .isSorted();
    }

    /** Under which token the tent got a name, and from whom. */
    private record Name(long token, String client) {
        static Name of(String text) {
            String[] parts = text.split(" ", -1);
            return new Name(Long.parseLong(parts[0]), parts[1]);
        }
    }

    private static List<Name> names(SimWorld world) {
        return world.rooms().log(Struggle.ROOM, 2, 1 << 20).stream()
                .map(FencingTest::name)
                .toList();
    }

    private static Name name(Commit commit) {
        if (commit.changes().getFirst() instanceof Change.Updated updated
                && updated.set().get("name") instanceof Json.Str(String text)) {
            return Name.of(text);
        }
        throw new AssertionError("only names change here: " + commit);
    }
}
