package dev.tandem.functions.proof;

import dev.tandem.json.Json;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;

/** Values of fields: few different ones, so that people mean the same, and now and then one that is not allowed. */
final class Values {
    private static final List<String> PEOPLE = List.of("ann", "ben", "cem");
    private static final String LETTERS = "abcdefgh";

    private final RandomGenerator random;

    Values(RandomGenerator random) {
        this.random = random;
    }

    /** The id of something that everybody may name. */
    static String shared(String type, int number) {
        return type + number;
    }

    Json of(FieldType type, Field field) {
        return switch (type) {
            case FieldType.Line _ ->
                field.name().endsWith("Id") ? Json.of(named(field.name())) : Json.of("n" + random.nextInt(9));
            case FieldType.Text _ -> Json.of(letters());
            case FieldType.Whole(long min, long max) ->
                Json.of(
                        random.nextInt(25) == 0
                                ? Math.max(-9, min - 1)
                                : Math.min(max, Math.max(min, -5) + random.nextInt(12)));
            case FieldType.Decimal(BigDecimal min, BigDecimal max) ->
                new Json.Num(max.min(min.max(BigDecimal.ZERO).add(BigDecimal.valueOf(random.nextInt(80), 1))));
            case FieldType.Flag() -> Json.of(random.nextBoolean());
            case FieldType.Day() -> Json.of("2026-03-0" + (1 + random.nextInt(9)));
            case FieldType.Choice(List<String> choices, var _) -> Json.of(choices.get(random.nextInt(choices.size())));
            case FieldType.Reference(String to) -> Json.of(shared(to, random.nextInt(3)));
            case FieldType.Person() -> Json.of(PEOPLE.get(random.nextInt(PEOPLE.size())));
            case FieldType.Position() -> Json.of(position());
            case FieldType.Moment() -> Json.of(1_767_000_000_000L + random.nextInt(1000));
            case FieldType.SetOf(FieldType element, int _) -> Json.array(List.of(of(element, field)));
            case FieldType.Anything _ -> Json.of("x");
        };
    }

    /** Ids that are kept as text name things of the room all the same. */
    private String named(String field) {
        String type = field.equals("itemId") ? "stockItem" : field.substring(0, field.length() - 2);
        return shared(type, random.nextInt(2));
    }

    String position() {
        return "a" + (1 + random.nextInt(9)) + LETTERS.charAt(random.nextInt(LETTERS.length())) + "5";
    }

    String letters() {
        return "" + LETTERS.charAt(random.nextInt(8)) + LETTERS.charAt(random.nextInt(8));
    }
}
