package dev.tandem.functions.proof;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rules of the bundled kinds keep true after every commit. */
final class KindLaws {
    private KindLaws() {}

    /** What is not true, if anything. */
    static Optional<String> broken(Kind kind, Map<EntityKey, Entity> state) {
        return switch (kind.name()) {
            case "inventory" -> stock(state, "stockItem", "reservation");
            case "orders" -> orders(state).or(() -> stocked(state));
            case "party-budget" -> purchases(state);
            default -> Optional.empty();
        };
    }

    private static Optional<String> stock(Map<EntityKey, Entity> state, String type, String reservation) {
        for (Entity item : living(state, type)) {
            BigDecimal reserved = living(state, reservation).stream()
                    .filter(each -> text(each, "itemId").equals(item.key().id()))
                    .map(each -> number(each, "quantity"))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (number(item, "reserved").compareTo(reserved) != 0) {
                return Optional.of(
                        item.key() + " says " + number(item, "reserved") + " reserved, they are " + reserved);
            }
        }
        return stocked(state);
    }

    /** Never less on hand than nothing. */
    private static Optional<String> stocked(Map<EntityKey, Entity> state) {
        return state.values().stream()
                .filter(entity -> !entity.deleted() && entity.fields().containsKey("onHand"))
                .filter(entity -> number(entity, "onHand").signum() < 0)
                .findFirst()
                .map(entity -> entity.key() + " has " + number(entity, "onHand"));
    }

    private static Optional<String> orders(Map<EntityKey, Entity> state) {
        for (Entity order : living(state, "order")) {
            List<Entity> lines = living(state, "orderLine").stream()
                    .filter(line -> text(line, "orderId").equals(order.key().id()))
                    .toList();
            BigDecimal total =
                    lines.stream().map(line -> number(line, "amount")).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (number(order, "total").compareTo(total) != 0
                    || number(order, "lineCount").intValue() != lines.size()) {
                return Optional.of(order.key() + " is not the sum of its " + lines.size() + " lines, " + total);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> purchases(Map<EntityKey, Entity> state) {
        return living(state, "shoppingItem").stream()
                .filter(item -> text(item, "purchasedBy").isEmpty() == isTrue(item, "isPurchased"))
                .findFirst()
                .map(item -> item.key() + " is bought by nobody, or not bought by somebody");
    }

    private static List<Entity> living(Map<EntityKey, Entity> state, String type) {
        return state.values().stream()
                .filter(entity -> !entity.deleted() && entity.key().type().equals(type))
                .toList();
    }

    private static String text(Entity entity, String field) {
        return entity.fields().get(field) instanceof Json.Str(String text) ? text : "";
    }

    private static BigDecimal number(Entity entity, String field) {
        return entity.fields().get(field) instanceof Json.Num(BigDecimal number) ? number : BigDecimal.ZERO;
    }

    private static boolean isTrue(Entity entity, String field) {
        return Json.of(true).equals(entity.fields().get(field));
    }
}
