package dev.tandem.local.stack;

import dev.tandem.functions.access.Route;
import dev.tandem.json.Form;
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
import java.util.Optional;

/** The requests that try every way in, from the same file as those of the functions' own tests; that says what its members mean. */
final class AccessRequests {
    private static final Path FILE =
            Path.of("..", "..", "functions", "src", "test", "resources", "access", "requests.json");

    private final Form file;

    AccessRequests() {
        try {
            file = Form.of(JsonReader.FILES.read(Files.readAllBytes(FILE)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String path(Route route, Map<String, String> variables) {
        Form request = file.object(route.name());
        Deque<String> at = new ArrayDeque<>(request.has("at") ? request.optionalTexts("at") : List.of("$room"));
        StringBuilder path = new StringBuilder();
        route.path().forEach(segment -> path.append('/').append(segment.equals("*") ? at.removeFirst() : segment));
        request.optionalText("query", any -> true)
                .ifPresent(query -> path.append('?').append(query));
        return filled(path.toString(), variables);
    }

    /** Of a request, or the whole frame. */
    String body(Route route, Map<String, String> variables) {
        Form request = file.object(route.name());
        String body = request.has("body") ? filled(JsonWriter.write(request.any("body")), variables) : "";
        return route.onSocket()
                ? "{\"action\":\"" + route.path().getFirst() + "\",\"id\":\"it\"" + (body.equals("{}") ? "" : ",")
                        + body.substring(1)
                : body;
    }

    Optional<Route> after(Route route) {
        return file.object(route.name()).optionalText("after", any -> true).map(Route::valueOf);
    }

    boolean joined(Route route) {
        return file.object(route.name()).flag("joined");
    }

    boolean silent(Route route) {
        return file.object(route.name()).flag("silent");
    }

    boolean asksTheKind(Route route) {
        return file.object(route.name()).has("right");
    }

    private static String filled(String text, Map<String, String> variables) {
        String filled = text;
        for (var variable : variables.entrySet()) {
            filled = filled.replace("$" + variable.getKey(), variable.getValue());
        }
        return filled;
    }
}
