package dev.tandem.functions.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.convergence.RemovalRun.Way;
import dev.tandem.functions.sim.Fault;
import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.usecase.RevokeAccess;
import dev.tandem.model.Member;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * P4, A3: somebody is removed while about a hundred of their mutations and deliveries are under way.
 * {@code -Dtandem.seed=N -Dtandem.seeds=1} runs one seed alone.
 */
final class RemovalTest {
    private static final long FIRST = Long.getLong("tandem.seed", 1);
    private static final long COUNT = Long.getLong("tandem.seeds", 500);
    private static final long ENOUGH_FOR_A_MISTAKE = 150;
    private static final long ENOUGH_FOR_A_LATE_ROW = 12;

    private static final RemovalStores AS_THEY_ARE = SimWorld::connections;

    /** A run and what was wrong with it. */
    private record Done(long seed, RemovalRun run, Optional<Throwable> wrong) {}

    private static Done run(long seed, Way way, RemovalStores stores) {
        return run(seed, Faults.heavy(), 25, way, stores);
    }

    private static Done run(long seed, Faults faults, int size, Way way, RemovalStores stores) {
        RemovalRun run = new RemovalRun(seed, faults, size, way, stores);
        try {
            run.run();
            return new Done(seed, run, Optional.empty());
        } catch (AssertionError | RuntimeException wrong) {
            return new Done(seed, run, Optional.of(wrong));
        }
    }

    @Test
    void P4_nothing_commits_and_nothing_arrives_after_a_removal_is_answered() {
        List<Done> all = LongStream.range(FIRST, FIRST + COUNT)
                .parallel()
                .mapToObj(seed -> run(seed, RemovalRun::removeAsWeDo, AS_THEY_ARE))
                .toList();

        all.stream().filter(done -> done.wrong().isPresent()).findFirst().ifPresent(broken -> {
            throw new AssertionError(
                    "seed " + broken.seed() + " broke a promise", broken.wrong().get());
        });
        if (COUNT > 1) {
            List<RemovalRun> runs = all.stream().map(Done::run).toList();
            assertThat(runs.stream().mapToInt(RemovalRun::inFlight).average().orElse(0))
                    .as("mutations under way")
                    .isGreaterThan(50);
            assertThat(runs.stream().filter(run -> run.inFlight() >= 50).count())
                    .as("runs with many under way")
                    .isGreaterThan(COUNT / 2);
            assertThat(runs.stream().filter(RemovalRun::someCommitted).count())
                    .as("runs in which some came in time")
                    .isGreaterThan(COUNT / 2);
            assertThat(runs.stream().filter(RemovalRun::someWereRefused).count())
                    .as("runs in which some came too late")
                    .isGreaterThan(COUNT / 2);
            assertThat(runs.stream().filter(run -> run.cutOff() > 0).count())
                    .as("runs in which deliveries were cut off")
                    .isGreaterThan(COUNT / 2);
        }
    }

    /**
     * Seed 525 had a commit that was decided 67 ms before the removal, and whose log row showed 554 ms after the answer: no broken promise, though it was
     * taken for one. However the draws of a seed change, removals that wait for such a commit meet some.
     */
    @Test
    void P4_seed_525_a_commit_that_shows_after_the_answer_was_decided_before_the_removal() {
        assertThat(run(525, RemovalRun::removeAsWeDo, AS_THEY_ARE).wrong()).isEmpty();
        Faults stalling = Faults.heavy().with(Fault.STALLED, .6);
        List<Done> all = LongStream.range(525, 525 + ENOUGH_FOR_A_LATE_ROW)
                .parallel()
                .mapToObj(seed -> run(seed, stalling, 1, RemovalTest::removeWhileARowIsLate, AS_THEY_ARE))
                .toList();
        assertThat(all)
                .allSatisfy(done ->
                        assertThat(done.wrong()).as("seed %d", done.seed()).isEmpty());
    }

    private static void removeWhileARowIsLate(RemovalRun run) {
        for (int look = 0; look < 500 && !run.hasRowsToShow(); look++) {
            run.world().sleep(Duration.ofMillis(10));
        }
        run.removeAsWeDo();
    }

    private static void isCaught(Way way, RemovalStores stores) {
        List<Throwable> caught = LongStream.range(FIRST, FIRST + ENOUGH_FOR_A_MISTAKE)
                .mapToObj(seed -> run(seed, way, stores))
                .flatMap(done -> done.wrong().stream())
                .limit(1)
                .toList();
        assertThat(caught)
                .as("what shows the mistake")
                .hasSize(1)
                .allSatisfy(wrong -> assertThat(wrong).hasStackTraceContaining("after the removal"));
    }

    private static void write(RemovalRun run) {
        Member row = run.world()
                .rooms()
                .member(RemovalRun.ROOM, RemovalRun.REMOVED)
                .filter(Member::active)
                .orElse(null);
        if (row != null) {
            run.world().rooms().putMember(RemovalRun.ROOM, row.removed(1).at(row.rev() + 1), row.rev());
        }
    }

    private static void close(RemovalRun run) {
        run.wiring().members().revoke().of(RemovalRun.ROOM, List.of(RemovalRun.REMOVED), RevokeAccess.Reason.REMOVED);
    }

    private static void attempt(Runnable act) {
        try {
            act.run();
        } catch (StoreUnavailable unavailable) {
            // Nobody waits for it.
        }
    }

    @Test
    void a_removal_that_closes_before_it_writes_is_caught() {
        isCaught(
                run -> {
                    close(run);
                    write(run);
                },
                AS_THEY_ARE);
    }

    @Test
    void a_removal_that_is_answered_before_it_closes_is_caught() {
        isCaught(
                run -> {
                    write(run);
                    run.world().spawn("later", () -> attempt(() -> close(run)));
                },
                AS_THEY_ARE);
    }

    @Test
    void a_removal_that_closes_nothing_is_caught() {
        isCaught(RemovalTest::write, AS_THEY_ARE);
    }

    @Test
    void notifications_that_look_for_sockets_after_the_membership_are_caught() {
        isCaught(RemovalRun::removeAsWeDo, world -> lookingLate(world.connections()));
    }

    /** The sockets of a person are only read when somebody goes through them. */
    private static ConnectionStore lookingLate(ConnectionStore real) {
        Object proxy = Proxy.newProxyInstance(
                ConnectionStore.class.getClassLoader(), new Class<?>[] {ConnectionStore.class}, (_, method, args) -> {
                    try {
                        return method.getName().equals("socketsOf")
                                ? new Late(() -> real.socketsOf((String) args[0], (Instant) args[1]))
                                : method.invoke(real, args);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        return (ConnectionStore) proxy;
    }

    private static final class Late extends AbstractList<String> {
        private final Supplier<List<String>> reading;

        Late(Supplier<List<String>> reading) {
            this.reading = reading;
        }

        @Override
        public boolean isEmpty() {
            return false;
        }

        @Override
        public void forEach(Consumer<? super String> each) {
            reading.get().forEach(each);
        }

        @Override
        public Object[] toArray() {
            return reading.get().toArray();
        }

        @Override
        public String get(int index) {
            return reading.get().get(index);
        }

        @Override
        public int size() {
            return reading.get().size();
        }
    }
}
