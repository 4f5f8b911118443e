package dev.tandem.local.stack;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import dev.tandem.json.ObjectBuilder;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads what the functions log as CloudWatch does: of lines in the embedded metric format the metrics are kept and told in one line, a minute after the
 * last at the earliest and at the end; other lines pass.
 */
final class Figures implements Consumer<String>, AutoCloseable {
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Consumer<String> log;
    private final Clock clock;
    private final Map<String, Figure> figures = new TreeMap<>();
    private Instant told;

    Figures(Consumer<String> log, Clock clock) {
        this.log = log;
        this.clock = clock;
        this.told = clock.instant();
    }

    /** Of one metric: how many values, what they come to, and the highest. */
    private record Figure(long values, BigDecimal sum, BigDecimal most) {
        static Figure of(BigDecimal value) {
            return new Figure(1, value, value);
        }

        Figure and(Figure other) {
            return new Figure(values + other.values, sum.add(other.sum), most.max(other.most));
        }

        Json json() {
            return Json.object()
                    .put("values", values)
                    .put("sum", new Json.Num(sum))
                    .put("most", new Json.Num(most))
                    .build();
        }
    }

    @Override
    public synchronized void accept(String line) {
        if (!line.contains("\"_aws\":{")) {
            log.accept(line);
            return;
        }
        Form event = Form.of(JsonReader.FILES.read(line));
        for (Form directive : event.object("_aws").objects("CloudWatchMetrics")) {
            directive.objects("Metrics").forEach(metric -> keep(event, metric.text("Name")));
        }
        if (!clock.instant().isBefore(told.plus(PERIOD))) {
            tell();
        }
    }

    private void keep(Form event, String name) {
        List<Json> values =
                event.any(name) instanceof Json.Arr(List<Json> several) ? several : List.of(event.any(name));
        for (Json value : values) {
            if (!(value instanceof Json.Num(BigDecimal number))) {
                throw event.refuse(name);
            }
            figures.merge(name, Figure.of(number), Figure::and);
        }
    }

    private void tell() {
        told = clock.instant();
        if (figures.isEmpty()) {
            return;
        }
        ObjectBuilder line =
                Json.object().put("at", clock.millis()).put("level", "info").put("event", "figures");
        figures.forEach((name, figure) -> line.put(name, figure.json()));
        figures.clear();
        log.accept(JsonWriter.write(line.build()));
    }

    /** Tells what is left. */
    @Override
    public synchronized void close() {
        tell();
    }
}
