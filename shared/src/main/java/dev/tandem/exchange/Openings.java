package dev.tandem.exchange;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What has to be on hand at first, so that in the end there is what the file says: an order that was shipped takes its goods from the stock when it is
 * made, and an adjustment changes it, as they do for everybody.
 */
final class Openings {
    private static final String ON_HAND = "onHand";
    private static final Set<Json> TAKEN = Set.of(Json.of("shipped"), Json.of("delivered"));

    private final Map<EntityKey, Map<String, Json>> made = new HashMap<>();
    private final SortedMap<EntityKey, BigDecimal> missing = new TreeMap<>();

    private Openings() {}

    static List<Bundle> of(Kind kind, List<Bundle> bundles) {
        Openings openings = new Openings();
        return switch (kind.name()) {
            case "orders" -> openings.beforeOrders(bundles);
            case "inventory" -> openings.beforeAdjustments(bundles);
            default -> bundles;
        };
    }

    private List<Bundle> beforeOrders(List<Bundle> bundles) {
        remember(bundles);
        made.forEach((key, line) -> {
            Map<String, Json> order =
                    target(line, "orderId", "order").map(made::get).orElse(Map.of());
            if (key.type().equals("orderLine") && TAKEN.contains(order.getOrDefault("status", Json.NULL))) {
                target(line, "stockId", "stockLevel")
                        .ifPresent(stock -> missing.merge(stock, quantity(line), BigDecimal::add));
            }
        });
        return opened(bundles);
    }

    private List<Bundle> beforeAdjustments(List<Bundle> bundles) {
        remember(bundles);
        made.forEach((key, record) -> {
            if (key.type().equals("adjustment")) {
                target(record, "itemId", "stockItem")
                        .ifPresent(item ->
                                missing.merge(item, number(record, "delta").negate(), BigDecimal::add));
            }
        });
        return opened(bundles);
    }

    private void remember(List<Bundle> bundles) {
        for (Bundle bundle : bundles) {
            for (Operation operation : bundle.operations()) {
                if (operation instanceof Operation.Create(EntityKey key, Map<String, Json> fields)) {
                    made.put(key, fields);
                }
            }
        }
    }

    /** What is made begins with more; to what the room had already it is added before anything is taken. */
    private List<Bundle> opened(List<Bundle> bundles) {
        List<Bundle> opened = new ArrayList<>();
        missing.forEach((stock, more) -> {
            if (!made.containsKey(stock) && more.signum() != 0) {
                opened.add(Bundle.of(new Operation.Increment(stock, ON_HAND, more)));
            }
        });
        bundles.forEach(bundle -> opened.add(
                new Bundle(bundle.operations().stream().map(this::opened).toList(), bundle.places())));
        return opened;
    }

    private Operation opened(Operation operation) {
        if (operation instanceof Operation.Create(EntityKey key, Map<String, Json> fields)
                && missing.containsKey(key)) {
            Map<String, Json> more = new HashMap<>(fields);
            more.put(ON_HAND, new Json.Num(number(fields, ON_HAND).add(missing.getOrDefault(key, BigDecimal.ZERO))));
            return new Operation.Create(key, more);
        }
        return operation;
    }

    private static Optional<EntityKey> target(Map<String, Json> fields, String field, String type) {
        return fields.get(field) instanceof Json.Str(String id)
                ? Optional.of(new EntityKey(type, id))
                : Optional.empty();
    }

    /** One, where nobody says how many. */
    private static BigDecimal quantity(Map<String, Json> line) {
        return line.containsKey("quantity") ? number(line, "quantity") : BigDecimal.ONE;
    }

    private static BigDecimal number(Map<String, Json> fields, String field) {
        return fields.get(field) instanceof Json.Num(BigDecimal number) ? number : BigDecimal.ZERO;
    }
}
