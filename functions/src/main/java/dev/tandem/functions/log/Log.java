package dev.tandem.functions.log;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.json.ObjectBuilder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One line of JSON for one event: {@code {"at","level","event",…}}, {@code at} in milliseconds since 1970. Fields name rooms, clients, connections
 * and requests; never people, never what they wrote, never a secret. So exceptions give their class and place, not their message; what slips in nevertheless, {@link Redaction} masks.
 * Within the call of a function, lines name it: {@code "function","invocation"}.
 *
 * <p>Lines with measures are read by CloudWatch, too, which makes metrics of them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded metric
 *     format</a>
 */
public final class Log {
    /** Where the metrics of all deployments are. */
    public static final String NAMESPACE = "Tandem";

    /** The one thing that tells metrics apart: each value of a dimension is another metric to pay for. All else is a field of the line, to be searched for. */
    public static final String DIMENSION = "Stage";

    private static final String HERE = "local";
    private static final int FRAMES = 6;

    private final Clock clock;
    private final Consumer<String> lines;
    private final String stage;

    /**
     * Writes to the given sink.
     *
     * @param lines takes each line, without its line break
     */
    public Log(Clock clock, Consumer<String> lines) {
        this(clock, lines, HERE);
    }

    /**
     * The same for a deployment.
     *
     * @param stage which one: the dimension of its metrics
     */
    public Log(Clock clock, Consumer<String> lines, String stage) {
        this.clock = clock;
        this.lines = lines;
        this.stage = stage;
    }

    public void info(String event, Map<String, String> fields) {
        lines.accept(JsonWriter.write(line("info", event, fields).build()));
    }

    public void warn(String event, Map<String, String> fields) {
        lines.accept(JsonWriter.write(line("warn", event, fields).build()));
    }

    /** Something nobody expected. */
    public void error(String event, Map<String, String> fields, Throwable thrown) {
        lines.accept(JsonWriter.write(line("error", event, fields)
                .put("causes", Json.array(causes(thrown)))
                .build()));
    }

    /** Something that is counted, or how much of it; without measures there is nothing to say. */
    public void measured(String event, Map<String, String> fields, Measures measures) {
        if (measures.isEmpty()) {
            return;
        }
        ObjectBuilder line = line("info", event, fields).put(DIMENSION, stage);
        List<Json> metrics = new ArrayList<>();
        measures.each((metric, values) -> {
            line.put(metric.label(), values.size() == 1 ? Json.of(values.getFirst()) : numbers(values));
            metrics.add(Json.object()
                    .put("Name", metric.label())
                    .put("Unit", metric.unit())
                    .build());
        });
        lines.accept(JsonWriter.write(line.put("_aws", directive(metrics)).build()));
    }

    private Json directive(List<Json> metrics) {
        Json directive = Json.object()
                .put("Namespace", NAMESPACE)
                .put("Dimensions", Json.array(List.of(Json.array(List.of(Json.of(DIMENSION))))))
                .put("Metrics", Json.array(metrics))
                .build();
        return Json.object()
                .put("Timestamp", clock.millis())
                .put("CloudWatchMetrics", Json.array(List.of(directive)))
                .build();
    }

    private static Json numbers(List<Long> values) {
        return Json.array(values.stream().<Json>map(Json::of).toList());
    }

    private ObjectBuilder line(String level, String event, Map<String, String> fields) {
        ObjectBuilder line =
                Json.object().put("at", clock.millis()).put("level", level).put("event", Redaction.of(event));
        Map<String, String> all = new TreeMap<>();
        Invocation.current()
                .ifPresent(call -> all.putAll(Map.of("function", call.function(), "invocation", call.id())));
        all.putAll(fields);
        all.forEach((name, value) -> line.put(name, Redaction.of(value)));
        return line;
    }

    private static List<Json> causes(Throwable thrown) {
        List<Json> causes = new ArrayList<>();
        for (Throwable each = thrown; each != null && causes.size() < FRAMES; each = each.getCause()) {
            causes.add(Json.object()
                    .put("class", each.getClass().getName())
                    .put("at", Json.array(frames(each)))
                    .build());
        }
        return causes;
    }

    private static List<Json> frames(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .limit(FRAMES)
                .map(frame -> Json.of(frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber()))
                .toList();
    }
}
