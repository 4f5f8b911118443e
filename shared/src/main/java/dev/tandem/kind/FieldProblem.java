package dev.tandem.kind;

import java.util.Locale;

/** Why a value does not fit its field. The wire name is the lower-case name with hyphens. */
public enum FieldProblem {
    /** Not of the field's type at all; {@code null} included. */
    WRONG_TYPE,
    /** White space only, where a value is required. */
    BLANK,
    /** More code points than the field's {@code max}. */
    TOO_LONG,
    /** A control character; text of several lines may have line breaks and tabs. */
    CONTROL_CHARACTER,
    /** Below {@code min} or above {@code max}. */
    OUT_OF_RANGE,
    /** Not {@code YYYY-MM-DD}, or no such day. */
    NOT_A_DAY,
    /** Not one of the declared values. */
    UNKNOWN_CHOICE,
    /** Not of the form of an id (PROTOCOL F5). */
    NOT_AN_ID,
    /** A set with more elements than its {@code max}. */
    TOO_MANY,
    /** A set that names an element twice. */
    TWICE,
    /** Not 1 to 128 characters of {@code 0-9A-Za-z}. */
    NOT_A_POSITION;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
