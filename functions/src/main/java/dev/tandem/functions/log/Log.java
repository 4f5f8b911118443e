package dev.tandem.functions.log;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One line of JSON for one event: {@code {"at","level","event",…}}, {@code at} in milliseconds since 1970. Fields name rooms, connections and
 * requests; never people, never what they wrote, never a secret. So exceptions give their class and place, not their message; what slips in nevertheless, {@link Redaction} masks.
 */
public final class Log {
    private static final int FRAMES = 6;

    private final Clock clock;
    private final Consumer<String> lines;

    /**
     * Writes to the given sink.
     *
     * @param lines takes each line, without its line break
     */
    public Log(Clock clock, Consumer<String> lines) {
        this.clock = clock;
        this.lines = lines;
    }

    public void info(String event, Map<String, String> fields) {
        write("info", event, fields, List.of());
    }

    public void warn(String event, Map<String, String> fields) {
        write("warn", event, fields, List.of());
    }

    /** Something nobody expected. */
    public void error(String event, Map<String, String> fields, Throwable thrown) {
        write("error", event, fields, causes(thrown));
    }

    private void write(String level, String event, Map<String, String> fields, List<Json> causes) {
        var line = Json.object().put("at", clock.millis()).put("level", level).put("event", Redaction.of(event));
        new TreeMap<>(fields).forEach((name, value) -> line.put(name, Redaction.of(value)));
        if (!causes.isEmpty()) {
            line.put("causes", Json.array(causes));
        }
        lines.accept(JsonWriter.write(line.build()));
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
