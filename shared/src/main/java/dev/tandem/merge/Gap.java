package dev.tandem.merge;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The fractions between two keys, as far as a number of digits tells them apart.
 *
 * @param lower the key below, which may have fewer digits or more
 * @param digits of the keys that are made in it, before zeros at the end are dropped
 * @param width in units of the last of these digits
 */
record Gap(String lower, int digits, long width) implements Space {
    /** No wider than needed for {@code room} keys; nothing where no key fits between. An absent {@code upper} is 1. */
    static Optional<Gap> between(String lower, Optional<String> upper, long room) {
        String high = upper.orElse("");
        if (upper.isPresent() && lower.compareTo(high) >= 0) {
            return Optional.empty();
        }
        int written = Math.max(lower.length(), high.length());
        int digits = 0;
        long width = upper.isPresent() ? 0 : 1;
        while (width <= room) {
            if (width == 0 && digits >= written) {
                return Optional.empty();
            }
            width = width * Digits.BASE + Digits.at(high, digits) - Digits.at(lower, digits);
            digits++;
        }
        return Optional.of(new Gap(lower, digits, width));
    }

    /** That of the keys that begin with a key. */
    static Gap after(String key, long room) {
        int digits = key.length();
        long width = 1;
        while (width <= room) {
            width *= Digits.BASE;
            digits++;
        }
        return new Gap(key, digits, width);
    }

    @Override
    public String key(int part, int count, int jitter) {
        long each = (width - 1) / count;
        return above(1 + part * each + (each - Positions.JITTER) / 2 + jitter);
    }

    @Override
    public List<String> keysAround(int middle, int count) {
        long step = width / 2 / count;
        long center = (middle * step + width - (count - 1 - middle) * step) / 2;
        return IntStream.range(0, count)
                .mapToLong(i -> i < middle ? (i + 1) * step : i == middle ? center : width - (count - i) * step)
                .mapToObj(this::above)
                .toList();
    }

    private String above(long units) {
        char[] key = new char[digits];
        long carry = units;
        for (int i = digits - 1; i >= 0; i--) {
            carry += Digits.at(lower, i);
            key[i] = Digits.of(carry % Digits.BASE);
            carry /= Digits.BASE;
        }
        return Digits.withoutZeros(new String(key));
    }
}
