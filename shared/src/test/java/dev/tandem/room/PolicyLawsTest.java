package dev.tandem.room;

import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.set;
import static dev.tandem.room.TestRoom.aTrip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Conflict;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The laws of those policies that take more than two values, through whole decisions. The seed of a broken case is in the failure. */
final class PolicyLawsTest {
    private static final int CASES = 10_000;
    private static final EntityKey TENT = key("item", "tent");
    private static final List<String> CLIENTS = List.of("ann", "ben", "cem", "dan");

    @Test
    void M5_a_counter_is_the_exact_sum_of_what_was_not_refused_and_never_out_of_bounds() {
        Tally tally = new Tally();
        cases(random -> {
            List<Long> differences = differences(random, 12);
            TestRoom room = aTrip(item("tent", "stock", 10));
            long sum = 10;
            for (long by : differences) {
                Outcome outcome = decided(at(room, pick(random, CLIENTS), 2), by);
                boolean fits = sum + by >= 0 && sum + by <= 20;
                assertThat(outcome instanceof Outcome.Applied).isEqualTo(fits);
                if (outcome instanceof Outcome.Rejected rejected) {
                    assertThat(rejected.code()).isEqualTo(RejectCode.OUT_OF_BOUNDS);
                    assertThat(rejected.detail()).containsEntry("value", Json.of(sum));
                    tally.count("refused");
                }
                sum += fits ? by : 0;
                assertThat(stock(room)).isEqualTo(Json.of(sum));
            }
        });
        assertThat(tally.of("refused")).isGreaterThan(1_000);
    }

    @Test
    void M5_the_order_of_increments_does_not_matter_where_none_is_refused() {
        cases(random -> {
            List<Long> differences = differences(random, 2);
            TestRoom one = aTrip(item("tent", "stock", 10));
            differences.forEach(by -> decided(at(one, pick(random, CLIENTS), 2), by));
            Collections.shuffle(differences, random);
            TestRoom other = aTrip(item("tent", "stock", 10));
            differences.forEach(by -> decided(at(other, pick(random, CLIENTS), 2), by));

            assertThat(stock(other)).isEqualTo(stock(one));
        });
    }

    @Test
    void M6_a_set_holds_what_came_last_to_each_element_and_every_change_again_changes_nothing() {
        cases(random -> {
            TestRoom room = aTrip(item("tent", "tags", Json.array(List.of(Json.of("a")))));
            Set<String> model = new TreeSet<>(Set.of("a"));
            for (int i = 0; i < 5; i++) {
                List<String> elements = elements(random);
                boolean adds = random.nextBoolean();
                Operation change = change(adds, elements);
                TestClient client = at(room, pick(random, CLIENTS), 2);
                client.decides(change);
                if (adds) {
                    model.addAll(elements);
                } else {
                    model.removeAll(elements);
                }
                assertThat(tags(room)).isEqualTo(List.copyOf(model));
                assertThat(client.decides(change).commit()).isEmpty();
            }
        });
    }

    @Test
    void M6_changes_of_different_elements_commute_and_so_do_additions_and_so_do_removals() {
        Tally tally = new Tally();
        cases(random -> {
            List<String> first = elements(random);
            List<String> second = elements(random);
            boolean firstAdds = random.nextBoolean();
            boolean secondAdds = random.nextBoolean();
            if (firstAdds != secondAdds && !Collections.disjoint(first, second)) {
                return;
            }
            tally.count("commuted");
            TestRoom one = aTrip(item("tent", "tags", Json.array(List.of(Json.of("b")))));
            TestRoom other = aTrip(item("tent", "tags", Json.array(List.of(Json.of("b")))));
            at(one, "ann", 2).decides(change(firstAdds, first));
            at(one, "ben", 2).decides(change(secondAdds, second));
            at(other, "ben", 2).decides(change(secondAdds, second));
            at(other, "ann", 2).decides(change(firstAdds, first));

            assertThat(tags(other)).isEqualTo(tags(one));
        });
        assertThat(tally.of("commuted")).isGreaterThan(CASES / 2);
    }

