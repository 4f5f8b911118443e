package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.rule.Consequence.Effect;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a mutation did to items of a stock: to their numbers themselves, and by records about them. */
record Balances(SortedMap<EntityKey, Balance> byItem) {
    static Balances of(Iterable<Step> steps) {
        SortedMap<EntityKey, Balance> balances = new TreeMap<>();
        for (Step step : steps) {
            if (step.isOf(StockLedger.ITEM)) {
                step.before()
                        .flatMap(before -> step.after().map(after -> Balance.NONE.counted(before, after)))
                        .filter(balance -> balance.counted().signum() != 0)
                        .ifPresent(balance -> balances.merge(step.key(), balance, Balance::and));
            }
            step.before()
                    .flatMap(record -> Balance.of(record, BigDecimal.ONE.negate()))
                    .ifPresent(entry -> balances.merge(entry.getKey(), entry.getValue(), Balance::and));
            step.after()
                    .flatMap(record -> Balance.of(record, BigDecimal.ONE))
                    .ifPresent(entry -> balances.merge(entry.getKey(), entry.getValue(), Balance::and));
        }
        return new Balances(balances);
    }

    /**
     * Of one item.
     *
     * @param counted by how much somebody changed what is on hand
     * @param told what adjustments say about that
     * @param reserved by how much reservations changed
     */
    record Balance(BigDecimal counted, BigDecimal told, BigDecimal reserved) {
        static final Balance NONE = new Balance(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        private static Optional<Map.Entry<EntityKey, Balance>> of(Entity record, BigDecimal sign) {
            Optional<Balance> balance = switch (record.key().type()) {
                case StockLedger.ADJUSTMENT -> Optional.of(NONE.told(signed(record, "delta", sign)));
                case StockLedger.RESERVATION -> Optional.of(NONE.reserved(signed(record, "quantity", sign)));
                default -> Optional.empty();
            };
            return balance.flatMap(each -> StockLedger.itemOf(record).map(item -> Map.entry(item, each)));
        }

        private static BigDecimal signed(Entity record, String field, BigDecimal sign) {
            return Values.number(record, field).multiply(sign);
        }

        Balance counted(Entity before, Entity after) {
            return new Balance(
                    Stock.of(after).onHand().subtract(Stock.of(before).onHand()), told, reserved);
        }

        private Balance told(BigDecimal more) {
            return new Balance(counted, more, reserved);
        }

        private Balance reserved(BigDecimal more) {
            return new Balance(counted, told, more);
        }

        Balance and(Balance other) {
            return new Balance(counted.add(other.counted), told.add(other.told), reserved.add(other.reserved));
        }

        /** Of a change that somebody made by hand what no adjustment tells; 0 for nothing. */
        BigDecimal untold() {
            return counted.signum() == 0 ? BigDecimal.ZERO : counted.subtract(told);
        }

        /** The item after it; where nobody changed its number by hand, adjustments do. */
        Effect.Set onto(Entity item) {
            BigDecimal more = counted.signum() == 0 ? told : BigDecimal.ZERO;
            Map<String, Json> set = new HashMap<>();
            if (more.signum() != 0) {
                set.put(Stock.ON_HAND, Values.of(Stock.of(item).onHand().add(more)));
            }
            if (reserved.signum() != 0) {
                set.put(Stock.RESERVED, Values.of(Stock.of(item).reserved().add(reserved)));
            }
            return new Effect.Set(item.key(), set);
        }
    }
}
