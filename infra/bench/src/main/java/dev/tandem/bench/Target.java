package dev.tandem.bench;

import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;

/**
 * One thing that the product is held to.
 *
 * @param bench that prints the figure
 * @param figure not a number where it has not been measured
 */
record Target(
        String what, String wanted, String bench, String unit, ToDoubleFunction<Measured> figure, DoublePredicate met) {
    String row(Measured measured) {
        double value = figure.applyAsDouble(measured);
        String judged = Double.isNaN(value) ? "not measured" : met.test(value) ? "yes" : "**no**";
        String shown = Double.isNaN(value) ? "–" : number(value) + unit;
        return "| %s | %s | %s | %s | `./tandem bench %s` |".formatted(what, wanted, shown, judged, bench);
    }

    static String number(double value) {
        return value >= 100 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
