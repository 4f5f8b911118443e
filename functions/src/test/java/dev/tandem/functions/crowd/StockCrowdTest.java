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

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Many hands at one stock. */
final class StockCrowdTest {
    private static final int INTERLEAVINGS = 220;
    private static final int DRAINS = 10;
    private static final int CLIENTS = 50;
    private static final EntityKey NUT = key("stockItem", "nut");

    /** What became of the mutations of everybody at one item. */
    private record Drained(BigDecimal taken, Set<RejectCode> refused, int refusals, int conflicts) {}

    @Test
    void M5_fifty_clients_drain_a_thousand_never_below_zero_and_to_the_last_piece() {
        List<Drained> drained = Seeds.run(DRAINS, seed -> {
            Crowd crowd = warehouse(seed, 1_000);
            for (int i = 0; i < CLIENTS; i++) {
                crowd.busy(
                        crowd.person("c" + i),
                        4,
                        () -> List.of(increment(
                                "stockItem",
                                "nut",
                                "onHand",
                                -1L - crowd.random().nextInt(15))));
            }
            crowd.run();
            return drained(crowd);
        });

        assertThat(drained).allSatisfy(each -> {
            assertThat(each.refusals()).as("refused").isPositive();
            assertThat(each.conflicts()).as("conflicts").isGreaterThan(CLIENTS);
            assertThat(each.taken()).as("taken").isGreaterThan(BigDecimal.valueOf(985));
        });
    }

    private static Crowd warehouse(long seed, int onHand) {
        return new Crowd(seed, "inventory")
                .with(make(
                        "stockItem", "nut", "sku", "N", "name", "Nut", "onHand", onHand, "reorderPoint", onHand / 10));
    }

    private static Drained drained(Crowd crowd) {
        List<Map<EntityKey, Entity>> states = crowd.states();
        int onHand = 1_000;
        BigDecimal taken = BigDecimal.ZERO;
        int refusals = 0;
        Set<RejectCode> codes = EnumSet.noneOf(RejectCode.class);
        for (Person person : crowd.people()) {
            for (Outcome outcome : person.outcomes()) {
                if (outcome instanceof Outcome.Rejected rejected) {
                    refusals++;
                    codes.add(rejected.code());
                    assertThat(rejected.code()).isEqualTo(RejectCode.OUT_OF_BOUNDS);
                    assertThat(rejected.detail()).containsKeys("value", "min", "max");
                } else {
                    taken = taken.subtract(delta(person.issued().get(Math.toIntExact(outcome.n()) - 1)));
                }
            }
        }
        assertThat(onHand(states.getLast()))
                .isEqualByComparingTo(BigDecimal.valueOf(onHand).subtract(taken));
        states.forEach(state -> assertThat(onHand(state)).isGreaterThanOrEqualTo(BigDecimal.ZERO));
        assertThat(sum(living(states.getLast(), "adjustment"), "delta")).isEqualByComparingTo(taken.negate());
        assertThat(living(states.getLast(), "adjustment"))
                .allSatisfy(each -> assertThat(text(each, "author")).startsWith("c"));
        assertThat(crowd.events("low-stock")).hasSize(1);
        return new Drained(taken, codes, refusals, crowd.conflicts());
    }

    private static BigDecimal delta(Mutation mutation) {
        return mutation.ops().stream()
                .map(op -> op instanceof Operation.Increment increment ? increment.by() : BigDecimal.ZERO)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal onHand(Map<EntityKey, Entity> state) {
        Entity nut = state.get(NUT);
        return nut == null ? BigDecimal.ZERO : number(nut, "onHand");
    }

    @Test
    void counts_adjustments_and_reservations_of_everybody_agree_after_any_commit() {
        List<Set<RejectCode>> refused = Seeds.run(INTERLEAVINGS, seed -> {
            Crowd crowd = warehouse(seed, 30);
            for (int i = 0; i < 4; i++) {
                crowd.busy(crowd.person("p" + i), 6, () -> handles(crowd.random()));
            }
            crowd.run();
            List<Map<EntityKey, Entity>> states = crowd.states();
            states.subList(1, states.size()).forEach(StockCrowdTest::itAgrees);
            assertThat(crowd.events("low-stock")).hasSize(fallsBelow(states));
            return crowd.outcomes().stream()
                    .flatMap(outcome -> outcome instanceof Outcome.Rejected rejected
                            ? List.of(rejected.code()).stream()
                            : List.<RejectCode>of().stream())
                    .collect(Collectors.toSet());
        });

        if (Seeds.areMany()) {
            assertThat(refused.stream().flatMap(Set::stream).collect(Collectors.toSet()))
                    .contains(RejectCode.INSUFFICIENT_STOCK, RejectCode.OUT_OF_BOUNDS);
        }
    }

    private static List<Operation> handles(RandomGenerator random) {
        int delta = random.nextInt(-18, 12);
        Operation counted = increment("stockItem", "nut", "onHand", delta);
        Operation told = make("adjustment", id(random), "itemId", "nut", "delta", delta, "reason", "count");
        String reservation = "r" + random.nextInt(4);
        return switch (random.nextInt(7)) {
            case 0, 1 -> List.of(counted);
            case 2 -> List.of(told);
            case 3 -> List.of(counted, told);
            case 4 -> List.of(make("reservation", reservation, "itemId", "nut", "quantity", 1 + random.nextInt(9)));
            case 5 -> List.of(set("reservation", reservation, "quantity", 1 + random.nextInt(9)));
            default -> List.of(delete("reservation", reservation));
        };
    }

    private static String id(RandomGenerator random) {
        return "a" + random.nextInt(1_000_000);
    }

    private static void itAgrees(Map<EntityKey, Entity> state) {
        Entity nut = Objects.requireNonNull(state.get(NUT));
        assertThat(number(nut, "onHand"))
                .isEqualByComparingTo(BigDecimal.valueOf(30).add(sum(living(state, "adjustment"), "delta")))
                .isGreaterThanOrEqualTo(number(nut, "reserved"));
        assertThat(number(nut, "reserved")).isEqualByComparingTo(sum(living(state, "reservation"), "quantity"));
        assertThat(living(state, "adjustment")).allMatch(each -> each.fields().get("madeAt") instanceof Json.Num);
    }

    private static int fallsBelow(List<Map<EntityKey, Entity>> states) {
        List<Boolean> low = new ArrayList<>();
        states.subList(1, states.size()).forEach(state -> {
            Entity nut = Objects.requireNonNull(state.get(NUT));
            BigDecimal available = number(nut, "onHand").subtract(number(nut, "reserved"));
            low.add(available.compareTo(number(nut, "reorderPoint")) <= 0);
        });
        int falls = 0;
        for (int i = 1; i < low.size(); i++) {
            falls += low.get(i) && !low.get(i - 1) ? 1 : 0;
        }
        return falls;
    }
}
