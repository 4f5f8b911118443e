package dev.tandem.functions.mail;

/**
 * Text of people, made harmless where it stands among ours: no control characters, no characters that turn the direction of what follows, and on
 * one line no line breaks.
 */
final class PlainText {
    private static final int LINE = 120;

    private PlainText() {}

    /** One line of at most 120 characters. */
    static String line(String text) {
        String one = lines(text).replaceAll("\\s+", " ").strip();
        return one.codePointCount(0, one.length()) <= LINE
                ? one
                : one.substring(0, one.offsetByCodePoints(0, LINE - 1)).strip() + "…";
    }

    /** Any number of lines, parted by line feeds. */
    static String lines(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .codePoints()
                .map(PlainText::harmless)
                .filter(character -> character >= 0)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** The character, something in its place, or -1. */
    private static int harmless(int character) {
        return switch (Character.getType(character)) {
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
            case Character.CONTROL -> character == '\n' || character == '\r' || character == 0x85 ? '\n' : ' ';
            case Character.SURROGATE -> '\ufffd';
            case Character.FORMAT -> isJoiner(character) ? character : -1;
            default -> character;
        };
    }

    /** Some scripts and emoji need them; they turn nothing. */
    private static boolean isJoiner(int character) {
        return character == 0x200c || character == 0x200d;
    }

    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
