package dev.tandem.rule;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.RejectCode;
import dev.tandem.rule.Consequence.Effect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Prices the lines of orders ({@link Price}), and keeps in each order their sum, their number and what they need of each stock level, by what each
 * change adds and takes away: so no line is read but those that change. Lines may change while the order is a draft or confirmed.
 */
record OrderLines() implements Rule {
    /** So that an order and its lines fit one commit. */
    static final int MOST = 60;

    private static final Set<String> OPEN = Set.of(OrderBook.DRAFT, OrderBook.CONFIRMED);
    private static final List<String> PRICED =
            List.of("orderId", "stockId", "quantity", "unitPrice", "discount", "amount");

    @Override
    public String name() {
        return "order-lines";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        if (!touch.key().type().equals(OrderBook.LINE)) {
            return Reads.NOTHING;
        }
        Set<EntityKey> keys = new HashSet<>();
        Stream<Json> orders = Stream.concat(now(touch, "orderId"), was(touch, "orderId"));
        Stream<Json> stocks = Stream.concat(now(touch, "stockId"), was(touch, "stockId"));
        orders.forEach(id -> Values.key(OrderBook.ORDER, id).ifPresent(keys::add));
        stocks.forEach(id -> Values.key(OrderBook.STOCK, id).ifPresent(keys::add));
        boolean priced =
                Values.comesOrGoes(touch) || touch.values().keySet().stream().anyMatch(PRICED::contains);
        return new Reads(keys, priced ? Set.of(OrderBook.PRICING) : Set.of());
    }

    private static Stream<Json> now(Touch touch, String field) {
        return touch.value(field).stream();
    }

    private static Stream<Json> was(Touch touch, String field) {
        return touch.entity().stream().map(line -> Values.of(line, field));
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        List<Step> lines = steps.stream()
                .filter(step -> step.isOf(OrderBook.LINE))
                .filter(step -> PRICED.stream().anyMatch(step::changed))
                .toList();
        Set<EntityKey> founded = steps.stream()
                .filter(step -> step.isOf(OrderBook.ORDER) && step.before().isEmpty())
                .map(Step::key)
                .collect(toUnmodifiableSet());
        Optional<Consequence> refusal = lines.stream()
                .flatMap(step -> against(room, step, founded).stream())
                .findFirst();
        return refusal.orElseGet(() -> sums(room, lines, founded));
    }

    private static Optional<Consequence> against(RuleView room, Step step, Set<EntityKey> founded) {
        boolean byPerson = step.rule().isEmpty();
        if (step.after().isPresent() && Values.isNone(step.is("orderId")) && byPerson) {
            return Optional.of(refuse(RejectCode.MISSING_FIELD, step.key(), "orderId", Map.of()));
        }
        if (!byPerson && step.after().isPresent() && step.changed("stockId")) {
            // Its stock level was deleted: goods that orders are about stay.
            return Values.key(OrderBook.STOCK, step.was("stockId"))
                    .map(stock -> new Consequence.Refuse(
                            RejectCode.FORBIDDEN,
                            Optional.of(stock),
                            Optional.empty(),
                            Map.of("line", Json.of(step.key().id()))));
        }
        return byPerson ? closed(room, step, founded) : Optional.empty();
    }

    /** Lines of a closed order come only with the order itself. */
    private static Optional<Consequence> closed(RuleView room, Step step, Set<EntityKey> founded) {
        return Stream.concat(step.before().stream(), step.after().stream())
                .flatMap(line -> OrderBook.orderOf(line).stream())
                .filter(order -> !founded.contains(order))
                .flatMap(order -> room.find(order).stream())
                .filter(order -> !OPEN.contains(OrderBook.status(order)))
                .findFirst()
                .map(order -> refuse(
                        RejectCode.FORBIDDEN, step.key(), "orderId", Map.of("status", Values.of(order, "status"))));
    }

    /** @param founded orders that come, or come back: without lines, except those that come with them */
    private static Consequence sums(RuleView room, List<Step> lines, Set<EntityKey> founded) {
        Map<EntityKey, OrderSum> sums = new TreeMap<>();
        founded.forEach(order -> sums.put(order, OrderSum.ofNone()));
        List<Effect> effects = new ArrayList<>();
        for (Step step : lines) {
            step.before()
                    .ifPresent(line -> OrderBook.orderOf(line)
                            .ifPresent(order -> sum(sums, order).without(line)));
            step.after()
                    .ifPresent(line -> OrderBook.orderOf(line)
                            .ifPresent(order -> sum(sums, order).with(line)));
            step.after().ifPresent(line -> effects.add(priced(room, line)));
        }
        for (Map.Entry<EntityKey, OrderSum> each : sums.entrySet()) {
            Optional<Entity> order = room.find(each.getKey());
            if (order.isPresent()) {
                Effect.Set effect = each.getValue().onto(order.get());
                if (Values.number(effect.set().getOrDefault("lineCount", Json.NULL))
                                .intValue()
                        > MOST) {
                    return refuse(RejectCode.OUT_OF_BOUNDS, each.getKey(), "lineCount", Map.of("max", Json.of(MOST)));
                }
                effects.add(effect);
            }
        }
        return Consequence.of(effects);
    }

    private static OrderSum sum(Map<EntityKey, OrderSum> sums, EntityKey order) {
        return sums.computeIfAbsent(order, key -> OrderSum.further());
    }

    private static Effect priced(RuleView room, Entity line) {
        Optional<Entity> order = OrderBook.orderOf(line).flatMap(room::find);
        Optional<Entity> stock = OrderBook.stockOf(line).flatMap(room::find);
        return new Effect.Set(
                line.key(),
                Price.of(line, order, stock, room.living(OrderBook.PRICING)).fields());
    }

    private static Consequence refuse(RejectCode code, EntityKey key, String field, Map<String, Json> detail) {
        return new Consequence.Refuse(code, Optional.of(key), Optional.of(field), detail);
    }
}
