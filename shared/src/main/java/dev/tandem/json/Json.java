package dev.tandem.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A JSON value. Immutable; objects keep the order of their names. */
public sealed interface Json {
    /** The JSON {@code null}. */
    record Null() implements Json {}

    /** {@code true} or {@code false}. */
    record Bool(boolean value) implements Json {}

    /** A number, kept exactly as written. */
    record Num(BigDecimal value) implements Json {
        /** Equal when the numbers are equal: {@code 1.0} is {@code 1}, as in JavaScript. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Num(BigDecimal that) && value.compareTo(that) == 0;
        }

        @Override
        public int hashCode() {
            return value.stripTrailingZeros().hashCode();
        }
    }

    /** A string. */
    record Str(String value) implements Json {}

    /** An array. */
    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    /** An object; the map iterates in the order of the text. */
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(members));
        }
    }

    /** The one {@code null}. */
    Json NULL = new Null();

    static Json of(boolean value) {
        return new Bool(value);
    }

    static Json of(long value) {
        return new Num(BigDecimal.valueOf(value));
    }

    static Json of(String value) {
        return new Str(value);
    }
}
