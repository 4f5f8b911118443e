package dev.tandem.functions.proof;

import dev.tandem.functions.sim.Fault;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Many seeds, side by side, and what they came to together. */
final class Simulation {
    private final Map<String, Long> faults = new TreeMap<>();
    private final Map<Sight, Long> sights = new EnumMap<>(Sight.class);
    private final Map<String, Long> kinds = new TreeMap<>();
    private final List<Schedule.Result> broken = new ArrayList<>();
    private long schedules;
    private long operations;
    private long commits;

    /** Who follows a long run while it goes on. */
    @FunctionalInterface
    interface Follower {
        /** So many are done. */
        void done(long schedules);

        /** Something is broken in this one. */
        default void broken(Schedule.Result result) {}
    }

    /** Tells its follower of one after the other. */
    static Simulation run(long first, long count, Plan plan, Follower each) {
        Simulation all = new Simulation();
        AtomicLong next = new AtomicLong(first);
        // Each core takes the next one when it is through with one: of halves the faster would wait for the slower.
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .forEach(_ -> {
                    for (long seed = next.getAndIncrement(); seed < first + count; seed = next.getAndIncrement()) {
                        all.add(new Schedule(seed, plan).run(), each);
                    }
                });
        return all;
    }

    private synchronized void add(Schedule.Result result, Follower each) {
        schedules++;
        operations += result.operations();
        commits += result.commits();
        kinds.merge(result.kind(), 1L, Long::sum);
        result.faults().forEach((fault, times) -> faults.merge(name(fault), (long) times, Long::sum));
        result.mishaps().forEach((mishap, times) -> faults.merge(mishap.wire(), (long) times, Long::sum));
        result.sights().forEach((sight, times) -> sights.merge(sight, (long) times, Long::sum));
        if (!result.violations().isEmpty()) {
            broken.add(result);
            each.broken(result);
        }
        each.done(schedules);
    }

    private static String name(Fault fault) {
        return "store-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    long schedules() {
        return schedules;
    }

    long operations() {
        return operations;
    }

    long commits() {
        return commits;
    }

    /** Runs in which something is broken, by seed. */
    List<Schedule.Result> broken() {
        return broken.stream()
                .sorted((one, other) -> Long.compare(one.seed(), other.seed()))
                .toList();
    }

    Map<String, Long> faults() {
        return faults;
    }

    Map<Sight, Long> sights() {
        return sights;
    }

    Map<String, Long> kinds() {
        return kinds;
    }
}
