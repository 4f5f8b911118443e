package dev.tandem.kind;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a field may hold. Lengths are code points. */
public sealed interface FieldType {
    /** The entity type that its values, or the elements of its values, are ids of. */
    default Optional<String> target() {
        return switch (this) {
            case Reference(String to) -> Optional.of(to);
            case SetOf(FieldType element, int max) -> element.target();
            case Line _,
                    Text _,
                    Whole _,
                    Decimal _,
                    Flag _,
                    Day _,
                    Choice _,
                    Person _,
                    Position _,
                    Moment _,
                    Anything _ -> Optional.empty();
        };
    }

    /** One line of text, at most {@code max} characters; no line breaks, no control characters. */
    record Line(int max) implements FieldType {}

    /** Text of several lines, at most {@code max} characters. */
    record Text(int max) implements FieldType {}

    /** A whole number from {@code min} to {@code max}. */
    record Whole(long min, long max) implements FieldType {}

    /** A decimal number from {@code min} to {@code max}. */
    record Decimal(BigDecimal min, BigDecimal max) implements FieldType {}

    /** True or false. */
    record Flag() implements FieldType {}

    /** A day, {@code YYYY-MM-DD}. */
    record Day() implements FieldType {}

    /** One of some values, in their declared order; of the {@code retired} ones only what older clients still write. */
    record Choice(List<String> values, List<String> retired) implements FieldType {
        public Choice {
            values = List.copyOf(values);
            retired = List.copyOf(retired);
        }

        /** With nothing retired. */
        public Choice(List<String> values) {
            this(values, List.of());
        }

        /** Whether it may be stored. */
        public boolean takes(String value) {
            return values.contains(value) || retired.contains(value);
        }
    }

    /** The id of an entity of type {@code to}; emptied when that one is deleted. */
    record Reference(String to) implements FieldType {}

    /** The id of a person. */
    record Person() implements FieldType {}

    /** A place among siblings: a fractional key. */
    record Position() implements FieldType {}

    /** A moment: whole milliseconds since 1970. */
    record Moment() implements FieldType {}

    /** At most {@code max} different values of one type (a line, a choice, a reference or a person), kept in the order of their text. */
    record SetOf(FieldType element, int max) implements FieldType {}

    /** Any JSON value whose text has at most {@code max} bytes; only the server writes such fields. */
    record Anything(int max) implements FieldType {}
}