    @Test
    void K1_nothing_that_anybody_put_in_a_manual_field_is_lost_to_somebody_who_had_not_seen_it() {
        Tally tally = new Tally();
        cases(random -> {
            TestRoom room = aTrip(item("tent", "label", "l0"));
            for (int i = 1; i <= 6; i++) {
                String client = pick(random, CLIENTS);
                long base = Math.max(2, room.head().seq() - random.nextInt(3));
                String mine = "l" + random.nextInt(4);
                String stood = label(room);
                Set<String> open = wishes(room);
                Outcome.Applied outcome =
                        TestRoom.applied(at(room, client, base).decides(set("item", "tent", "label", mine)));

                assertThat(label(room).equals(mine) || wishesOf(room, client).contains(mine))
                        .as("mine stands or is in a conflict")
                        .isTrue();
                if (outcome.merged().isEmpty() && !mine.equals(stood)) {
                    assertThat(writtenByAnotherSince(room, client, base))
                            .as("who had not seen it does not overwrite it")
                            .isFalse();
                    tally.count("stood");
                } else if (!outcome.merged().isEmpty()) {
                    assertThat(label(room)).isEqualTo(stood);
                    tally.count("kept apart");
                }
                Set<String> after = wishes(room);
                open.removeIf(wish -> wish.startsWith("user-" + client + " ") || after.contains(wish));
                assertThat(open)
                        .as("a conflict goes only when the field becomes what it wants")
                        .allMatch(wish -> wish.endsWith(" " + label(room)));
            }
            RoomLaws.holdFor(room);
        });
        assertThat(tally.of("stood")).isGreaterThan(CASES / 2);
        assertThat(tally.of("kept apart")).isGreaterThan(CASES / 2);
    }

    private static void cases(Consumer<Random> law) {
        long start = Long.getLong("tandem.seed", new Random().nextLong());
        for (long seed = start; seed < start + CASES; seed++) {
            try {
                law.accept(new Random(seed));
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("-Dtandem.seed=" + seed, broken);
            }
        }
    }

    private static TestClient at(TestRoom room, String client, long base) {
        return room.client(client).seeing(base);
    }

    private static Outcome decided(TestClient client, long by) {
        return client.decides(new Operation.Increment(TENT, "stock", BigDecimal.valueOf(by)))
                .receipt()
                .outcomes()
                .getFirst();
    }

    private static List<Long> differences(Random random, int most) {
        return Stream.generate(() -> random.nextLong(-most, most + 1))
                .limit(5)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<String> elements(Random random) {
        return Stream.generate(() -> pick(random, List.of("a", "b", "c", "d", "e")))
                .limit(1 + random.nextInt(2))
                .toList();
    }

    private static Operation change(boolean adds, List<String> elements) {
        List<Json> values = elements.stream().map(Json::of).toList();
        return adds ? new Operation.Add(TENT, "tags", values) : new Operation.Remove(TENT, "tags", values);
    }

    private static Json stock(TestRoom room) {
        return room.entity("item", "tent").fields().getOrDefault("stock", Json.NULL);
    }

    private static List<String> tags(TestRoom room) {
        return ((Json.Arr) room.entity("item", "tent").fields().getOrDefault("tags", Json.NULL))
                .items().stream().map(PolicyLawsTest::text).toList();
    }

    private static String label(TestRoom room) {
        return text(room.entity("item", "tent").fields().getOrDefault("label", Json.NULL));
    }

    /** Who wants what, of all open conflicts. */
    private static Set<String> wishes(TestRoom room) {
        return room.entities().values().stream()
                .filter(entity -> !entity.deleted())
                .map(Conflict::of)
                .flatMap(Optional::stream)
                .map(conflict -> conflict.wanted().user() + " " + text(conflict.mine()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> wishesOf(TestRoom room, String client) {
        String user = "user-" + client + " ";
        return wishes(room).stream()
                .filter(wish -> wish.startsWith(user))
                .map(wish -> wish.substring(user.length()))
                .collect(Collectors.toSet());
    }

    private static boolean writtenByAnotherSince(TestRoom room, String client, long base) {
        Entity before = room.entity("item", "tent");
        return room.log().stream()
                .filter(commit -> commit.seq() > base && commit.seq() < before.seq())
                .filter(commit -> !commit.client().equals(client))
                .flatMap(commit -> commit.changes().stream())
                .anyMatch(change -> change.key().equals(TENT));
    }

    private static String text(Json value) {
        return value instanceof Json.Str(String text) ? text : "";
    }

    private static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
