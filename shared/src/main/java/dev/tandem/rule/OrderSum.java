package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.rule.Consequence.Effect;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What changed lines add to an order. */
final class OrderSum {
    private final boolean anew;
    private BigDecimal amount = BigDecimal.ZERO;
    private BigDecimal lines = BigDecimal.ZERO;
    private final SortedMap<String, BigDecimal> demand = new TreeMap<>();

    private OrderSum(boolean anew) {
        this.anew = anew;
    }

    /** Of an order that had no lines, whatever it says. */
    static OrderSum ofNone() {
        return new OrderSum(true);
    }

    /** Of an order that goes on. */
    static OrderSum further() {
        return new OrderSum(false);
    }

    /** A line as it is now. */
    void with(Entity line) {
        add(line, BigDecimal.ONE);
    }

    /** A line as it was before. */
    void without(Entity line) {
        add(line, BigDecimal.ONE.negate());
    }

    private void add(Entity line, BigDecimal sign) {
        amount = amount.add(Values.number(line, "amount").multiply(sign));
        lines = lines.add(sign);
        OrderBook.stockOf(line)
                .ifPresent(stock ->
                        demand.merge(stock.id(), Values.number(line, "quantity").multiply(sign), BigDecimal::add));
    }

    /** The order with what was added. */
    Effect.Set onto(Entity order) {
        SortedMap<String, BigDecimal> needed = OrderBook.demand(before(order, "demand"));
        demand.forEach((stock, quantity) -> needed.merge(stock, quantity, BigDecimal::add));
        return new Effect.Set(
                order.key(),
                Map.of(
                        "total", plus(order, "total", amount),
                        "lineCount", plus(order, "lineCount", lines),
                        "demand", OrderBook.demand(needed)));
    }

    private Json plus(Entity order, String field, BigDecimal more) {
        return Values.of(Values.number(before(order, field)).add(more));
    }

    private Json before(Entity order, String field) {
        return anew ? Json.NULL : Values.of(order, field);
    }
}
