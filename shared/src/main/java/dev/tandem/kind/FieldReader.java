package dev.tandem.kind;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads one field of a kind file. */
final class FieldReader {
    private static final int MAX_LINE = 1_000;
    private static final int MAX_TEXT = 10_000;
    private static final long MAX_WHOLE = 9_007_199_254_740_991L;
    private static final BigDecimal MAX_DECIMAL = BigDecimal.valueOf(MAX_WHOLE);
    private static final Set<String> COMMON = Set.of("type", "required", "default", "merge");

    private FieldReader() {}

    static Field read(String name, Node node) {
        FieldType type = node.need("type").map(word -> type(node, word)).orElseGet(FieldType.Flag::new);
        Optional<Node> initial = node.find("default");
        Field field = new Field(
                name,
                type,
                node.find("required").map(Node::flag).orElse(false),
                initial.map(Node::json),
                node.find("merge").map(merge -> MergeReader.read(merge, type)).orElse(MergeReader.FALLBACK));
        initial.ifPresent(given -> checkInitial(field, given));
        return field;
    }

    private static FieldType type(Node node, Node word) {
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
            default -> {
                word.note("must be string, text, integer, number, boolean, date, choice, reference, user or position");
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
        return new FieldType.Choice(node.need("values").map(Node::words).orElse(List.of()));
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

    private static void checkInitial(Field field, Node given) {
        switch (field.type()) {
            case FieldType.Reference reference -> given.note("a reference has no default");
            case FieldType.Person person -> given.note("a user has no default");
            case FieldType.Line _,
                    FieldType.Text _,
                    FieldType.Whole _,
                    FieldType.Decimal _,
                    FieldType.Flag _,
                    FieldType.Day _,
                    FieldType.Choice _,
                    FieldType.Position _,
                    FieldType.Moment _,
                    FieldType.SetOf _,
                    FieldType.Anything _ ->
                field.check(given.json()).ifPresent(problem -> given.note("does not fit the field: " + problem.wire()));
        }
    }
}
