package dev.tandem.functions.fuzz;

import dev.tandem.functions.access.Route;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where fuzzers begin: files of the project. */
final class Corpus {
    private static final Path KEPT = Path.of("src", "test", "resources", "fuzz");
    private static final Path REQUESTS = Path.of("src", "test", "resources", "access", "requests.json");

    private Corpus() {}

    /** Inputs that once crashed a fuzzer. */
    static Stream<Path> kept(String name) {
        return Files.isDirectory(KEPT.resolve(name)) ? list(KEPT.resolve(name)) : Stream.empty();
    }

    /** What the files of a folder hold. */
    static Stream<byte[]> files(Path folder) {
        return list(folder).map(Corpus::bytes);
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A request for each route of the HTTP API: {@code METHOD PATH\nBODY}. */
    static Stream<String> requests(Map<String, String> variables) {
        Form file = Form.of(JsonReader.FILES.read(bytes(REQUESTS)));
        return Stream.of(Route.values())
                .filter(route -> !route.onSocket())
                .map(route -> request(route, file.object(route.name())))
                .map(text -> filled(text, variables));
    }

    private static String request(Route route, Form request) {
        Deque<String> at = new ArrayDeque<>(request.has("at") ? request.optionalTexts("at") : List.of("$room"));
        StringBuilder text = new StringBuilder(route.method()).append(' ');
        route.path().forEach(segment -> text.append('/').append(segment.equals("*") ? at.removeFirst() : segment));
        request.optionalText("query", any -> true)
                .ifPresent(query -> text.append('?').append(query));
        Json body = request.has("body") ? request.any("body") : Json.NULL;
        return body instanceof Json.Null ? text.toString() : text + "\n" + JsonWriter.write(body);
    }

    private static String filled(String text, Map<String, String> variables) {
        String filled = text;
        for (var variable : variables.entrySet()) {
            filled = filled.replace("$" + variable.getKey(), variable.getValue());
        }
        return filled;
    }
}
