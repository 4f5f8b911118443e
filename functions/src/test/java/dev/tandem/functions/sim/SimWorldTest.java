package dev.tandem.functions.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.functions.store.APackingList;
import dev.tandem.functions.store.CommitResult;
import dev.tandem.functions.store.Draft;
import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.store.dynamo.LogRecord;
import dev.tandem.functions.store.dynamo.RowKey;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Member;
import dev.tandem.room.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The simulated world shows what DynamoDB Local does not, and always the same for the same seed. */
final class SimWorldTest {
    private static final String ROOM = "trip";
    private static final EntityKey TENT = APackingList.item("tent");
    private static final EntityKey STOVE = APackingList.item("stove");

    private static SimWorld world(Faults faults) {
        return new SimWorld(11, faults);
    }

    private static List<String> bustle(long seed) {
        SimWorld world = new SimWorld(seed, Faults.heavy());
        new Bustle(world).run();
        return world.trace();
    }

    @Test
    void the_same_seed_gives_the_same_run_and_another_seed_another() {
        assertThat(bustle(5)).hasSizeGreaterThan(200).isEqualTo(bustle(5));
        assertThat(bustle(6)).isNotEqualTo(bustle(5));
    }

    @Test
    void tasks_give_way_to_each_other_at_every_call() {
        SimWorld world = world(Faults.none());
        List<String> order = new ArrayList<>();
        for (String name : List.of("anna", "ben")) {
            world.spawn(name, () -> {
                for (int i = 0; i < 20; i++) {
                    world.rooms().meta(ROOM);
                    order.add(name);
                }
            });
        }

        world.run();

        assertThat(order).hasSize(40);
        assertThat(order.subList(0, 20)).contains("anna", "ben");
    }

    @Test
    void time_passes_only_virtually() {
        SimWorld world = world(Faults.none());
        long begin = world.clock().millis();

        world.sleep(Duration.ofDays(400));

        assertThat(world.clock().millis() - begin)
                .isEqualTo(Duration.ofDays(400).toMillis());
    }

    @Test
    void half_a_transaction_can_be_seen_and_what_was_seen_never_goes_away() {
        Set<Integer> seen = new TreeSet<>();
        for (int seed = 1; seed <= 20; seed++) {
            List<Integer> counts =
                    countsWhileWriting(new SimWorld(seed, Faults.none().with(Fault.STALLED, 1)));
            assertThat(counts).as("seed %d", seed).isSorted().endsWith(2);
            seen.addAll(counts);
        }
        assertThat(seen).containsExactly(0, 1, 2);
    }

    private static List<Integer> countsWhileWriting(SimWorld world) {
        APackingList room = APackingList.in(world.rooms(), ROOM);
        Loaded loaded = room.load(TENT, STOVE);
        List<Integer> counts = new ArrayList<>();
        world.spawn("writer", () -> room.commit(loaded, both(loaded)));
        world.spawn("reader", () -> {
            for (int i = 0; i < 200; i++) {
                world.sleep(Duration.ofMillis(5));
                counts.add(room.load(TENT, STOVE).entities().size());
            }
        });
        world.run();
        return counts;
    }

    private static Decision both(Loaded loaded) {
        return Draft.on(loaded)
                .create(TENT, APackingList.named("Tent"))
                .create(STOVE, APackingList.named("Stove"))
                .applied();
    }

    /** The removal of an author waits for the author's row, which the commit checks, and for no other row of the commit. */
    @Test
    void a_commit_is_decided_before_a_removal_that_met_it_and_may_show_after_it() {
        Set<Integer> shown = new TreeSet<>();
        int conflicts = 0;
        for (int seed = 1; seed <= 40; seed++) {
            SimWorld world = new SimWorld(seed, Faults.none());
            shown.add(entriesShownAfterARemoval(world));
            conflicts += world.faults().getOrDefault(Fault.CONFLICT, 0);
            assertThat(world.written())
                    .as("seed %d", seed)
                    .extracting(LogRecord::seq)
                    .containsExactly(1L, 2L);
        }
        assertThat(shown).as("with and without the entry of the commit").containsExactly(1, 2);
        assertThat(conflicts).as("removals that met the held row").isPositive();
    }

    private static int entriesShownAfterARemoval(SimWorld world) {
        APackingList room = APackingList.in(world.rooms(), ROOM);
        Loaded loaded = room.load(TENT, STOVE);
        Member author = loaded.member().orElseThrow();
        world.suffer(Faults.none().with(Fault.STALLED, 1));
        world.spawn("author", () -> room.commit(loaded, both(loaded)));
        world.sleep(Duration.ofMillis(50));
        Member removed = author.removed(world.clock().millis()).at(author.rev() + 1);
        while (!tryToPut(world, removed, author.rev())) {
            world.sleep(Duration.ofMillis(50));
        }
        assertThat(world.written()).as("decided by now").hasSize(2);
        int shown = world.rooms().log(ROOM, 0, Integer.MAX_VALUE).size();
        world.run();
        assertThat(world.rooms().log(ROOM, 0, Integer.MAX_VALUE)).hasSize(2);
        return shown;
    }

