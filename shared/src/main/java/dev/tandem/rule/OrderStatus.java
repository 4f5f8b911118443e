package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.Event;
import dev.tandem.model.RejectCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How an order goes on: draft, confirmed, shipped, delivered, and one step back where somebody was mistaken; cancelled from draft or confirmed, and from
 * there to draft again. A new order may begin anywhere: past orders are brought in from elsewhere. Only drafts and cancelled orders are deleted.
 */
record OrderStatus() implements Rule {
    private static final Map<String, Set<String>> NEXT = Map.of(
            OrderBook.DRAFT, Set.of(OrderBook.CONFIRMED, OrderBook.CANCELLED),
            OrderBook.CONFIRMED, Set.of(OrderBook.DRAFT, OrderBook.SHIPPED, OrderBook.CANCELLED),
            OrderBook.SHIPPED, Set.of(OrderBook.CONFIRMED, OrderBook.DELIVERED),
            OrderBook.DELIVERED, Set.of(OrderBook.SHIPPED),
            OrderBook.CANCELLED, Set.of(OrderBook.DRAFT));

    private static final Set<String> GOES = Set.of(OrderBook.DRAFT, OrderBook.CANCELLED);

    @Override
    public String name() {
        return "order-status";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        return Reads.NOTHING;
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        List<Event> events = new ArrayList<>();
        for (Step step : steps) {
            if (!step.isOf(OrderBook.ORDER) || step.before().isEmpty() || !step.changed("status")) {
                continue;
            }
            String from = OrderBook.status(step.was("status"));
            Optional<Entity> order = step.after();
            if (order.isEmpty() && !GOES.contains(from)) {
                return refuse(RejectCode.FORBIDDEN, step, Map.of("status", Json.of(from)));
            }
            String to = OrderBook.status(step.is("status"));
            if (order.isPresent() && !NEXT.getOrDefault(from, Set.of()).contains(to)) {
                return refuse(RejectCode.INVALID_VALUE, step, Map.of("from", Json.of(from), "to", Json.of(to)));
            }
            order.ifPresent(after -> events.add(changed(room, step, after)));
        }
        return new Consequence.Follow(List.of(), events);
    }

    private static Consequence refuse(RejectCode code, Step step, Map<String, Json> detail) {
        return new Consequence.Refuse(code, Optional.of(step.key()), Optional.of("status"), detail);
    }

    private static Event changed(RuleView room, Step step, Entity order) {
        Map<String, Json> data = Map.of(
                "orderId", Json.of(step.key().id()),
                "number", Values.of(order, "number"),
                "oldStatus", step.was("status"),
                "newStatus", step.is("status"));
        return Events.of(room.kind(), "order-status-changed", Optional.of(step.key()), List.of(), data);
    }
}
