package dev.tandem.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Batch;
import dev.tandem.model.Outcome;
import dev.tandem.model.Role;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random rooms of the kinds that people use, with all their rules: none looks at what no operation led it to declare, and every room is in order after
 * every batch. The seed of a broken room is in the failure; {@code -Dtandem.seed=N} starts the run there.
 */
final class KindsPropertyTest {
    /** The same rooms with every build; others with {@code -Dtandem.seed}. */
    private static final long SEED = 20_261_121;

    private static final int ROOMS = 150;
    private static final int BATCHES = 25;
    private static final List<String> CLIENTS = List.of("ann", "ben", "cem");

    static Stream<Kind> kinds() {
        return Kinds.bundled().all().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void rules_see_only_what_they_declared_and_leave_every_room_in_order(Kind kind) {
        Tally tally = new Tally();
        long start = Long.getLong("tandem.seed", SEED);
        for (long seed = start; seed < start + ROOMS; seed++) {
            try {
                grow(kind, seed, tally);
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError(kind.name() + " -Dtandem.seed=" + seed, broken);
            }
        }
        assertThat(tally.of("applied")).as("%s", tally).isGreaterThan(ROOMS);
    }

    private static void grow(Kind kind, long seed, Tally tally) {
        SplittableRandom random = new SplittableRandom(seed);
        TestRoom room = TestRoom.of(kind);
        RandomBatches batches = new RandomBatches(random, room);
        for (int i = 0; i < BATCHES; i++) {
            String client = CLIENTS.get(random.nextInt(CLIENTS.size()));
            Batch batch = batches.next(client);
            Role role = client.equals("cem") ? Role.OWNER : Role.EDITOR;
            RoomState state = room.load(batch, role);
            var before = room.entities();
            Decision decision = room.send(batch, role);
            if (!decision.receipt().equals(state.receipt())) {
                tally.add(decision, before);
                RoomLaws.holdFor(decision, state);
                batch.mutations().stream()
                        .filter(mutation -> mutation.ops().size() == 1)
                        .forEach(mutation -> assertThat(decision.receipt().outcomes())
                                .noneMatch(outcome -> outcome instanceof Outcome.Rejected rejected
                                        && rejected.n() == mutation.n()
                                        && rejected.detail().containsKey("reads")));
            }
        }
        RoomLaws.holdFor(room);
    }
}
