package dev.tandem.functions.proof;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code ./tandem simulate}: so many worlds from a seed on. Exits with 1 where something is broken. */
final class Simulate {
    private static final Set<String> FLAGS = Set.of("--json", "--write", "--flaws", "--crashes");
    private static final List<String> FLAWS =
            Stream.of(Flaw.values()).map(Flaw::wire).toList();
    private static final List<String> PAGE_FLAWS =
            Stream.of(PageFlaw.values()).map(PageFlaw::wire).toList();
    private static final Path ROOT = Path.of("..");
    private static final int SHOWN = 5;
    private static final int TELL_EVERY = 1_000;

    private Simulate() {}

    public static void main(String[] args) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            options.put(args[i], FLAGS.contains(args[i]) ? "" : args[++i]);
        }
        unknown(options).ifPresent(refused -> {
            System.err.println("tandem: " + refused);
            System.exit(2);
        });
        if (options.containsKey("--crashes")) {
            System.exit(crashes(options));
        }
        System.exit(options.containsKey("--flaws") ? flaws(options) : worlds(options));
    }

    /** What is asked for and is not there, as a code and what there is instead. */
    private static Optional<String> unknown(Map<String, String> options) {
        List<String> kinds =
                Kinds.bundled().all().stream().map(Kind::name).sorted().toList();
        String kind = options.getOrDefault("--kind", kinds.getFirst());
        String flaw = options.getOrDefault("--flaw", FLAWS.getFirst());
        if (!kinds.contains(kind)) {
            return Optional.of("unknown-kind: there are worlds of " + String.join(", ", kinds) + ".");
        }
        return FLAWS.contains(flaw) || PAGE_FLAWS.contains(flaw)
                ? Optional.empty()
                : Optional.of("unknown-flaw: those that are planted are named in docs/GUARANTEES.md.");
    }

    private static Plan plan(Map<String, String> options) {
        Optional<String> flaw = Optional.ofNullable(options.get("--flaw"));
        return new Plan(
                ClientForm.named(options.getOrDefault("--client", "java")),
                Optional.ofNullable(options.get("--kind")),
                flaw.filter(FLAWS::contains).map(Flaw::named),
                flaw.filter(PAGE_FLAWS::contains).map(PageFlaw::named),
                Optional.ofNullable(options.get("--crash")).map(Long::valueOf));
    }

    private static int worlds(Map<String, String> options) throws IOException {
        long seed = Long.parseLong(options.getOrDefault("--seed", "1"));
        long count = Long.parseLong(options.getOrDefault("--count", "10000"));
        Plan plan = plan(options);
        long began = System.nanoTime();
        Simulation all = Simulation.run(seed, count, plan, new Simulation.Follower() {
            @Override
            public void done(long schedules) {
                tell(schedules, count, began);
            }

            @Override
            public void broken(Schedule.Result result) {
                show(result, count == 1);
            }
        });
        Json.Obj report = Report.of(all);
        if (options.containsKey("--history")) {
            List<Happening> history = new Schedule(seed, plan).run().history().happenings();
            Files.write(Path.of(options.get("--history")), HistoryFile.lines(history), StandardCharsets.UTF_8);
        }
        if (options.containsKey("--write")) {
            new Figures(ROOT).keepWorlds(plan.form(), report);
        }
        System.out.println(options.containsKey("--json") ? JsonWriter.write(report) : Report.text(all));
        return all.broken().isEmpty() ? 0 : 1;
    }

    /** Runs each world again for each moment at which an invocation may die in it. */
    private static int crashes(Map<String, String> options) {
        long seed = Long.parseLong(options.getOrDefault("--seed", "1"));
        long count = Long.parseLong(options.getOrDefault("--count", "100"));
        long began = System.nanoTime();
        Crashes all = Crashes.in(
                seed,
                count,
                plan(options),
                done -> System.err.printf(
                        "%,d of %,d worlds, %.0f s%n", done, count, (System.nanoTime() - began) / 1e9));
        if (options.containsKey("--write")) {
            new Figures(ROOT).keepCrashes(all.report());
        }
        all.broken().stream().limit(SHOWN).forEach(System.err::println);
        System.out.println(options.containsKey("--json") ? JsonWriter.write(all.report()) : all);
        return all.broken().isEmpty() ? 0 : 1;
    }

    /** Makes each mistake, and looks for the first world that shows it. */
    private static int flaws(Map<String, String> options) {
        long most = Long.parseLong(options.getOrDefault("--count", "50000"));
        ClientForm form = plan(options).form();
        Map<String, Plan> mistakes = mistakes(plan(options));
        Optional.ofNullable(options.get("--flaw")).map(Set::of).ifPresent(mistakes.keySet()::retainAll);
        ObjectBuilder table = Json.object();
        Optional<String> kind = Optional.ofNullable(options.get("--kind"));
        int seen = 0;
        for (Map.Entry<String, Plan> mistake : mistakes.entrySet()) {
            Optional<FlawSearch.Caught> caught = FlawSearch.first(mistake.getValue(), most);
            System.err.println(mistake.getKey() + ": "
                    + caught.map(found -> found.seed() + " " + found.first()).orElse("not seen"));
            seen += caught.isPresent() ? 1 : 0;
            table.put(
                    mistake.getKey(),
                    caught.map(found -> Json.object()
                                    .put("seed", found.seed())
                                    .putText("kind", kind)
                                    .put("breaks", found.first().invariant()))
                            .orElseGet(() -> Json.object().put("searched", most))
                            .build());
        }
        if (options.containsKey("--write")) {
            new Figures(ROOT).keepFlaws(form, table.build(), form == ClientForm.JAVA ? FLAWS : PAGE_FLAWS);
        }
        System.out.println(mistakes.size() + " mistakes, " + seen + " seen");
        return 0;
    }

    private static Map<String, Plan> mistakes(Plan plan) {
        Map<String, Plan> mistakes = new LinkedHashMap<>();
        switch (plan.form()) {
            case JAVA -> Stream.of(Flaw.values()).forEach(flaw -> mistakes.put(flaw.wire(), plan.with(flaw)));
            case TYPESCRIPT -> Stream.of(PageFlaw.values()).forEach(flaw -> mistakes.put(flaw.wire(), plan.with(flaw)));
        }
        return mistakes;
    }

    private static void tell(long done, long count, long began) {
        if (done % TELL_EVERY == 0 || done == count) {
            double seconds = (System.nanoTime() - began) / 1e9;
            System.err.printf("%,d of %,d schedules, %.0f a second%n", done, count, done / seconds);
        }
    }

    private static void show(Schedule.Result result, boolean whole) {
        System.err.println("seed " + result.seed() + " (" + result.kind() + "):");
        result.violations().stream().limit(SHOWN).forEach(violation -> System.err.println("  " + violation));
        if (whole) {
            result.history().timeline().forEach(System.err::println);
        } else {
            System.err.println("  what happened: ./tandem simulate --seed " + result.seed() + " --count 1");
        }
    }
}
