package dev.tandem.local.cost;

import dev.tandem.json.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Amounts of what has a price.
 *
 * @param amounts by the code of the price
 */
public record Bill(Prices prices, Map<String, Double> amounts) {
    private static final MathContext SHOWN = new MathContext(4);

    public Bill {
        amounts = Map.copyOf(amounts);
    }

    Bill plus(Bill more) {
        Map<String, Double> sum = new TreeMap<>(amounts);
        more.amounts.forEach((code, amount) -> sum.merge(code, amount, Double::sum));
        return new Bill(prices, sum);
    }

    Bill times(double factor) {
        Map<String, Double> product = new TreeMap<>();
        amounts.forEach((code, amount) -> product.put(code, amount * factor));
        return new Bill(prices, product);
    }

    double of(String code) {
        return amounts.getOrDefault(code, 0.0);
    }

    /** US dollars. */
    public double total() {
        return lines().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** US dollars in a month in which nothing else uses what AWS gives away. */
    public double totalAfterFree() {
        return sum(price -> price.afterFree(of(price.code())));
    }

    private double sum(ToDoubleFunction<Price> each) {
        return prices.prices().values().stream().mapToDouble(each).sum();
    }

    /** US dollars by price, in the order of the table; only what there is something of. */
    Map<Price, Double> lines() {
        Map<Price, Double> lines = new LinkedHashMap<>();
        prices.prices().values().forEach(price -> {
            if (of(price.code()) > 0) {
                lines.put(price, price.of(of(price.code())));
            }
        });
        return lines;
    }

    /** US dollars by service. */
    Map<String, Double> services() {
        Map<String, Double> services = new LinkedHashMap<>();
        lines().forEach((price, usd) -> services.merge(price.service(), usd, Double::sum));
        return services;
    }

    /** For people: a line for each. */
    public String text() {
        StringBuilder text = new StringBuilder();
        lines().forEach((price, usd) -> text.append("  %-14s %-48s %14s  %s%n"
                .formatted(
                        price.service(), price.what(), CostDocument.amount(of(price.code())), CostDocument.usd(usd))));
        return text.append("  %-14s %-48s %14s  %s%n".formatted("together", "", "", CostDocument.usd(total())))
                .toString();
    }

    public Json json() {
        var lines = Json.object();
        lines().forEach((price, usd) -> lines.put(
                price.code(),
                Json.object()
                        .put("amount", number(of(price.code())))
                        .put("usd", number(usd))
                        .build()));
        return Json.object()
                .put("usd", number(total()))
                .put("usdAfterFree", number(totalAfterFree()))
                .put("lines", lines.build())
                .build();
    }

    private static Json number(double value) {
        return new Json.Num(new BigDecimal(value).round(SHOWN).stripTrailingZeros());
    }
}
