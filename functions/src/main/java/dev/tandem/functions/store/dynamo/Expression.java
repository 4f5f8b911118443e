package dev.tandem.functions.store.dynamo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Conditions and updates in DynamoDB's language. Names always go by placeholders: many are reserved words. */
final class Expression {
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    /** The condition, or null for none: the SDK knows no other way to say so. */
    @Nullable
    String of(Condition condition) {
        return switch (condition) {
            case Condition.Always() -> null;
            case Condition.Absent() -> "attribute_not_exists(" + name(Attribute.PK) + ")";
            case Condition.Present() -> "attribute_exists(" + name(Attribute.PK) + ")";
            case Condition.Lacks(String name) ->
                "attribute_exists(" + name(Attribute.PK) + ") AND attribute_not_exists(" + name(name) + ")";
            case Condition.Holds(Map<String, Value> expected) -> equations(expected, " AND ");
            case Condition.Below(String name, long bound) -> compared(name, " < ", bound);
            case Condition.Above(String name, long bound) -> compared(name, " > ", bound);
            case Condition.All(List<Condition> all) ->
                all.stream().flatMap(each -> Stream.ofNullable(of(each))).collect(Collectors.joining(" AND "));
        };
    }

    private String compared(String name, String sign, long bound) {
        return name(name) + sign + value(new Value.Whole(bound));
    }

    String set(Map<String, Value> changes) {
        return "SET " + equations(changes, ", ");
    }

    /** By one. The attribute is there. */
    String raise(String name) {
        return "SET " + name(name) + " = " + name(name) + " + " + value(new Value.Whole(1));
    }

    private String equations(Map<String, Value> expected, String separator) {
        return new TreeMap<>(expected)
                .entrySet().stream()
                        .map(entry -> name(entry.getKey()) + " = " + value(entry.getValue()))
                        .collect(Collectors.joining(separator));
    }

    private String name(String attribute) {
        names.put("#" + attribute, attribute);
        return "#" + attribute;
    }

    private String value(Value value) {
        String placeholder = ":v" + values.size();
        values.put(placeholder, Attributes.of(value));
        return placeholder;
    }

    @Nullable
    Map<String, String> names() {
        return names.isEmpty() ? null : names;
    }

    @Nullable
    Map<String, AttributeValue> values() {
        return values.isEmpty() ? null : values;
    }
}
