package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The words of an orders room. */
final class OrderBook {
    static final String ORDER = "order";
    static final String LINE = "orderLine";
    static final String STOCK = "stockLevel";
    static final String PRICING = "pricingRule";
    static final String CUSTOMER = "customer";
    static final EntityKey DESK = new EntityKey("desk", "desk");

    static final String DRAFT = "draft";
    static final String CONFIRMED = "confirmed";
    static final String SHIPPED = "shipped";
    static final String DELIVERED = "delivered";
    static final String CANCELLED = "cancelled";

    private OrderBook() {}

    static String status(Entity order) {
        return status(Values.of(order, "status"));
    }

    static String status(Json status) {
        return Values.text(status).orElse(DRAFT);
    }

    /** What an order needs of each stock level: the sum of its lines. */
    static SortedMap<String, BigDecimal> demand(Json demand) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        if (demand instanceof Json.Obj(Map<String, Json> members)) {
            members.forEach((stock, quantity) -> sums.put(stock, Values.number(quantity)));
        }
        return sums;
    }

    /** The reverse; {@link Json.Null} where nothing is needed. */
    static Json demand(SortedMap<String, BigDecimal> sums) {
        Map<String, Json> members = new TreeMap<>();
        sums.forEach((stock, quantity) -> {
            if (quantity.signum() != 0) {
                members.put(stock, Values.of(quantity));
            }
        });
        return members.isEmpty() ? Json.NULL : new Json.Obj(members);
    }

    static Optional<EntityKey> orderOf(Entity line) {
        return Values.key(ORDER, Values.of(line, "orderId"));
    }

    static Optional<EntityKey> stockOf(Entity line) {
        return Values.key(STOCK, Values.of(line, "stockId"));
    }
}
