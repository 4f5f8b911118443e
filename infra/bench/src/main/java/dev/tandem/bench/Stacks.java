package dev.tandem.bench;

import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** Where a recorded process computed: its samples as a tree of calls, and counted by whose code was nearest to the end of each. */
final class Stacks {
    private static final List<String> SAMPLES = List.of("jdk.CPUTimeSample", "jdk.ExecutionSample");

    /** Of whoever is named first among the callers, seen from the end. */
    private static final List<Map.Entry<String, String>> OWNERS = List.of(
            Map.entry("com.almworks.sqlite4java", "database"),
            Map.entry("software.amazon.dynamodb", "database"),
            Map.entry("com.amazonaws.services.dynamodbv2", "database"),
            Map.entry("dev.tandem.local", "local stack"),
            Map.entry("dev.tandem", "functions"),
            Map.entry("software.amazon", "AWS SDK"),
            Map.entry("org.apache.hc", "AWS SDK"),
            Map.entry("io.netty", "gateway (Netty)"));

    private final Call root = new Call();
    private final Map<String, Integer> owners = new TreeMap<>();

    private Stacks() {}

    /** Of a recording of Flight Recorder: by computing time where it has that, else by running threads. */
    static Stacks of(Path recording) throws IOException {
        for (String type : SAMPLES) {
            Stacks stacks = new Stacks();
            stacks.read(recording, type);
            if (stacks.root.samples() > 0) {
                return stacks;
            }
        }
        throw new IllegalArgumentException(recording + " has no samples");
    }

    Call root() {
        return root;
    }

    int samples() {
        return root.samples();
    }

    /** Samples by owner. */
    Map<String, Integer> owners() {
        return owners;
    }

    /** Percent by owner. */
    Json json() {
        ObjectBuilder percent = Json.object();
        owners.forEach((owner, samples) -> percent.put(owner, Math.round(100.0 * samples / samples())));
        return Json.object()
                .put("samples", samples())
                .put("owners", percent.build())
                .build();
    }

    private void read(Path recording, String type) throws IOException {
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals(type) && event.getStackTrace() != null) {
                    add(event.getStackTrace().getFrames());
                }
            }
        }
    }

    private void add(List<RecordedFrame> fromTheEnd) {
        List<String> classes = new ArrayList<>();
        fromTheEnd.forEach(frame -> classes.add(frame.getMethod().getType().getName()));
        owners.merge(owner(classes), 1, Integer::sum);
        Call at = root;
        at.seen();
        for (RecordedFrame frame : fromTheEnd.reversed()) {
            at = at.calling(name(frame.getMethod()));
            at.seen();
        }
    }

    private static String owner(List<String> classes) {
        return classes.stream()
                .flatMap(name -> OWNERS.stream()
                        .filter(owner -> name.startsWith(owner.getKey()))
                        .map(Map.Entry::getValue)
                        .limit(1))
                .findFirst()
                .orElse("Java itself");
    }

    /** Lambdas under one name, whatever the number they have in this run. */
    private static String name(RecordedMethod method) {
        String type = method.getType().getName().replaceAll("\\$\\$Lambda.*", "\\$lambda");
        return type + "." + method.getName();
    }
}
