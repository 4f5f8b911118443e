package dev.tandem.local.exchange;

/**
 * Places at the end of a list, as fractional keys without a fraction: a letter that says how many digits follow, then the digits in base 62.
 * Compared as text they ascend, and between any two of them there is room.
 */
final class Positions {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int BASE = DIGITS.length();

    private Positions() {}

    /** The first place. */
    static String first() {
        return "a0";
    }

    /** The next whole place after one, whatever fraction that has. */
    static String after(String position) {
        int digits = position.charAt(0) - 'a' + 1;
        if (digits < 1 || position.length() < digits + 1) {
            return first();
        }
        char[] whole = position.substring(0, digits + 1).toCharArray();
        for (int i = digits; i > 0; i--) {
            int digit = DIGITS.indexOf(whole[i]);
            if (digit < BASE - 1) {
                whole[i] = DIGITS.charAt(digit + 1);
                return new String(whole);
            }
            whole[i] = '0';
        }
        return (char) (position.charAt(0) + 1) + "0".repeat(digits + 1);
    }
}
