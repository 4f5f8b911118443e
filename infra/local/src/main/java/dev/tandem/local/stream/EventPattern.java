package dev.tandem.local.stream;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A filter pattern of an event source: all its fields have to match (and), each by one of its rules (or).
 *
 * <p>Source: AWS Lambda Developer Guide, <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html">Control which events Lambda
 * sends to your function</a>.
 */
final class EventPattern {
    /** The longest pattern of Lambda, in characters. */
    static final int MOST = 4096;

    private final Node root;

    private EventPattern(Node root) {
        this.root = root;
    }

    /** What is asked of a place in the event. */
    private sealed interface Node {
        /** Every member has to match, and one of the patterns of {@code $or}, where there are any. */
        record Fields(Map<String, Node> members, List<Fields> or) implements Node {}

        /** One of the rules has to hold. */
        record Rules(List<PatternRule> rules) implements Node {}
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException with a sentence, where it is none
     */
    static EventPattern parse(String text) {
        if (text.length() > MOST) {
            throw new IllegalArgumentException("A filter pattern has " + MOST + " characters at most");
        }
        try {
            return new EventPattern(fields("", JsonReader.FILES.read(text)));
        } catch (JsonRefused notJson) {
            throw new IllegalArgumentException("A filter pattern is JSON: " + notJson.getMessage(), notJson);
        }
    }

    private static Node.Fields fields(String at, Json pattern) {
        if (!(pattern instanceof Json.Obj(Map<String, Json> members)) || members.isEmpty()) {
            throw new IllegalArgumentException("A filter pattern has fields at '" + at + "'");
        }
        Map<String, Node> nodes = new LinkedHashMap<>();
        List<Node.Fields> or = new ArrayList<>();
        members.forEach((name, value) -> {
            String path = at + "/" + name;
            if (name.equals("$or")) {
                or.addAll(alternatives(path, value));
            } else {
                nodes.put(name, node(path, value));
            }
        });
        return new Node.Fields(nodes, or);
    }

    private static List<Node.Fields> alternatives(String at, Json value) {
        if (!(value instanceof Json.Arr(List<Json> patterns)) || patterns.size() < 2) {
            throw new IllegalArgumentException("$or is a list of two patterns or more, at '" + at + "'");
        }
        return patterns.stream().map(pattern -> fields(at, pattern)).toList();
    }

    private static Node node(String at, Json value) {
        return switch (value) {
            case Json.Obj object -> fields(at, object);
            case Json.Arr(List<Json> rules)
            when !rules.isEmpty() ->
                new Node.Rules(
                        rules.stream().map(rule -> PatternRule.parse(at, rule)).toList());
            case Json.Arr _, Json.Null _, Json.Bool _, Json.Num _, Json.Str _ ->
                throw new IllegalArgumentException("Values of a filter pattern stand in a list, at '" + at + "'");
        };
    }

    boolean matches(Json event) {
        return matches(root, Optional.of(event));
    }

    private static boolean matches(Node node, Optional<Json> value) {
        return switch (node) {
            case Node.Fields(Map<String, Node> members, List<Node.Fields> or) ->
                members.entrySet().stream()
                                .allMatch(member -> matches(member.getValue(), member(value, member.getKey())))
                        && (or.isEmpty() || or.stream().anyMatch(alternative -> matches(alternative, value)));
            case Node.Rules(List<PatternRule> rules) -> rules.stream().anyMatch(rule -> holds(rule, value));
        };
    }

    private static Optional<Json> member(Optional<Json> value, String name) {
        return value.filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .flatMap(object -> object.find(name));
    }

    /** Of a list, one item is enough. What is not a leaf does not exist for a rule. */
    private static boolean holds(PatternRule rule, Optional<Json> value) {
        if (value.isEmpty() || value.get() instanceof Json.Obj) {
            return rule.holdsForNothing();
        }
        return value.get() instanceof Json.Arr(List<Json> items)
                ? items.stream().anyMatch(rule::holds)
                : rule.holds(value.get());
    }
}
