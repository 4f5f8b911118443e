package dev.tandem.bench;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.json.ObjectBuilder;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** {@code ./tandem bench micro [--json]}. */
public final class Micro {
    private Micro() {}

    /** Measures all of them, in a process of its own each. */
    public static void main(String[] words) throws RunnerException {
        ChainedOptionsBuilder options = chosen(Deeds.all().keySet())
                .forks(1)
                .warmupIterations(2)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(3)
                .measurementTime(TimeValue.milliseconds(500));
        // JMH tells its progress on standard output, which is the figures' here.
        PrintStream figures = System.out;
        System.setOut(System.err);
        Collection<RunResult> results = new Runner(options.build()).run();
        if (List.of(words).contains("--json")) {
            figures.println(JsonWriter.write(json(results)));
        } else {
            results.forEach(result -> figures.printf("%-32s %10.2f µs%n", name(result), micros(result)));
        }
    }

    static ChainedOptionsBuilder chosen(Collection<String> deeds) {
        return new OptionsBuilder().include(MicroBench.class.getName()).param("deed", deeds.toArray(String[]::new));
    }

    static PrintStream silence() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    static Json json(Collection<RunResult> results) {
        ObjectBuilder micros = Json.object();
        results.forEach(result -> micros.put(
                name(result), new Json.Num(BigDecimal.valueOf(micros(result)).setScale(2, RoundingMode.HALF_UP))));
        return Json.object()
                .put("bench", "micro")
                .put("machine", WritePathFigures.machine())
                .put("micros", micros.build())
                .build();
    }

    private static String name(RunResult result) {
        return result.getParams().getParam("deed");
    }

    private static double micros(RunResult result) {
        return result.getPrimaryResult().getScore();
    }
}
