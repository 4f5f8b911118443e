package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.RejectCode;
import dev.tandem.rule.Consequence.Effect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps what is on hand of an item and its adjustments at one: an adjustment that somebody makes changes what is on hand, a change of what is on hand
 * that no adjustment of the same mutation tells leaves one, and an adjustment that tells it is its record. Reservations add up to what is reserved.
 * Adjustments and reservations name their item by a plain id: a record outlives its item, and nobody has to look through all records where one goes.
 */
record StockLedger() implements Rule {
    static final String NAME = "stock-ledger";
    static final String ITEM = "stockItem";
    static final String ADJUSTMENT = "adjustment";
    static final String RESERVATION = "reservation";

    /** Begins the ids of adjustments that this rule makes; nobody else may, or somebody could stand in its way. */
    private static final String OWN = "s-";

    private static final Set<String> RECORDS = Set.of(ADJUSTMENT, RESERVATION);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        if (!RECORDS.contains(touch.key().type())) {
            return Reads.NOTHING;
        }
        Set<EntityKey> items = new HashSet<>();
        Stream.concat(
                        touch.value("itemId").stream(),
                        touch.entity().stream().map(record -> Values.of(record, "itemId")))
                .forEach(id -> Values.key(ITEM, id).ifPresent(items::add));
        return Reads.keys(items);
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        List<Step> fresh = steps.stream()
                .filter(step -> !step.rule().equals(Optional.of(NAME)))
                .toList();
        return against(room, fresh).orElseGet(() -> balance(room, fresh));
    }

    private static Optional<Consequence> against(RuleView room, List<Step> steps) {
        return steps.stream()
                .filter(step -> RECORDS.contains(step.key().type()))
                .flatMap(step -> step.after().stream()
                        .filter(record -> step.before().isEmpty() || step.changed("itemId"))
                        .flatMap(record -> against(room, record).stream()))
                .findFirst();
    }

    private static Optional<Consequence> against(RuleView room, Entity record) {
        if (record.key().type().equals(ADJUSTMENT) && record.key().id().startsWith(OWN)) {
            return Optional.of(refuse(RejectCode.INVALID_OPERATION, record.key(), Map.of("where", Json.of("id"))));
        }
        return itemOf(record).flatMap(room::find).isPresent()
                ? Optional.empty()
                : Optional.of(new Consequence.Refuse(
                        RejectCode.MISSING_REFERENCE, Optional.of(record.key()), Optional.of("itemId"), Map.of()));
    }

    private static Consequence balance(RuleView room, List<Step> steps) {
        Balances balances = Balances.of(steps);
        List<Effect> effects = new ArrayList<>(recorded(room, steps));
        int untold = 0;
        for (Map.Entry<EntityKey, Balances.Balance> each : balances.byItem().entrySet()) {
            Balances.Balance balance = each.getValue();
            Optional<Entity> item = room.find(each.getKey());
            if (item.isPresent()) {
                Effect.Set set = balance.onto(item.get());
                if (isTooMuch(room.kind(), set)) {
                    return refuse(RejectCode.OUT_OF_BOUNDS, each.getKey(), set.set());
                }
                effects.add(set);
                if (balance.untold().signum() != 0) {
                    effects.add(told(room, each.getKey(), balance.untold(), untold++));
                }
            }
        }
        return Consequence.of(effects);
    }

    /** When an adjustment was made; who made it is recorded as everywhere. */
    private static List<Effect> recorded(RuleView room, List<Step> steps) {
        return steps.stream()
                .filter(step -> step.isOf(ADJUSTMENT)
                        && step.before().isEmpty()
                        && step.after().isPresent())
                .map(step -> (Effect) new Effect.Set(step.key(), Map.<String, Json>of("madeAt", Json.of(room.now()))))
                .toList();
    }

    /** Under a key that no other mutation makes. */
    private static Effect told(RuleView room, EntityKey item, BigDecimal delta, int index) {
        return new Effect.Create(
                new EntityKey(ADJUSTMENT, OWN + room.seq() + "-" + room.mutation() + "-" + index),
                Map.of(
                        "itemId", Json.of(item.id()),
                        "delta", Values.of(delta),
                        "author", Json.of(room.author().user()),
                        "madeAt", Json.of(room.now())));
    }

    private static boolean isTooMuch(Kind kind, Effect.Set set) {
        Json onHand = set.set().getOrDefault(Stock.ON_HAND, Json.NULL);
        return Values.number(onHand).signum() > 0
                && Optional.ofNullable(kind.entities().get(ITEM))
                        .flatMap(type -> Optional.ofNullable(type.fields().get(Stock.ON_HAND)))
                        .flatMap(field -> field.check(onHand))
                        .isPresent();
    }

    static Optional<EntityKey> itemOf(Entity record) {
        return Values.key(ITEM, Values.of(record, "itemId"));
    }

    private static Consequence refuse(RejectCode code, EntityKey key, Map<String, Json> detail) {
        return new Consequence.Refuse(code, Optional.of(key), Optional.empty(), detail);
    }
}
