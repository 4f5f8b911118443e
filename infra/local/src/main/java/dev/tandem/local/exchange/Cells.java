package dev.tandem.local.exchange;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What people write into cells. */
final class Cells {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}([.,][0-9]{1,6})?");
    private static final Set<String> YES =
            Set.of("yes", "y", "true", "1", "x", "✓", "✔", "worn", "consumable", "packed", "ใช่");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "-", "ไม่");

    private Cells() {}

    /** A number that is not negative; a comma may stand for the point. */
    static Optional<BigDecimal> number(String cell) {
        return NUMBER.matcher(cell).matches() ? Optional.of(new BigDecimal(cell.replace(',', '.'))) : Optional.empty();
    }

    /** Yes or no, in the words of gear tools and people. */
    static Optional<Boolean> flag(String cell) {
        String word = cell.toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return Optional.of(true);
        }
        return NO.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
