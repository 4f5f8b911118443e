package dev.tandem.bench;

import dev.tandem.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Milliseconds that half, 95 and 99 of a hundred do not exceed. */
public record Quantiles(double p50, double p95, double p99) {
    /** Not a number where there is nothing to order. */
    public static Quantiles of(List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        return new Quantiles(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99));
    }

    private static double at(List<Double> sorted, double part) {
        return sorted.isEmpty() ? Double.NaN : sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part)));
    }

    /** {@code {"p50","p95","p99"}}. */
    public Json json() {
        return Json.object()
                .put("p50", number(p50))
                .put("p95", number(p95))
                .put("p99", number(p99))
                .build();
    }

    public String text() {
        return "%.0f / %.0f / %.0f".formatted(p50, p95, p99);
    }

    private static Json number(double millis) {
        return new Json.Num(BigDecimal.valueOf(millis).setScale(1, RoundingMode.HALF_UP));
    }
}
