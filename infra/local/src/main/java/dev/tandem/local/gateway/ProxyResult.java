package dev.tandem.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the function behind a route of a WebSocket API returned.
 *
 * @param status 200 to 599
 * @param headers found without regard to case
 * @param body empty where there is none
 */
record ProxyResult(int status, Map<String, String> headers, String body) {

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The result of an invocation; empty where there is none. */
    static Optional<ProxyResult> of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Returned(JsonNode result) -> read(result);
            case Outcome.Failed _, Outcome.TimedOut _ -> Optional.empty();
        };
    }

    /** Reads a result; empty where it is not of the proxy form: {@code statusCode}, {@code headers}, {@code body}. */
    private static Optional<ProxyResult> read(JsonNode result) {
        JsonNode status = result.path("statusCode");
        JsonNode body = result.path("body");
        JsonNode headers = result.path("headers");
        boolean valid = status.isInt()
                && status.intValue() >= 200
                && status.intValue() <= 599
                && isTextOrNothing(body)
                && (headers.isObject() || isNothing(headers));
        return valid
                ? Optional.of(new ProxyResult(status.intValue(), strings(headers), body.asText("")))
                : Optional.empty();
    }

    private static boolean isTextOrNothing(JsonNode node) {
        return node.isTextual() || isNothing(node);
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static Map<String, String> strings(JsonNode headers) {
        Map<String, String> strings = new TreeMap<>();
        headers.properties()
                .forEach(header -> strings.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().asText()));
        return strings;
    }
}
