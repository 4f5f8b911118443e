package dev.tandem.json;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value. Immutable; objects keep the order of their names. */
public sealed interface Json {
    /** The JSON {@code null}. */
    record Null() implements Json {}

    /** {@code true} or {@code false}. */
    record Bool(boolean value) implements Json {}

    /** A number. What {@link JsonReader} gives is exactly what JavaScript would read from the same text. */
    record Num(BigDecimal value) implements Json {
        /** Whether it is a whole number that JavaScript holds exactly (PROTOCOL F4). */
        public boolean isWhole() {
            return value.abs().compareTo(Numbers.MAX_SAFE) <= 0
                    && value.stripTrailingZeros().scale() <= 0;
        }

        /** The whole number; only where {@link #isWhole}. */
        public long asLong() {
            return value.longValueExact();
        }

        /**
         * The sum as a number that JavaScript holds; nothing where it is beyond ±(2^53-1). Differences of whole numbers, and of decimals as long as
         * 15 digits write them, add up exactly.
         */
        public Optional<Num> plus(BigDecimal difference) {
            return Numbers.sum(value, difference).map(Num::new);
        }

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
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The member, {@code null} members included. */
        public Optional<Json> find(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /** The member where it is a string. */
        public Optional<String> findText(String name) {
            return members.get(name) instanceof Str(String value) ? Optional.of(value) : Optional.empty();
        }

        /** The member where it is a whole number. */
        public Optional<Long> findWhole(String name) {
            return members.get(name) instanceof Num number && number.isWhole()
                    ? Optional.of(number.asLong())
                    : Optional.empty();
        }

        /** The items where the member is an array; otherwise none. */
        public List<Json> items(String name) {
            return members.get(name) instanceof Arr(List<Json> items) ? items : List.of();
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

    static Json array(Collection<? extends Json> items) {
        return new Arr(List.copyOf(items));
    }

    /** An object, member by member. */
    static ObjectBuilder object() {
        return new ObjectBuilder();
    }
}
