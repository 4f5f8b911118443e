package dev.tandem.kind;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How many bytes of JSON values may take at most, so that every entity fits a commit, whatever it holds: else nobody could delete it. */
final class Sizes {
    /** Of an entity, below the 100,000 bytes of a commit. */
    static final int ENTITY = 96_000;

    /** Of one that others may refer to: the commit that deletes it also empties up to 95 references. */
    static final int REFERRED = 66_000;

    private static final int CODE_POINT = 4;
    private static final int NUMBER = 25;
    private static final int PUNCTUATION = 4;

    private Sizes() {}

    static long of(EntityType type) {
        return type.fields().values().stream()
                .mapToLong(field -> PUNCTUATION + field.name().length() + of(field.type()))
                .sum();
    }

    static long of(FieldType type) {
        return switch (type) {
            case FieldType.Line(int max) -> text(max);
            case FieldType.Text(int max) -> text(max);
            case FieldType.Whole(long min, long max) -> NUMBER;
            case FieldType.Decimal(BigDecimal min, BigDecimal max) -> NUMBER;
            case FieldType.Flag flag -> NUMBER;
            case FieldType.Day day -> NUMBER;
            case FieldType.Moment moment -> NUMBER;
            case FieldType.Choice(List<String> values, List<String> retired) ->
                text(Stream.concat(values.stream(), retired.stream())
                        .map(String::length)
                        .max(Comparator.naturalOrder())
                        .orElse(0));
            case FieldType.Reference reference -> 64 + PUNCTUATION;
            case FieldType.Person person -> 128 + PUNCTUATION;
            case FieldType.Position position -> 128 + PUNCTUATION;
            case FieldType.SetOf(FieldType element, int max) -> PUNCTUATION + max * of(element);
            case FieldType.Anything(int max) -> max;
        };
    }

    private static long text(int codePoints) {
        return PUNCTUATION + (long) CODE_POINT * codePoints;
    }
}
