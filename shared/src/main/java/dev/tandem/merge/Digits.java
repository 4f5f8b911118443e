package dev.tandem.merge;

/** The digits of positions, in the order of their characters. */
final class Digits {
    private static final String ALL = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    static final int BASE = ALL.length();

    private Digits() {}

    /** The value of a digit of a key; 0 behind its end. */
    static int at(String key, int index) {
        return index < key.length() ? ALL.indexOf(key.charAt(index)) : 0;
    }

    static char of(long value) {
        return ALL.charAt((int) value);
    }

    /** The same fraction without the zeros at its end. */
    static String withoutZeros(String key) {
        int end = key.length();
        while (end > 0 && key.charAt(end - 1) == '0') {
            end--;
        }
        return key.substring(0, end);
    }
}
