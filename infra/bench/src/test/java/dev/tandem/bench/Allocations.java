package dev.tandem.bench;

import com.sun.management.ThreadMXBean;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How many bytes each of the {@link Deeds} allocates, in a process of its own without a compiler, which would leave some of them out now and then: so the
 * figures are the same in every run, however busy the machine is.
 */
public final class Allocations {
    static final Path CHECKOUT = Path.of("../..");

    /** The committed ones, in a checkout. */
    static final Path COMMITTED = Path.of("infra/bench/src/test/resources/dev/tandem/bench/allocations.json");

    private static final int WARM = 10;
    private static final int COUNTED = 10;

    private Allocations() {}

    /** {@code ./tandem bench allocations [--json] [--write]}; for its own process: {@code count}. */
    public static void main(String[] words) throws IOException {
        List<String> given = List.of(words);
        if (given.contains("count")) {
            System.out.println(JsonWriter.write(json(count())));
        } else if (given.contains("--write")) {
            write(CHECKOUT);
        } else if (given.contains("--json")) {
            System.out.println(JsonWriter.write(json(fresh())));
        } else {
            fresh().forEach((name, bytes) -> System.out.printf("%-32s %8d bytes%n", name, bytes));
        }
    }

    /** In a new process. */
    static Map<String, Long> fresh() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder command = new ProcessBuilder(
                java,
                "-Xint",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Allocations.class.getName(),
                "count");
        command.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            Process process = command.start();
            byte[] printed = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the process that counts ended with " + process.exitValue());
            }
            return of(JsonReader.FILES.read(printed));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }

    static Map<String, Long> committed(Path checkout) throws IOException {
        return of(JsonReader.FILES.read(Files.readString(checkout.resolve(COMMITTED))));
    }

    static void write(Path checkout) throws IOException {
        StringBuilder text = new StringBuilder("{");
        fresh().forEach((name, bytes) -> text.append(text.length() == 1 ? "\n" : ",\n")
                .append("  \"")
                .append(name)
                .append("\": ")
                .append(bytes));
        Files.createDirectories(checkout.resolve(COMMITTED).getParent());
        Files.writeString(checkout.resolve(COMMITTED), text.append("\n}\n").toString());
    }

    private static Map<String, Long> count() {
        Map<String, Long> bytes = new LinkedHashMap<>();
        Deeds.all().forEach((name, deed) -> bytes.put(name, bytes(deed)));
        return bytes;
    }

    private static long bytes(Supplier<Object> deed) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < WARM; i++) {
            deed.get();
        }
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < COUNTED; i++) {
            deed.get();
        }
        return (thread.getCurrentThreadAllocatedBytes() - before) / COUNTED;
    }

    static Json json(Map<String, Long> bytes) {
        var object = Json.object();
        bytes.forEach(object::put);
        return object.build();
    }

    private static Map<String, Long> of(Json json) {
        Map<String, Long> bytes = new LinkedHashMap<>();
        ((Json.Obj) json)
                .members()
                .forEach((name, value) ->
                        bytes.put(name, ((Json.Num) value).value().longValueExact()));
        return bytes;
    }
}
