package dev.tandem.functions.proof;

import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** Worlds that are run again for each moment at which an invocation may die in them, before and after each call of the store and of the gateway. */
final class Crashes {
    private final Map<String, Long> died = new TreeMap<>();
    private final List<Broken> broken = new ArrayList<>();
    private long worlds;
    private long runs;

    /** What does not go on as it has to after a death. */
    record Broken(long seed, long point, Schedule.Result result) {
        @Override
        public String toString() {
            return "seed %d (%s), where %s dies: %s%n  what happened: ./tandem simulate --seed %d --count 1 --crash %d"
                    .formatted(
                            seed,
                            result.kind(),
                            result.crashed().orElse("nobody"),
                            result.violations().getFirst(),
                            seed,
                            point);
        }
    }

    /** @param each is told how many worlds are done */
    static Crashes in(long first, long count, Plan plan, LongConsumer each) {
        Crashes all = new Crashes();
        for (long seed = first; seed < first + count; seed++) {
            all.everywhereIn(seed, plan);
            each.accept(all.worlds);
        }
        return all;
    }

    private void everywhereIn(long seed, Plan plan) {
        long points = new Schedule(seed, plan.crashingAt(0)).run().crashPoints();
        worlds++;
        LongStream.rangeClosed(0, points)
                .parallel()
                .forEach(point -> add(seed, point, new Schedule(seed, plan.crashingAt(point)).run()));
    }

    private synchronized void add(long seed, long point, Schedule.Result result) {
        runs++;
        result.crashed().ifPresent(task -> died.merge(function(task), 1L, Long::sum));
        if (!result.violations().isEmpty()) {
            broken.add(new Broken(seed, point, result));
        }
    }

    /** Tasks are named after what they do and for whom. */
    private static String function(String task) {
        String first = task.substring(0, task.indexOf(' ') < 0 ? task.length() : task.indexOf(' '));
        return first.equals(first.toUpperCase(Locale.ROOT)) ? "rest" : first.toLowerCase(Locale.ROOT);
    }

    long runs() {
        return runs;
    }

    List<Broken> broken() {
        return broken;
    }

    /** How often who died. */
    Map<String, Long> died() {
        return died;
    }

    Json.Obj report() {
        ObjectBuilder deaths = Json.object();
        died.forEach(deaths::put);
        return Json.object()
                .put("worlds", worlds)
                .put("runs", runs)
                .put("violations", (long) broken.size())
                .put("died", deaths.build())
                .build();
    }

    @Override
    public String toString() {
        return "%,d worlds, run %,d times with one death each, %,d violations; died: %s"
                .formatted(worlds, runs, broken.size(), died);
    }
}
