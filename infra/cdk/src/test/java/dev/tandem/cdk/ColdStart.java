package dev.tandem.cdk;

import dev.tandem.local.runtime.ExecutionEnvironment;
import dev.tandem.local.runtime.FunctionFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** How functions start and how they go on, against tables on this machine: to be looked at, not to be held to. Only what is counted is. */
final class ColdStart {
    private static final int TRIES = 10;
    private static final String TRACE = "Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0";

    private final Account account;
    private final Depth depth;
    private final Events events;

    /** In an account in which every function has had an event ({@link Events#rehearse}). */
    ColdStart(Account account, Depth depth) {
        this.account = account;
        this.depth = depth;
        events = new Events(account);
    }

    /** How much is measured. */
    enum Depth {
        /** Enough to notice what a change did to a start; two functions at a time. */
        GLANCE(10, false, 2),
        /** With processes that wait where the snapshot is taken; each function has the machine for itself. */
        WHOLE(40, true, 1);

        private final int calls;
        private final boolean restores;
        private final int atOnce;

        Depth(int calls, boolean restores, int atOnce) {
            this.calls = calls;
            this.restores = restores;
            this.atOnce = atOnce;
        }
    }

    /**
     * Milliseconds, and what was counted after the first answer.
     *
     * @param start from the start of the process until it asks for an event
     * @param first the first event
     * @param warm the median of those after it
     * @param slow nine in ten of those take less
     * @param restored the first event of a process that had waited where the snapshot is taken, or NaN; reading the snapshot itself is not in it
     * @param classes loaded
     * @param megabytes of memory, at most
     */
    record Figures(
            FunctionName name,
            double start,
            double first,
            double warm,
            double slow,
            double restored,
            long classes,
            long megabytes) {
        static final String HEAD =
                "| function | start | first answer | both | restored: first answer | warm p50 | p90 | classes | MB |\n"
                        + "|---|---|---|---|---|---|---|---|---|";

        String row() {
            String woken = Double.isNaN(restored) ? "–" : "%.0f".formatted(restored);
            return "| %s | %.0f | %.0f | %.0f | %s | %.1f | %.1f | %d | %d |"
                    .formatted(name, start, first, start + first, woken, warm, slow, classes, megabytes);
        }
    }

    /** Of every function. */
    List<Figures> ofAll() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(depth.atOnce)) {
            List<Future<Figures>> measured = Stream.of(FunctionName.values())
                    .map(name -> threads.submit(() -> patiently(name)))
                    .toList();
            List<Figures> all = new ArrayList<>();
            for (Future<Figures> each : measured) {
                all.add(each.get());
            }
            return all;
        }
    }

    /** On a machine that does other things a first call may take longer than the store may. */
    private Figures patiently(FunctionName name) throws Exception {
        for (int busy = 1; busy < TRIES; busy++) {
            try {
                return of(name);
            } catch (FunctionFailed failed) {
                if (!failed.type().endsWith("StoreUnavailable")) {
                    throw failed;
                }
            }
        }
        return of(name);
    }

    private Figures of(FunctionName name) throws Exception {
        long begun = System.nanoTime();
        try (ExecutionEnvironment environment = started(name, false)) {
            environment.awaitInitialised();
            environment.restore();
            double start = millis(begun);
            double first = ask(environment, name);
            long classes = classes(environment.pid());
            List<Double> warm = new ArrayList<>();
            for (int i = 0; i < depth.calls; i++) {
                warm.add(ask(environment, name));
            }
            Collections.sort(warm);
            long memory = ProcessFigures.megabytes(environment.pid());
            return new Figures(
                    name,
                    start,
                    first,
                    warm.get(depth.calls / 2),
                    warm.get(depth.calls * 9 / 10),
                    depth.restores ? restored(name) : Double.NaN,
                    classes,
                    memory);
        }
    }

    private double restored(FunctionName name) throws Exception {
        try (ExecutionEnvironment environment = started(name, true)) {
            environment.awaitInitialised();
            long woken = System.nanoTime();
            environment.restore();
            ask(environment, name);
            return millis(woken);
        }
    }

    private ExecutionEnvironment started(FunctionName name, boolean snapshot) {
        return ExecutionEnvironment.start(
                account.deployment(name, snapshot, account.databaseAddress), account.log::add);
    }

    private double ask(ExecutionEnvironment environment, FunctionName name) throws Exception {
        byte[] event = events.next(name);
        long begun = System.nanoTime();
        environment.invoke(event, TRACE);
        return millis(begun);
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    private static long classes(long pid) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "PerfCounter.print")
                .redirectErrorStream(true)
                .start();
        long classes;
        try (var lines = jcmd.inputReader()) {
            classes = lines.lines()
                    .filter(line -> line.matches("java\\.cls\\.(shared)?[lL]oadedClasses=\\d+"))
                    .mapToLong(line -> Long.parseLong(line.substring(line.indexOf('=') + 1)))
                    .sum();
        }
        jcmd.waitFor();
        return classes;
    }
}
