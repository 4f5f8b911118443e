package dev.tandem.kind;

import dev.tandem.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a field of a kind file holds, with its limits. */
final class FieldTypeReader {
    private static final int MAX_LINE = 1_000;
    private static final int MAX_TEXT = 22_000;
    private static final int MAX_ELEMENTS = 200;
    private static final int MAX_ELEMENT = 200;
    private static final int MAX_ANYTHING = 5_000;
    private static final long MAX_WHOLE = 9_007_199_254_740_991L;
    private static final BigDecimal MAX_DECIMAL = BigDecimal.valueOf(MAX_WHOLE);
    private static final Set<String> COMMON =
            Set.of("type", "required", "default", "merge", "server", "retired", "unlocked", "author");

    private FieldTypeReader() {}

    /**
     * What the field at {@code node} holds.
     *
     * @param word the name of its type
     */
    static FieldType read(Node node, Node word) {
        return switch (word.text()) {
            case "string" -> new FieldType.Line(length(node, 200, MAX_LINE));
            case "text" -> new FieldType.Text(length(node, 4_000, MAX_TEXT));
            case "integer" -> whole(node);
            case "number" -> decimal(node);
            case "boolean" -> plain(node, new FieldType.Flag());
            case "date" -> plain(node, new FieldType.Day());
            case "choice" -> choice(node);
            case "reference" -> reference(node);
            case "user" -> plain(node, new FieldType.Person());
            case "position" -> plain(node, new FieldType.Position());
            case "time" -> plain(node, new FieldType.Moment());
            case "set" -> set(node);
            case "any" -> new FieldType.Anything(length(node, 1_000, MAX_ANYTHING));
            default -> {
                word.note(
                        "must be string, text, integer, number, boolean, date, time, choice, reference, user, position,"
                                + " set or any");
                yield new FieldType.Flag();
            }
        };
    }

    private static FieldType plain(Node node, FieldType type) {
        allow(node);
        return type;
    }

    private static int length(Node node, int fallback, int most) {
        allow(node, "max");
        return node.find("max")
                .flatMap(max -> max.whole(1, most))
                .map(Math::toIntExact)
                .orElse(fallback);
    }

    private static FieldType whole(Node node) {
        allow(node, "min", "max");
        long min = node.find("min")
                .flatMap(given -> given.whole(-MAX_WHOLE, MAX_WHOLE))
                .orElse(-MAX_WHOLE);
        long max = node.find("max")
                .flatMap(given -> given.whole(-MAX_WHOLE, MAX_WHOLE))
                .orElse(MAX_WHOLE);
        checkRange(node, min > max);
        return new FieldType.Whole(min, max);
    }

    private static FieldType decimal(Node node) {
        allow(node, "min", "max");
        BigDecimal min = node.find("min").flatMap(Node::number).orElse(MAX_DECIMAL.negate());
        BigDecimal max = node.find("max").flatMap(Node::number).orElse(MAX_DECIMAL);
        checkRange(node, min.compareTo(max) > 0);
        return new FieldType.Decimal(min, max);
    }

    private static void checkRange(Node node, boolean turned) {
        if (turned) {
            node.find("max")
                    .or(() -> node.find("min"))
                    .ifPresent(given -> given.note("leaves nothing from min to max"));
        }
    }

    private static FieldType choice(Node node) {
        allow(node, "values");
        List<String> values = node.need("values").map(Node::words).orElse(List.of());
        Optional<Node> retired = node.find("retired").filter(Node::isArray);
        retired.ifPresent(given -> given.items().stream()
                .filter(item -> item.json() instanceof Json.Str(String word) && values.contains(word))
                .forEach(item -> item.note("is among the values")));
        return new FieldType.Choice(values, retired.map(Node::words).orElse(List.of()));
    }

    private static FieldType set(Node node) {
        Optional<Node> of = node.need("of");
        FieldType element = of.map(word -> element(node, word)).orElseGet(FieldType.Person::new);
        int max = node.find("max")
                .flatMap(given -> given.whole(1, MAX_ELEMENTS))
                .map(Math::toIntExact)
                .orElse(MAX_ELEMENTS);
        node.find("required").filter(Node::flag).ifPresent(given -> given.note("a set may always be empty"));
        return new FieldType.SetOf(element, max);
    }

    private static FieldType element(Node node, Node word) {
        return switch (word.text()) {
            case "string" -> {
                allow(node, "of", "max", "length");
                yield new FieldType.Line(node.find("length")
                        .flatMap(given -> given.whole(1, MAX_ELEMENT))
                        .map(Math::toIntExact)
                        .orElse(100));
            }
            case "choice" -> {
                allow(node, "of", "max", "values");
                yield new FieldType.Choice(node.need("values").map(Node::words).orElse(List.of()));
            }
            case "reference" -> {
                allow(node, "of", "max", "to");
                yield new FieldType.Reference(node.need("to").map(Node::text).orElse(""));
            }
            case "user" -> {
                allow(node, "of", "max");
                yield new FieldType.Person();
            }
            default -> {
                word.note("must be string, choice, reference or user");
                yield new FieldType.Person();
            }
        };
    }

    private static FieldType reference(Node node) {
        allow(node, "to");
        // Deleting what it refers to empties it (PROTOCOL M4).
        node.find("required").filter(Node::flag).ifPresent(given -> given.note("a reference may always be empty"));
        return new FieldType.Reference(node.need("to").map(Node::text).orElse(""));
    }

    private static void allow(Node node, String... special) {
        Set<String> names = new TreeSet<>(COMMON);
        names.addAll(List.of(special));
        node.allow(names);
    }
}
