package dev.tandem.room;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Batch;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random rooms, each grown from its own seed by four clients that see the log as of different times. The seed of a broken room is in the
 * failure; {@code -Dtandem.seed=N} starts the run there.
 */
final class RoomPropertyTest {
    /** The same rooms with every build; others with {@code -Dtandem.seed}. */
    private static final long SEED = 20_261_121;

    private static final int ROOMS = 1_000;
    private static final int BATCHES = 18;
    private static final List<String> CLIENTS = List.of("ann", "ben", "cem", "ann", "ben", "cem", "ann", "ben", "vera");

    /** What rules alone refuse, what takes more than these batches hold, and what is not decided yet. */
    private static final Set<RejectCode> UNMET = Set.of(
            RejectCode.TOO_MANY_CHANGES,
            RejectCode.CYCLE,
            RejectCode.INSUFFICIENT_STOCK,
            RejectCode.NOTHING_TO_UNDO,
            RejectCode.QUOTA_EXCEEDED);

    private final Tally tally = new Tally();

    @Test
    void random_batches_leave_every_room_in_order() {
        long start = Long.getLong("tandem.seed", SEED);
        System.out.println("random rooms: -Dtandem.seed=" + start);
        for (long seed = start; seed < start + ROOMS; seed++) {
            try {
                grow(seed);
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("-Dtandem.seed=" + seed, broken);
            }
        }
        assertThat(tally.of("batches")).isGreaterThan(10_000);
        System.out.println("met " + tally);
        assertTheRunMetEverything();
    }

    /** A splice that brought a deleted text back was once moved over its own deletion. */
    @Test
    void seed_of_a_text_that_came_back() {
        grow(-2209123004113608398L);
    }

    /** A conflict in an entity that one mutation brought back and deleted again was once left open. */
    @Test
    void seed_of_a_conflict_about_nothing() {
        grow(-7596022527047887275L);
    }

    private void grow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TestRoom room = TestRoom.aTrip(RandomBatches.furniture());
        RandomBatches batches = new RandomBatches(random, room);
        for (int i = 0; i < BATCHES; i++) {
            String client = CLIENTS.get(random.nextInt(CLIENTS.size()));
            step(room, batches.next(client), role(client), random);
        }
        RoomLaws.holdFor(room);
    }

    private void step(TestRoom room, Batch batch, Role role, SplittableRandom random) {
        RoomState state = room.load(batch, role);
        Map<EntityKey, Entity> before = room.entities();
        Decision decision = room.send(batch, role);
        tally.count("batches");

        if (decision.receipt().equals(state.receipt())) {
            tally.count("nothing to decide");
            return;
        }
        tally.add(decision, before);
        RoomLaws.holdFor(decision, state);
        long now = decision.commit().map(Commit::at).orElse(0L);
        assertThatItNeedsNoMore(batch, before, state, decision, now);
        assertThatItReadAllItDependsOn(batch, state, before, decision, now, random);
        assertThatRefusalsLeaveNoTrace(batch, state, decision, now);
        assertThatMergesAreTrue(room, batch, decision);
    }

    /** A room loaded whole, in another order by that, is decided like the part that was needed. */
    private static void assertThatItNeedsNoMore(
            Batch batch, Map<EntityKey, Entity> all, RoomState needed, Decision decision, long now) {
        assertThat(Room.decide(with(needed, all), batch, now)).isEqualTo(decision);
    }

    private static void assertThatItReadAllItDependsOn(
            Batch batch,
            RoomState needed,
            Map<EntityKey, Entity> all,
            Decision decision,
            long now,
            SplittableRandom random) {
        Set<EntityKey> kept = new HashSet<>(decision.read().keySet());
        kept.addAll(decision.replaced().keySet());
        Need need = Room.need(TripKind.KIND, batch).and(Room.alsoWanted(needed, batch));
        RoomState altered = new Alterations(random, need.types()).alterAllBut(kept, need.keys(), with(needed, all));

        assertThat(Room.decide(altered, batch, now)).isEqualTo(decision);
    }

    private static void assertThatRefusalsLeaveNoTrace(Batch batch, RoomState state, Decision decision, long now) {
        Set<Long> refused = decision.receipt().outcomes().stream()
                .filter(Outcome.Rejected.class::isInstance)
                .map(Outcome::n)
                .collect(toSet());
        List<Mutation> without = batch.mutations().stream()
                .map(mutation -> refused.contains(mutation.n()) ? nothing(mutation) : mutation)
                .toList();

        Decision other = Room.decide(state, new Batch(batch.user(), batch.client(), without), now);

        assertThat(other.written()).isEqualTo(decision.written());
        assertThat(other.commit().map(Commit::changes))
                .isEqualTo(decision.commit().map(Commit::changes));
        assertThat(other.commit().map(Commit::events))
                .isEqualTo(decision.commit().map(Commit::events));
        assertThat(other.title()).isEqualTo(decision.title());
    }

    private static Mutation nothing(Mutation mutation) {
        return new Mutation(mutation.n(), 0, List.of(new Operation.Unsupported("nothing")));
    }

    private static void assertThatMergesAreTrue(TestRoom room, Batch batch, Decision decision) {
        for (Outcome outcome : decision.receipt().outcomes()) {
            if (outcome instanceof Outcome.Applied applied) {
                batch.mutations().stream()
                        .filter(mutation -> mutation.n() == applied.n())
                        .forEach(mutation -> RoomLaws.holdsForMerges(room, batch.client(), base(mutation), applied));
            }
        }
    }

    /** The oldest state that one of its operations was made on. */
    private static long base(Mutation mutation) {
        return mutation.ops().stream()
                .flatMap(operation ->
                        operation instanceof Operation.SpliceText splice ? splice.base().stream() : Stream.empty())
                .reduce(mutation.base(), Math::min);
    }

    private static RoomState with(RoomState state, Map<EntityKey, Entity> entities) {
        return new RoomState(
                state.kind(), state.head(), state.member(), state.receipt(), entities, state.locks(), state.log());
    }

    private static Role role(String client) {
        return switch (client) {
            case "cem" -> Role.OWNER;
            case "vera" -> Role.VIEWER;
            default -> Role.EDITOR;
        };
    }

    private void assertTheRunMetEverything() {
        Stream<String> codes = Stream.of(RejectCode.values())
                .filter(code -> !UNMET.contains(code))
                .map(RejectCode::wire);
        Stream<String> events = Stream.of(
                "applied",
                "applied without change",
                "no commit",
                "nothing to decide",
                "kept MINE",
                "kept THEIRS",
                "kept BOTH",
                "spliced",
                "moved",
                "conflict Created",
                "conflict Updated",
                "conflict Deleted",
                "created",
                "updated",
                "deleted",
                "revived",
                "made and deleted",
                "unassign");
        assertThat(Stream.concat(codes, events))
                .allSatisfy(what ->
                        assertThat(tally.of(what)).as("%s in %s", what, tally).isGreaterThan(10));
    }
}
