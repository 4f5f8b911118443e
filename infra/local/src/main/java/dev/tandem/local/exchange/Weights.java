package dev.tandem.local.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Weights in grams, to a tenth. The international pound is 453.59237 g, by the treaty of 1959; an ounce is a sixteenth. */
final class Weights {
    private static final Map<String, BigDecimal> GRAMS = Map.ofEntries(
            Map.entry("g", BigDecimal.ONE),
            Map.entry("gram", BigDecimal.ONE),
            Map.entry("grams", BigDecimal.ONE),
            Map.entry("kg", new BigDecimal("1000")),
            Map.entry("kilogram", new BigDecimal("1000")),
            Map.entry("kilograms", new BigDecimal("1000")),
            Map.entry("oz", new BigDecimal("28.349523125")),
            Map.entry("ounce", new BigDecimal("28.349523125")),
            Map.entry("ounces", new BigDecimal("28.349523125")),
            Map.entry("lb", new BigDecimal("453.59237")),
            Map.entry("lbs", new BigDecimal("453.59237")),
            Map.entry("pound", new BigDecimal("453.59237")),
            Map.entry("pounds", new BigDecimal("453.59237")));

    private Weights() {}

    /** How many grams one of a unit is; nothing where it is not known. */
    static Optional<BigDecimal> unit(String name) {
        return Optional.ofNullable(GRAMS.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    /** The unit that a header carries, as in {@code Weight (oz)}; nothing where it carries none. */
    static Optional<BigDecimal> unitOfHeader(String header) {
        String words =
                header.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ").strip();
        return unit(words.substring(words.lastIndexOf(' ') + 1));
    }

    static BigDecimal grams(BigDecimal amount, BigDecimal unit) {
        return amount.multiply(unit).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
