package dev.tandem.local.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A route selection expression.
 *
 * <p>{@code $request.body.action}, or a text with any number of {@code ${request.body.path}} in it. Source: "Create
 * routes for WebSocket APIs in API Gateway".
 */
final class RouteSelection {

    static final String DEFAULT = "$default";

    private static final Pattern WHOLE = Pattern.compile("\\$request\\.body(.*)");
    private static final Pattern PART = Pattern.compile("\\$\\{request\\.body([^}]*)}");

    private sealed interface Part {
        record Text(String text) implements Part {}

        record Value(JsonPath path) implements Part {}
    }

    private final List<Part> parts;

    private RouteSelection(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException where it refers to something else than values of the body
     */
    static RouteSelection parse(String expression) {
        Matcher whole = WHOLE.matcher(expression);
        if (whole.matches()) {
            return new RouteSelection(List.of(new Part.Value(JsonPath.parse(whole.group(1)))));
        }
        List<Part> parts = new ArrayList<>();
        Matcher part = PART.matcher(expression);
        int at = 0;
        for (; part.find(); at = part.end()) {
            parts.add(text(expression.substring(at, part.start())));
            parts.add(new Part.Value(JsonPath.parse(part.group(1))));
        }
        parts.add(text(expression.substring(at)));
        return new RouteSelection(parts);
    }

    private static Part text(String text) {
        String plain = text.replace("\\$", "");
        if (plain.contains("$")) {
            throw new IllegalArgumentException("Only values of request.body select a route: " + text);
        }
        return new Part.Text(text.replace("\\$", "$"));
    }

    /** The route key a message asks for; {@code $default} where values are asked of a message that is not JSON. */
    String routeKey(String body) {
        var key = new StringBuilder();
        try {
            for (Part part : parts) {
                key.append(
                        switch (part) {
                            case Part.Text(String text) -> text;
                            case Part.Value(JsonPath path) -> path.find(body);
                        });
            }
            return key.toString();
        } catch (IOException notJson) {
            return DEFAULT;
        }
    }
}
