package dev.tandem.functions.log;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes a text fit for a log: what looks like a secret or like somebody's address is masked, what could pass for another line or steer a terminal is
 * spelled out. It is for what slips in: nobody is to rely on it.
 */
final class Redaction {
    /** More of a text than this is of no use in a log. */
    private static final int LONGEST = 1_000;

    /** More than this is not even looked at: a search costs up to the square of it. */
    private static final int LOOKED_AT = 4 * LONGEST;

    private static final List<Mask> MASKS = List.of(
            new Mask("eyJ[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_.-]*", "eyJ…"),
            new Mask("tkt_[A-Za-z0-9_-]+", "tkt_…"),
            new Mask("inv_[A-Za-z0-9_.-]+", "inv_…"),
            // The part before the sign has 64 characters at most (RFC 5321, 4.5.3.1.1).
            new Mask("[^\\s@<>\"',;:]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+", "…@…"));

    private Redaction() {}

    static String of(String text) {
        String masked = text.substring(0, Math.min(text.length(), LOOKED_AT));
        for (Mask mask : MASKS) {
            masked = mask.secret().matcher(masked).replaceAll(mask.instead());
        }
        String shown = masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
        return shown.codePoints()
                .collect(StringBuilder::new, Redaction::append, StringBuilder::append)
                .toString();
    }

    private static void append(StringBuilder text, int character) {
        if (steers(character)) {
            text.append("\\u%04x".formatted(character));
        } else {
            text.appendCodePoint(character);
        }
    }

    /** Control characters, line breaks of every sort, marks of direction, and halves of characters. */
    private static boolean steers(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private record Mask(Pattern secret, String instead) {
        Mask(String secret, String instead) {
            this(Pattern.compile(secret), instead);
        }
    }
}
