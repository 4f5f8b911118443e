package dev.tandem.local.soak;

import dev.tandem.functions.proof.Figures;
import dev.tandem.functions.proof.HistoryFile;
import dev.tandem.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** {@code ./tandem soak}: exits with 1 where something is broken, or where too little happened to prove anything. */
final class SoakMain {
    private static final Set<String> FLAGS = Set.of("--json", "--write");
    private static final Path ROOT = Path.of("..", "..");
    private static final int SHOWN = 10;

    private SoakMain() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            options.put(args[i], FLAGS.contains(args[i]) ? "" : args[++i]);
        }
        int clients = Integer.parseInt(options.getOrDefault("--clients", "20"));
        if (clients < SoakPlan.FEWEST_CLIENTS || clients > SoakPlan.MOST_CLIENTS) {
            System.err.printf(
                    "tandem: bad-option: --clients takes a whole number from %d to %d.%n",
                    SoakPlan.FEWEST_CLIENTS, SoakPlan.MOST_CLIENTS);
            System.exit(2);
        }
        SoakPlan plan = SoakPlan.of(
                Duration.ofMinutes(Long.parseLong(options.getOrDefault("--minutes", "15"))),
                Optional.ofNullable(options.get("--mutations")).map(Long::valueOf),
                clients,
                Long.parseLong(options.getOrDefault("--seed", "1")));
        Optional<Path> keep = Optional.ofNullable(options.get("--keep")).map(Path::of);
        Path folder = keep.isPresent() ? keep.get() : Files.createTempDirectory("tandem-soak-");
        System.exit(soak(plan, folder, keep.isPresent(), options.keySet()) ? 0 : 1);
    }

    private static boolean soak(SoakPlan plan, Path folder, boolean keep, Set<String> options) throws Exception {
        System.err.println("soak with seed " + plan.seed() + " in " + folder);
        Soak.Run run;
        AtomicBoolean running = new AtomicBoolean(true);
        Consumer<String> progress = System.err::println;
        try (Soak soak = new Soak(plan, folder, progress)) {
            // Whoever stops it leaves no process behind, and no files that nobody asked for.
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                soak.stop();
                if (running.get() && !keep) {
                    remove(folder);
                }
            }));
            run = soak.run();
        } catch (CancellationException stopped) {
            return false;
        }
        running.set(false);
        Files.write(folder.resolve("history.jsonl"), HistoryFile.lines(run.history()));
        SoakReport report = new SoakReport(plan, run, Verdict.of(run.history()));
        report.verdict().violations().stream().limit(SHOWN).forEach(System.err::println);
        run.failures().forEach(System.err::println);
        report.missing().forEach(each -> System.err.println("not enough happened to prove anything: " + each));
        System.out.println(options.contains("--json") ? JsonWriter.write(report.json()) : report.text());
        if (report.isGood() && options.contains("--write")) {
            new Figures(ROOT).keepSoak(report.json());
        }
        if (report.isGood() && !keep) {
            remove(folder);
        } else {
            System.err.println("the history is in " + folder.resolve("history.jsonl")
                    + ", a line of JSON for each thing that happened; the data in " + folder.resolve("data")
                    + ": ./tandem up --data " + folder.resolve("data"));
        }
        return report.isGood();
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
