package dev.tandem.functions.crowd;

import static dev.tandem.functions.crowd.Ops.delete;
import static dev.tandem.functions.crowd.Ops.increment;
import static dev.tandem.functions.crowd.Ops.key;
import static dev.tandem.functions.crowd.Ops.living;
import static dev.tandem.functions.crowd.Ops.make;
import static dev.tandem.functions.crowd.Ops.number;
import static dev.tandem.functions.crowd.Ops.set;
import static dev.tandem.functions.crowd.Ops.sum;
import static dev.tandem.functions.crowd.Ops.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Clerks, each with an order of their own under its lock, over one stock that somebody counts meanwhile. */
final class OrdersCrowdTest {
    private static final int INTERLEAVINGS = 220;
    private static final int CLERKS = 3;
    private static final List<String> STATUSES = List.of("draft", "confirmed", "shipped", "cancelled", "delivered");

    /** What was met in one run. */
    private record Met(Set<RejectCode> refused, Set<String> statuses, int conflicts) {}

    @Test
    void orders_are_the_sum_of_their_lines_and_the_stock_is_never_short_after_any_commit() {
        List<Met> met = Seeds.run(INTERLEAVINGS, seed -> {
            Crowd crowd = desk(seed);
            for (int i = 0; i < CLERKS; i++) {
                String order = "o" + i;
                Person clerk = crowd.person("clerk" + i);
                clerk.take(key("order", order));
                crowd.busy(clerk, 8, () -> serves(crowd.random(), order));
            }
            Person counter = crowd.person("counter");
            crowd.busy(counter, 5, () -> List.of(counts(crowd.random())));
            crowd.run();
            crowd.states().forEach(OrdersCrowdTest::everythingAddsUp);
            return met(crowd);
        });

        if (Seeds.areMany()) {
            assertThat(met.stream().flatMap(each -> each.refused().stream()).collect(Collectors.toSet()))
                    .containsAll(
                            EnumSet.of(RejectCode.INSUFFICIENT_STOCK, RejectCode.FORBIDDEN, RejectCode.INVALID_VALUE));
            assertThat(met.stream().flatMap(each -> each.statuses().stream()).collect(Collectors.toSet()))
                    .containsAll(STATUSES);
            assertThat(met.stream().filter(each -> each.conflicts() > 0).count())
                    .as("runs in which people met")
                    .isGreaterThan(met.size() / 2L);
        }
    }

    private static Crowd desk(long seed) {
        List<Operation> there = new ArrayList<>(List.of(
                make("stockLevel", "tea", "sku", "T", "name", "Tea", "onHand", 20, "unitPrice", 3, "reorderPoint", 5),
                make("stockLevel", "jam", "sku", "J", "name", "Jam", "onHand", 9, "unitPrice", 7),
                make("pricingRule", "ten", "name", "Ten off", "kind", "percent", "value", 10, "minQuantity", 4)));
        for (int i = 0; i < CLERKS; i++) {
            there.add(make("order", "o" + i));
        }
        return new Crowd(seed, "orders").with(there.toArray(Operation[]::new));
    }

    private static List<Operation> serves(RandomGenerator random, String order) {
        String line = order + "-" + random.nextInt(3);
        String stock = random.nextBoolean() ? "tea" : "jam";
        int quantity = 1 + random.nextInt(6);
        Operation made = make("orderLine", line, "orderId", order, "stockId", stock, "quantity", quantity);
        Operation status = set("order", order, "status", STATUSES.get(random.nextInt(STATUSES.size())));
        return switch (random.nextInt(9)) {
            case 0, 1 -> List.of(made);
            case 2 -> List.of(set("orderLine", line, "quantity", quantity));
            case 3 -> List.of(set("orderLine", line, "stockId", stock, "discount", random.nextInt(30)));
            case 4 -> List.of(delete("orderLine", line));
            case 5 -> List.of(set("order", order, "status", "confirmed"));
            case 6 -> List.of(set("orderLine", line, "quantity", quantity), status);
            case 7 -> random.nextInt(4) == 0 ? List.of(delete("order", order)) : List.of(made, status);
            default -> List.of(status);
        };
    }

    private static Operation counts(RandomGenerator random) {
        return increment("stockLevel", random.nextBoolean() ? "tea" : "jam", "onHand", random.nextInt(-8, 5));
    }

    private static void everythingAddsUp(Map<EntityKey, Entity> state) {
        for (Entity order : living(state, "order")) {
            List<Entity> lines = living(state, "orderLine").stream()
                    .filter(line -> text(line, "orderId").equals(order.key().id()))
                    .toList();
            assertThat(number(order, "total")).isEqualByComparingTo(sum(lines, "amount"));
            assertThat(number(order, "lineCount")).isEqualByComparingTo(BigDecimal.valueOf(lines.size()));
        }
        for (Entity stock : living(state, "stockLevel")) {
            BigDecimal confirmed = living(state, "orderLine").stream()
                    .filter(line -> text(line, "stockId").equals(stock.key().id()))
                    .filter(line -> isConfirmed(state, line))
                    .map(line -> number(line, "quantity"))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(number(stock, "reserved")).isEqualByComparingTo(confirmed);
            assertThat(number(stock, "onHand")).isGreaterThanOrEqualTo(confirmed);
        }
    }

    private static boolean isConfirmed(Map<EntityKey, Entity> state, Entity line) {
        return living(state, "order").stream()
                .filter(order -> order.key().id().equals(text(line, "orderId")))
                .anyMatch(order -> text(order, "status").equals("confirmed"));
    }

    private static Met met(Crowd crowd) {
        Set<RejectCode> refused = EnumSet.noneOf(RejectCode.class);
        for (Outcome outcome : crowd.outcomes()) {
            if (outcome instanceof Outcome.Rejected rejected) {
                refused.add(rejected.code());
                if (rejected.code() == RejectCode.INSUFFICIENT_STOCK) {
                    assertThat(rejected.detail()).containsOnlyKeys("available", "wanted", "reserved");
                }
            }
        }
        Set<String> statuses = crowd.states().stream()
                .flatMap(state -> living(state, "order").stream())
                .map(order -> text(order, "status"))
                .collect(Collectors.toSet());
        return new Met(refused, statuses, crowd.conflicts());
    }
}
