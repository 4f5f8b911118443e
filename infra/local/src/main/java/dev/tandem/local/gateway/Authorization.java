package dev.tandem.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the answer of an authorizer means. */
sealed interface Authorization {

    /** The client may connect; the context travels with every event of the connection. */
    record Allowed(Map<String, String> context) implements Authorization {}

    /** The client is refused with a status: 401, 403 or, where the authorizer is broken, 500. */
    record Refused(int status) implements Authorization {}

    /** The longest answer of an authorizer. */
    int MAX_BYTES = 8 * 1024;

    static Authorization of(Outcome outcome, String resource) {
        return switch (outcome) {
            case Outcome.Returned(JsonNode result) -> read(result, resource);
            // The word an authorizer says to turn somebody away without a policy.
            case Outcome.Failed(String message) -> new Refused(message.equals("Unauthorized") ? 401 : 500);
            case Outcome.TimedOut() -> new Refused(500);
        };
    }

    private static Authorization read(JsonNode result, String resource) {
        JsonNode principal = result.path("principalId");
        Optional<Map<String, String>> context = context(principal, result.path("context"));
        boolean tooLong = result.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
        if (!principal.isTextual() || context.isEmpty() || tooLong) {
            return new Refused(500);
        }
        return switch (Policy.evaluate(result.path("policyDocument"), resource)) {
            case ALLOW -> new Allowed(context.get());
            case DENY -> new Refused(403);
            case MALFORMED -> new Refused(500);
        };
    }

    /** Strings, numbers and booleans as strings; empty where there is anything else. */
    private static Optional<Map<String, String>> context(JsonNode principal, JsonNode context) {
        Map<String, String> strings = new LinkedHashMap<>();
        strings.put("principalId", principal.asText());
        if (!context.isObject() && !context.isMissingNode()) {
            return Optional.empty();
        }
        for (var entry : context.properties()) {
            JsonNode value = entry.getValue();
            if (!value.isTextual() && !value.isNumber() && !value.isBoolean()) {
                return Optional.empty();
            }
            strings.put(entry.getKey(), value.asText());
        }
        return Optional.of(strings);
    }
}
