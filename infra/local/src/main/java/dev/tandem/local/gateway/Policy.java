package dev.tandem.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A policy as an authorizer returns it, evaluated for {@code execute-api:Invoke} on one resource: a matching Deny wins,
 * without a matching Allow nothing is allowed.
 *
 * <p>Source: "Output from an API Gateway Lambda authorizer", "IAM JSON policy evaluation logic". Conditions and
 * inverted elements are not understood, and a policy that has them decides nothing.
 */
final class Policy {

    enum Decision {
        ALLOW,
        DENY,
        MALFORMED
    }

    private static final String ACTION = "execute-api:invoke";

    private Policy() {}

    static Decision evaluate(JsonNode document, String resource) {
        JsonNode statements = document.path("Statement");
        List<JsonNode> all = statements.isObject() ? List.of(statements) : elements(statements);
        if (all.isEmpty() || !all.stream().allMatch(Policy::isUnderstood)) {
            return Decision.MALFORMED;
        }
        List<String> effects = all.stream()
                .filter(statement -> applies(statement, resource))
                .map(statement -> statement.path("Effect").asText())
                .toList();
        return effects.contains("Allow") && !effects.contains("Deny") ? Decision.ALLOW : Decision.DENY;
    }

    private static boolean isUnderstood(JsonNode statement) {
        String effect = statement.path("Effect").asText();
        return (effect.equals("Allow") || effect.equals("Deny"))
                && isTexts(statement.path("Action"))
                && isTexts(statement.path("Resource"))
                && !statement.has("Condition")
                && !statement.has("NotAction")
                && !statement.has("NotResource");
    }

    private static boolean applies(JsonNode statement, String resource) {
        return texts(statement.path("Action")).anyMatch(action -> matches(action.toLowerCase(Locale.ROOT), ACTION))
                && texts(statement.path("Resource")).anyMatch(pattern -> matches(pattern, resource));
    }

    private static boolean isTexts(JsonNode node) {
        return node.isTextual() || (node.isArray() && elements(node).stream().allMatch(JsonNode::isTextual));
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isTextual()
                ? Stream.of(node.asText())
                : elements(node).stream().map(JsonNode::asText);
    }

    private static List<JsonNode> elements(JsonNode node) {
        return node.valueStream().toList();
    }

    /** {@code *} stands for any characters, {@code ?} for one; without backtracking over more than the last star. */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int star = -1;
        int from = 0;
        for (int t = 0; t < text.length(); ) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                from = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++from;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(c -> c == '*');
    }
}
