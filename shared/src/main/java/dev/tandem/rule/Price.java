package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a line of an order costs. A discount that somebody gave by hand stands. Else that pricing rule wins which makes the line cheapest, and none where
 * none makes it cheaper; of two that come to the same, the one with the lower id. Rules do not add up. An amount has two decimals; half a cent is rounded
 * up.
 *
 * @param unitPrice before any discount; nothing where nobody set one
 * @param rule name of the pricing rule that won
 */
record Price(Optional<BigDecimal> unitPrice, BigDecimal amount, Optional<String> rule) {
    private static final int DECIMALS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * @param order the line's order
     * @param stock what it is a line of
     * @param rules all pricing rules, ordered by id
     */
    static Price of(Entity line, Optional<Entity> order, Optional<Entity> stock, List<Entity> rules) {
        Optional<BigDecimal> unit =
                given(line, "unitPrice").or(() -> stock.flatMap(level -> given(level, "unitPrice")));
        BigDecimal quantity = Values.number(line, "quantity");
        BigDecimal full = unit.orElse(BigDecimal.ZERO);
        Optional<BigDecimal> byHand = given(line, "discount");
        if (byHand.isPresent()) {
            return new Price(unit, amount(quantity, less(full, byHand.get())), Optional.empty());
        }
        BigDecimal plain = amount(quantity, full);
        return rules.stream()
                .filter(rule -> applies(rule, line, order))
                .map(rule -> new Price(unit, amount(quantity, reduced(rule, full)), Values.text(rule, "name")))
                .filter(price -> price.amount().compareTo(plain) < 0)
                .min(Comparator.comparing(Price::amount))
                .orElseGet(() -> new Price(unit, plain, Optional.empty()));
    }

    /** As fields of the line. */
    Map<String, Json> fields() {
        return Map.of(
                "unitPrice", unitPrice.map(Values::of).orElse(Json.NULL),
                "amount", Values.of(amount),
                "priceRule", rule.map(Json::of).orElse(Json.NULL));
    }

    private static boolean applies(Entity rule, Entity line, Optional<Entity> order) {
        Json customer = order.map(each -> Values.of(each, "customerId")).orElse(Json.NULL);
        return Values.isTrue(Values.of(rule, "active"))
                && Values.number(line, "quantity").compareTo(Values.number(rule, "minQuantity")) >= 0
                && isAnyOr(Values.of(rule, "stockId"), Values.of(line, "stockId"))
                && isAnyOr(Values.of(rule, "customerId"), customer);
    }

    private static boolean isAnyOr(Json wanted, Json given) {
        return Values.isNone(wanted) || wanted.equals(given);
    }

    private static BigDecimal reduced(Entity rule, BigDecimal full) {
        BigDecimal value = Values.number(rule, "value");
        return switch (Values.text(rule, "kind").orElse("")) {
            case "percent" -> less(full, value.min(HUNDRED));
            case "amount" -> full.subtract(value).max(BigDecimal.ZERO);
            default -> value;
        };
    }

    private static BigDecimal less(BigDecimal full, BigDecimal percent) {
        return full.multiply(HUNDRED.subtract(percent)).movePointLeft(DECIMALS);
    }

    private static BigDecimal amount(BigDecimal quantity, BigDecimal unit) {
        return quantity.multiply(unit).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private static Optional<BigDecimal> given(Entity entity, String field) {
        return Values.of(entity, field) instanceof Json.Num(BigDecimal number) ? Optional.of(number) : Optional.empty();
    }
}
