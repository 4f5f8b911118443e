package dev.tandem.merge;

import java.util.List;
import java.util.Optional;

/**
 * A stretch of the number line, for an open end. A whole number is written as a letter that says how many digits follow, then the digits: {@code a}
 * to {@code h} are 1 to 8 digits from 0 upwards, {@code Z} to {@code S} are 1 to 8 digits from -1 downwards. So numbers ascend as text.
 *
 * @param start the number before the first
 */
record Run(long start) implements Space {
    private static final int MOST_DIGITS = 8;
    private static final long END = firstOf(MOST_DIGITS + 1);

    /** After a key and what begins with it; from 0 on where that is below the line. Nothing at the end of the line. */
    static Optional<Run> after(Optional<String> key, int count) {
        return key.filter(lower -> lower.charAt(0) >= head(-END))
                .map(Run::number)
                .orElse(Optional.of(-1L))
                .filter(number -> number + (long) count * Positions.JITTER < END)
                .map(Run::new);
    }

    /** Before a key; below 0 where that is above the line. Nothing at the begin of the line. */
    static Optional<Run> before(String key, int count) {
        return (key.charAt(0) > head(END - 1) ? Optional.of(0L) : number(key))
                .map(number -> number - (long) count * Positions.JITTER - 1)
                .filter(start -> start >= -END - 1)
                .map(Run::new);
    }

    @Override
    public int digits() {
        return 1 + MOST_DIGITS;
    }

    @Override
    public String key(int part, int count, int jitter) {
        return written(start + 1 + (long) part * Positions.JITTER + jitter);
    }

    @Override
    public List<String> keysAround(int middle, int count) {
        return keys(count, Positions.JITTER / 2);
    }

    /** The greatest number that is not above a key. */
    private static Optional<Long> number(String key) {
        char head = key.charAt(0);
        int digits = head >= 'a' ? head - 'a' + 1 : 'Z' - head + 1;
        if (digits > MOST_DIGITS) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 1; i <= digits; i++) {
            value = value * Digits.BASE + Digits.at(key, i);
        }
        return Optional.of(head >= 'a' ? firstOf(digits) + value : value - firstOf(digits + 1));
    }

    private static String written(long number) {
        int digits = digits(number);
        long rest = number >= 0 ? number - firstOf(digits) : number + firstOf(digits + 1);
        char[] key = new char[1 + digits];
        for (int i = digits; i > 0; i--) {
            key[i] = Digits.of(rest % Digits.BASE);
            rest /= Digits.BASE;
        }
        key[0] = head(number);
        return Digits.withoutZeros(new String(key));
    }

    private static char head(long number) {
        return (char) (number >= 0 ? 'a' + digits(number) - 1 : 'Z' - digits(number) + 1);
    }

    private static int digits(long number) {
        long size = number >= 0 ? number : -1 - number;
        int digits = 1;
        while (firstOf(digits + 1) <= size) {
            digits++;
        }
        return digits;
    }

    /** The first number above 0 that has so many digits: all shorter ones come before. */
    private static long firstOf(int digits) {
        long first = 0;
        for (int i = 1; i < digits; i++) {
            first = (first + 1) * Digits.BASE;
        }
        return first;
    }
}