    private static boolean tryToPut(SimWorld world, Member member, long seenRev) {
        try {
            return world.rooms().putMember(ROOM, member, seenRev, List.of());
        } catch (StoreUnavailable contended) {
            return false;
        }
    }

    @Test
    void transactions_that_meet_are_in_conflict() {
        SimWorld world = world(Faults.none().with(Fault.STALLED, 1));
        APackingList room = APackingList.in(world.rooms(), ROOM);
        for (int i = 0; i < 4; i++) {
            Loaded loaded = room.load(TENT);
            world.spawn(
                    "writer " + i,
                    () -> world.rooms()
                            .commit(
                                    ROOM,
                                    loaded,
                                    Draft.on(loaded)
                                            .create(TENT, APackingList.named("Tent"))
                                            .applied()));
        }

        world.run();

        assertThat(world.faults()).containsKey(Fault.CONFLICT);
        assertThat(room.load().head().seq()).isEqualTo(2);
    }

    @Test
    void a_lost_answer_hides_what_happened() {
        SimWorld world = world(Faults.none());
        APackingList room = APackingList.in(world.rooms(), ROOM);

        assertThat(commitUnder(Fault.ANSWER_LOST, world, room)).isEqualTo(new CommitResult.Unknown());
        assertThat(room.load(TENT).entities()).containsKey(TENT);
    }

    @Test
    void a_lost_request_looks_the_same_and_nothing_happens() {
        SimWorld world = world(Faults.none());
        APackingList room = APackingList.in(world.rooms(), ROOM);

        assertThat(commitUnder(Fault.REQUEST_LOST, world, room)).isEqualTo(new CommitResult.Unknown());
        world.run();
        assertThat(room.load(TENT).entities()).isEmpty();
    }

    @Test
    void a_late_request_happens_after_its_caller_gave_up() {
        SimWorld world = world(Faults.none());
        APackingList room = APackingList.in(world.rooms(), ROOM);

        assertThat(commitUnder(Fault.LATE, world, room)).isEqualTo(new CommitResult.Unknown());
        assertThat(world.tables().get(Table.ROOMS, new RowKey("room#trip", "entity#item#tent")))
                .isEmpty();
        world.run();
        assertThat(room.load(TENT).entities()).containsKey(TENT);
    }

    private static CommitResult commitUnder(Fault fault, SimWorld world, APackingList room) {
        Loaded loaded = room.load(TENT);
        Decision decision =
                Draft.on(loaded).create(TENT, APackingList.named("Tent")).applied();
        world.suffer(Faults.none().with(fault, 1));
        CommitResult result = world.rooms().commit(ROOM, loaded, decision);
        world.heal();
        return result;
    }

    @Test
    void a_throttled_store_is_unavailable() {
        SimWorld world = world(Faults.none().with(Fault.THROTTLED, 1));

        assertThatThrownBy(() -> world.rooms().meta(ROOM)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> world.rooms().setLink(ROOM, Optional.empty(), APackingList.owner()))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void an_invocation_that_dies_ends_alone() {
        SimWorld world = world(Faults.none().with(Fault.KILLED, 1));
        List<String> ends = new ArrayList<>();
        world.spawn("dies", () -> {
            world.rooms().meta(ROOM);
            ends.add("never");
        });
        world.spawn("lives", () -> ends.add("lived"));

        world.run();

        assertThat(ends).containsExactly("lived");
        assertThat(world.faults()).containsKey(Fault.KILLED);
    }

    @Test
    void a_task_that_fails_fails_the_run_with_its_seed() {
        SimWorld world = world(Faults.none());
        world.spawn("waits", () -> world.sleep(Duration.ofHours(1)));
        world.spawn("fails", () -> {
            throw new IllegalStateException("on purpose");
        });

        assertThatThrownBy(world::run)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed 11")
                .hasRootCauseMessage("on purpose");
    }

    @Test
    void the_stream_tells_every_entry_some_time_later_and_again_where_it_is_not_taken() {
        SimWorld world = world(Faults.none());
        List<Long> heard = new ArrayList<>();
        boolean[] failed = {false};
        world.onStream(batch -> {
            if (!failed[0]) {
                failed[0] = true;
                throw new StoreUnavailable("on purpose");
            }
            batch.forEach(entry -> heard.add(entry.seq()));
        });
        APackingList.in(world.rooms(), ROOM).with(TENT, "Tent").with(STOVE, "Stove");
        world.run();

        assertThat(heard).containsExactly(1L, 2L, 3L);
        assertThat(world.streamRecords()).hasSizeGreaterThan(3);
        assertThat(world.streamRecords()).extracting(LogRecord::room).containsOnly(ROOM);
    }
}
