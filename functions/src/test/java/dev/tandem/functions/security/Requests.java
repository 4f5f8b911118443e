package dev.tandem.functions.security;

import dev.tandem.functions.access.Route;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request for every line of the table of routes that is served where its taker may take it: {@code access/requests.json}.
 *
 * <pre>
 * at      what stands at the placeholders of the path; absent: the room
 * query   what follows the path
 * body    of a request, or the rest of a frame
 * after   the route that has to be taken before; its answer's texts and numbers become variables
 * joined  a frame that only makes sense in a room that was joined
 * silent  a frame that is not answered where it is served
 * right   the type of entity that the kind lets the taker update, or not
 * </pre>
 *
 * Texts that begin with {@code $} are variables.
 */
final class Requests {
    private static final Set<String> MEMBERS = Set.of("at", "query", "body", "after", "joined", "silent", "right");

    private final Map<Route, Request> all = new EnumMap<>(Route.class);

    private Requests(Form file) {
        for (String name : file.names()) {
            all.put(Route.valueOf(name), Request.of(Route.valueOf(name), file.object(name)));
        }
    }

    static Requests read() {
        try (InputStream in = Requests.class.getResourceAsStream("/access/requests.json")) {
            return new Requests(Form.of(JsonReader.FILES.read(in.readAllBytes())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Optional<Request> of(Route route) {
        return Optional.ofNullable(all.get(route));
    }

    Request get(Route route) {
        return of(route).orElseThrow(() -> new AssertionError("requests.json has no request for " + route));
    }

    record Request(
            Route route,
            List<String> at,
            String query,
            Optional<Json> body,
            Optional<Route> after,
            boolean joined,
            boolean silent,
            Optional<String> right) {
        private static Request of(Route route, Form form) {
            form.only(MEMBERS);
            return new Request(
                    route,
                    form.has("at") ? form.optionalTexts("at") : List.of("$room"),
                    form.optionalText("query", any -> true).orElse(""),
                    form.has("body") ? Optional.of(form.any("body")) : Optional.empty(),
                    form.optionalText("after", any -> true).map(Route::valueOf),
                    form.flag("joined"),
                    form.flag("silent"),
                    form.optionalText("right", any -> true));
        }

        String path(Map<String, String> variables) {
            List<String> left = new ArrayList<>(at);
            StringBuilder path = new StringBuilder();
            for (String segment : route.path()) {
                path.append('/').append(segment.equals("*") ? filled(left.removeFirst(), variables) : segment);
            }
            return query.isEmpty() ? path.toString() : path + "?" + filled(query, variables);
        }

        String body(Map<String, String> variables) {
            return body.map(json -> filled(JsonWriter.write(json), variables)).orElse("");
        }

        /** Of an action of the socket. */
        String frame(Map<String, String> variables) {
            String rest = body(variables).substring(1);
            return "{\"action\":\"" + route.path().getFirst() + "\"" + (rest.equals("}") ? "" : ",") + rest;
        }

        private static String filled(String text, Map<String, String> variables) {
            String filled = text;
            for (var variable : variables.entrySet()) {
                filled = filled.replace("$" + variable.getKey(), variable.getValue());
            }
            return filled;
        }
    }
}
