package dev.tandem.cdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.local.runtime.ExecutionEnvironment;
import dev.tandem.local.runtime.FunctionFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** How functions start and how they go on, against tables on this machine: to be looked at, not to be held to. Only what is counted is. */
final class ColdStart {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CALLS = 40;
    private static final int TRIES = 10;
    private static final String TRACE = "Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0";

    private final Account account;
    private final AtomicInteger edits = new AtomicInteger();

    ColdStart(Account account) {
        this.account = account;
    }

    /**
     * Milliseconds, and what was counted after the first answer.
     *
     * @param start from the start of the process until it asks for an event
     * @param first the first event
     * @param warm the median of those after it
     * @param slow nine in ten of those take less
     * @param restored the first event of a process that had waited where the snapshot is taken; reading the snapshot itself is not in it
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
            return "| %s | %.0f | %.0f | %.0f | %.0f | %.1f | %.1f | %d | %d |"
                    .formatted(name, start, first, start + first, restored, warm, slow, classes, megabytes);
        }
    }

    /** Of every function; two at a time. */
    List<Figures> ofAll() throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<Figures>> measured = Stream.of(FunctionName.values())
                    .map(name -> two.submit(() -> patiently(name)))
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
            for (int i = 0; i < CALLS; i++) {
                warm.add(ask(environment, name));
            }
            Collections.sort(warm);
            long memory = megabytes(environment.pid());
            return new Figures(
                    name, start, first, warm.get(CALLS / 2), warm.get(CALLS * 9 / 10), restored(name), classes, memory);
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
        byte[] event = event(name);
        long begun = System.nanoTime();
        environment.invoke(event, TRACE);
        return millis(begun);
    }

    /** What the function got before; of an update the one that comes next, so that it is committed. */
    private byte[] event(FunctionName name) throws Exception {
        byte[] got = account.awaitEvent(name);
        if (name != FunctionName.UPDATE) {
            return got;
        }
        ObjectNode event = (ObjectNode) JSON.readTree(got);
        JsonNode frame = JSON.readTree(event.path("body").asText());
        ObjectNode mutation = (ObjectNode) frame.path("mutations").path(0);
        int edit = edits.incrementAndGet();
        mutation.put("n", mutation.path("n").asInt() + edit);
        ((ObjectNode) mutation.path("ops").path(0)).put("id", "stove" + edit);
        return event.put("body", frame.toString()).toString().getBytes(UTF_8);
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

    /** Where the system tells; 0 elsewhere. */
    private static long megabytes(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024;
    }
}
