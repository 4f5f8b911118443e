package dev.tandem.local.soak;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.tandem.functions.proof.Happening;
import dev.tandem.functions.proof.Sight;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a run came to, in figures; and what it would have had to meet to prove anything. */
record SoakReport(SoakPlan plan, Soak.Run run, Verdict verdict) {
    static final int FEWEST_KILLS = 3;
    private static final List<String> HAVE_TO_BE_MET = Stream.concat(
                    Stream.of("socket-cut", "offline", "room-forgotten", "batch"),
                    Stream.of(
                                    Sight.COMMIT_APPLIED,
                                    Sight.GAP,
                                    Sight.DELTA,
                                    Sight.SNAPSHOT,
                                    Sight.RESEND,
                                    Sight.STORED_OUTCOME,
                                    Sight.REJECTED,
                                    Sight.MERGED,
                                    Sight.UNDONE,
                                    Sight.RULE_APPLIED)
                            .map(Sight::wire))
            .toList();
    private static final List<String> OPERATIONS = List.of(
            "Create", "Update", "Delete", "Move", "Increment", "Add", "Remove", "SpliceText", "Restore", "Undo");

    /** What did not happen often enough: nothing is proved without it. At least once, in a long run once a minute. */
    List<String> missing() {
        long often = Math.max(1, run.time().toMinutes());
        List<String> missing = new ArrayList<>();
        need(missing, "kills", run.kills(), Math.max(FEWEST_KILLS, often));
        need(missing, "acknowledged", acknowledged(), plan.mutations().orElse(1L));
        HAVE_TO_BE_MET.forEach(each -> need(missing, each, run.recording().met().getOrDefault(each, 0L), often));
        OPERATIONS.forEach(
                each -> need(missing, each, run.recording().operations().getOrDefault(each, 0L), 1));
        Map<String, Long> kinds = kinds();
        Kinds.bundled().all().stream()
                .map(Kind::name)
                .forEach(each -> need(missing, "commits in " + each, kinds.getOrDefault(each, 0L), 1));
        return missing;
    }

    private static void need(List<String> missing, String what, long is, long least) {
        if (is < least) {
            missing.add("%s: %,d, at least %,d".formatted(what, is, least));
        }
    }

    boolean isGood() {
        return verdict.isRight() && run.failures().isEmpty() && missing().isEmpty();
    }

    /** A client that gave up is one, too. */
    private long violations() {
        return (long) verdict.violations().size() + run.failures().size();
    }

    private long acknowledged() {
        return run.recording().acknowledged();
    }

    private long count(Class<? extends Happening> sort) {
        return run.history().stream().filter(sort::isInstance).count();
    }

    private Map<String, Long> kinds() {
        Map<String, String> kinds = run.history().stream()
                .filter(Happening.Founded.class::isInstance)
                .map(Happening.Founded.class::cast)
                .collect(toMap(Happening.Founded::room, Happening.Founded::kind));
        return run.history().stream()
                .filter(Happening.Decided.class::isInstance)
                .map(each -> ((Happening.Decided) each).room())
                .collect(groupingBy(room -> kinds.getOrDefault(room, "?"), TreeMap::new, counting()));
    }

    Json.Obj json() {
        return Json.object()
                .put("minutes", Math.round(run.time().toSeconds() / 60.0))
                .put("seed", plan.seed())
                .put("clients", (long) plan.clients())
                .put("rooms", count(Happening.Founded.class))
                .put("acknowledged", acknowledged())
                .put("lost", verdict.lost())
                .put("doubled", verdict.doubled())
                .put("diverged", verdict.diverged())
                .put("violations", violations())
                .put("kills", (long) run.kills())
                .put("commits", count(Happening.Decided.class))
                .put("applied", count(Happening.Matched.class))
                .put("kinds", numbers(kinds()))
                .put("met", numbers(run.recording().met()))
                .put("operations", numbers(run.recording().operations()))
                .build();
    }

    private static Json numbers(Map<String, Long> numbers) {
        ObjectBuilder object = Json.object();
        numbers.forEach(object::put);
        return object.build();
    }

    String text() {
        return """
                %,d mutations acknowledged to %d clients in %,d commits; the stack was killed %,d times
                %,d lost, %,d doubled, %,d clients diverged, %,d violations
                judged: I1 told is decided, I2 once, I3 dense, I4 in order, I5 by the rules, I6 the fold at every position, I7 the same end,
                        I8 everything settled, I9 by members, I13 told alike, I14 nothing of others, R the laws of the kinds
                not judged: what needs removals (I10), leases (I11) and locks, which nobody takes here
                met: %s""".formatted(
                        acknowledged(),
                        plan.clients(),
                        count(Happening.Decided.class),
                        run.kills(),
                        verdict.lost(),
                        verdict.doubled(),
                        verdict.diverged(),
                        violations(),
                        run.recording().met());
    }
}
