package dev.tandem.local.stream;

import dev.tandem.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One rule of a filter pattern, asked of a leaf of the event: a string, a number, a flag or {@code null}. */
sealed interface PatternRule {

    /** Equal, and of the same type: {@code "5"} is not {@code 5}. */
    record Equal(Json value) implements PatternRule {}

    record Prefix(String text) implements PatternRule {}

    record Suffix(String text) implements PatternRule {}

    record EqualsIgnoringCase(String text) implements PatternRule {}

    record AnythingBut(List<PatternRule> rules) implements PatternRule {}

    record Exists(boolean expected) implements PatternRule {}

    /** Every bound has to hold. Strings are never numeric, those of DynamoDB's type {@code N} included. */
    record Numeric(List<Bound> bounds) implements PatternRule {}

    /** {@code <}, {@code <=}, {@code =}, {@code >=} or {@code >}, and a number. */
    record Bound(String operator, BigDecimal number) {
        boolean holds(BigDecimal value) {
            int order = value.compareTo(number);
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case "=" -> order == 0;
                case ">=" -> order >= 0;
                default -> order > 0;
            };
        }
    }

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException where it is none
     */
    static PatternRule parse(String at, Json rule) {
        return switch (rule) {
            case Json.Obj(Map<String, Json> members)
            when members.size() == 1 -> {
                var only = members.entrySet().iterator().next();
                yield operator(at, only.getKey(), only.getValue());
            }
            case Json.Obj _, Json.Arr _ -> throw wrong(at);
            case Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> new Equal(rule);
        };
    }

    private static PatternRule operator(String at, String name, Json value) {
        return switch (name) {
            case "prefix" -> new Prefix(text(at, value));
            case "suffix" -> new Suffix(text(at, value));
            case "equals-ignore-case" -> new EqualsIgnoringCase(text(at, value).toLowerCase(Locale.ROOT));
            case "exists" -> value instanceof Json.Bool(boolean expected) ? new Exists(expected) : refuse(at);
            case "anything-but" -> new AnythingBut(rules(at, value));
            case "numeric" -> new Numeric(bounds(at, value));
            default -> refuse(at);
        };
    }

    private static List<PatternRule> rules(String at, Json value) {
        List<Json> items = value instanceof Json.Arr(List<Json> list) ? list : List.of(value);
        return items.stream().map(item -> parse(at, item)).toList();
    }

    private static List<Bound> bounds(String at, Json value) {
        if (!(value instanceof Json.Arr(List<Json> parts)) || parts.isEmpty() || parts.size() % 2 == 1) {
            throw wrong(at);
        }
        List<Bound> bounds = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += 2) {
            if (!(parts.get(i) instanceof Json.Str(String operator))
                    || !List.of("<", "<=", "=", ">=", ">").contains(operator)
                    || !(parts.get(i + 1) instanceof Json.Num(BigDecimal number))) {
                throw wrong(at);
            }
            bounds.add(new Bound(operator, number));
        }
        return List.copyOf(bounds);
    }

    private static String text(String at, Json value) {
        if (value instanceof Json.Str(String text)) {
            return text;
        }
        throw wrong(at);
    }

    private static PatternRule refuse(String at) {
        throw wrong(at);
    }

    private static IllegalArgumentException wrong(String at) {
        return new IllegalArgumentException("Not a rule of a filter pattern at '" + at + "'");
    }

    default boolean holds(Json leaf) {
        return switch (this) {
            case Equal(Json value) -> value.equals(leaf);
            case Prefix(String text) -> leaf instanceof Json.Str(String value) && value.startsWith(text);
            case Suffix(String text) -> leaf instanceof Json.Str(String value) && value.endsWith(text);
            case EqualsIgnoringCase(String text) ->
                leaf instanceof Json.Str(String value)
                        && value.toLowerCase(Locale.ROOT).equals(text);
            case AnythingBut(List<PatternRule> rules) -> rules.stream().noneMatch(rule -> rule.holds(leaf));
            case Exists(boolean expected) -> expected;
            case Numeric(List<Bound> bounds) ->
                leaf instanceof Json.Num(BigDecimal value) && bounds.stream().allMatch(bound -> bound.holds(value));
        };
    }

    /** Only that something is absent can be said of nothing. */
    default boolean holdsForNothing() {
        return this instanceof Exists(boolean expected) && !expected;
    }
}
