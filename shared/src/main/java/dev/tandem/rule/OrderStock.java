package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.rule.Consequence.Effect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What orders do to the stock: a confirmed order reserves what its lines need, a shipped one has taken it, any other has done neither. So every change of
 * an order, in status or in need, changes the stock levels by the difference. {@link StockFloor} refuses what is not there.
 */
record OrderStock() implements Rule {
    private static final Set<String> TAKEN = Set.of(OrderBook.SHIPPED, OrderBook.DELIVERED);

    @Override
    public String name() {
        return "order-stock";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        boolean relevant = touch.key().type().equals(OrderBook.ORDER)
                && (touch.act() != Touch.Act.UPDATE || touch.values().containsKey("status"));
        Set<EntityKey> keys = new HashSet<>();
        touch.entity()
                .filter(order -> relevant)
                .ifPresent(order -> OrderBook.demand(Values.of(order, "demand"))
                        .keySet()
                        .forEach(stock -> keys.add(new EntityKey(OrderBook.STOCK, stock))));
        return Reads.keys(keys);
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        SortedMap<String, BigDecimal> reserved = new TreeMap<>();
        SortedMap<String, BigDecimal> taken = new TreeMap<>();
        for (Step step : steps) {
            if (step.isOf(OrderBook.ORDER) && (step.changed("status") || step.changed("demand"))) {
                step.before().ifPresent(order -> add(order, BigDecimal.ONE.negate(), reserved, taken));
                step.after().ifPresent(order -> add(order, BigDecimal.ONE, reserved, taken));
            }
        }
        Set<String> stocks = new HashSet<>(reserved.keySet());
        stocks.addAll(taken.keySet());
        List<Effect> effects = new ArrayList<>();
        stocks.stream()
                .sorted()
                .forEach(stock -> changed(
                                room,
                                stock,
                                reserved.getOrDefault(stock, BigDecimal.ZERO),
                                taken.getOrDefault(stock, BigDecimal.ZERO))
                        .ifPresent(effects::add));
        return Consequence.of(effects);
    }

    private static void add(
            Entity order,
            BigDecimal sign,
            SortedMap<String, BigDecimal> reserved,
            SortedMap<String, BigDecimal> taken) {
        String status = OrderBook.status(order);
        OrderBook.demand(Values.of(order, "demand")).forEach((stock, quantity) -> {
            if (status.equals(OrderBook.CONFIRMED)) {
                reserved.merge(stock, quantity.multiply(sign), BigDecimal::add);
            } else if (TAKEN.contains(status)) {
                taken.merge(stock, quantity.multiply(sign), BigDecimal::add);
            }
        });
    }

    private static Optional<Effect> changed(RuleView room, String stock, BigDecimal reserved, BigDecimal taken) {
        if (reserved.signum() == 0 && taken.signum() == 0) {
            return Optional.empty();
        }
        return room.find(new EntityKey(OrderBook.STOCK, stock))
                .map(level -> new Effect.Set(
                        level.key(),
                        Map.<String, Json>of(
                                "reserved",
                                        Values.of(
                                                Values.number(level, "reserved").add(reserved)),
                                "onHand",
                                        Values.of(Values.number(level, "onHand").subtract(taken)))));
    }
}
