package dev.tandem.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.merge.Respacing.Placed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PROTOCOL U2. */
final class RespacingTest {
    private static final long SEED = Long.getLong("tandem.seed", 20_260_703);

    /** Fewer where mistakes are tried one by one ({@code ./tandem mutants}). */
    private static final int CASES = Integer.getInteger("tandem.cases", 10_000);

    private final SplittableRandom random = new SplittableRandom(SEED);

    /** Where the next one is inserted in a list. */
    enum Habit {
        AFTER_THE_LAST_INSERTED,
        BEFORE_THE_LAST_INSERTED,
        ON_ALTERNATE_SIDES,
        ON_EITHER_SIDE,
        WHERE_KEYS_ARE_LONGEST,
        ANYWHERE
    }

    @ParameterizedTest
    @EnumSource
    void U2_5_000_inserts_leave_keys_bounded_and_in_order_whatever_the_habit(Habit habit) {
        List<String> ids = new ArrayList<>();
        Map<String, String> positions = new HashMap<>();
        for (String key : Positions.spread(Optional.empty(), Optional.empty(), 20, random.nextInt())) {
            ids.add("start" + ids.size());
            positions.put(ids.getLast(), key);
        }
        int at = 10;
        int longest = 0;
        for (int i = 0; i < CASES / 2; i++) {
            at = switch (habit) {
                case AFTER_THE_LAST_INSERTED -> at + 1;
                case BEFORE_THE_LAST_INSERTED -> at;
                case ON_ALTERNATE_SIDES -> at + i % 2;
                case ON_EITHER_SIDE -> at + random.nextInt(2);
                case WHERE_KEYS_ARE_LONGEST -> tightest(ids, positions);
                case ANYWHERE -> 1 + random.nextInt(ids.size() - 1);
            };
            String id = random.nextInt(1_000_000) + "-" + i;
            String key = Positions.between(
                    Optional.ofNullable(positions.get(ids.get(at - 1))),
                    Optional.ofNullable(positions.get(ids.get(at))),
                    random.nextInt());
            ids.add(at, id);
            positions.put(id, key);
            longest = Math.max(longest, key.length());
            if (Respacing.isTooLong(key)) {
                positions.putAll(respaced(placed(positions), id));
            }
        }
        assertThat(order(placed(positions))).containsExactlyElementsOf(ids);
        assertThat(new HashSet<>(positions.values())).hasSameSizeAs(ids);
        assertThat(longest).as("the longest key, seed %d", SEED).isLessThan(45);
    }

    @Test
    void U2_the_order_stays_and_new_keys_are_short_and_distinct_in_random_lists() {
        int due = 0;
        for (int i = 0; i < CASES; i++) {
            List<Placed> siblings = siblings();
            String moved = siblings.get(random.nextInt(siblings.size())).id();
            Map<String, String> respaced = respaced(siblings, moved);
            List<Placed> after = siblings.stream()
                    .map(each -> new Placed(each.id(), respaced.getOrDefault(each.id(), each.position())))
                    .toList();

            assertThat(order(after)).containsExactlyElementsOf(order(siblings));
            assertThat(respaced.values()).allMatch(key -> key.length() <= Respacing.SHORT && !key.endsWith("0"));
            assertThat(new HashSet<>(respaced.values())).hasSameSizeAs(respaced.values());
            due += respaced.isEmpty() ? 0 : 1;
        }
        assertThat(due).isBetween(CASES / 5, 9 * CASES / 10);
    }

    @Test
    void U2_a_short_key_of_its_own_asks_for_nothing() {
        assertThat(Respacing.after(List.of(new Placed("a", "a1"), new Placed("b", "a2")), "a", 60))
                .isEmpty();
        assertThat(Respacing.after(List.of(new Placed("a", "a1")), "nobody", 60))
                .isEmpty();
    }

    @Test
    void U2_of_two_equal_keys_only_the_moved_one_changes() {
        List<Placed> siblings = List.of(new Placed("a", "a1"), new Placed("b", "a1"), new Placed("c", "a2"));

        Map<String, String> respaced = Respacing.after(siblings, "b", 60);

        assertThat(respaced).containsOnlyKeys("b");
        assertThat(respaced.get("b")).isBetween("a1", "a2").isNotEqualTo("a1");
    }

    @Test
    void U2_a_crowd_that_is_too_great_for_one_commit_is_loosened_in_order() {
        Map<String, String> positions = new HashMap<>();
        String prefix = "a1" + "V".repeat(100);
        IntStream.range(0, 1_000).forEach(i -> positions.put("id" + i, prefix + (1_000 + i) + "V"));
        positions.put("low", "a0V");
        positions.put("high", "a2");
        List<String> before = order(placed(positions));
        for (int i = 0; i < 20; i++) {
            positions.putAll(respaced(placed(positions), "id" + 50 * i));
            assertThat(order(placed(positions))).containsExactlyElementsOf(before);
        }
        assertThat(positions.values())
                .filteredOn(key -> key.length() <= Respacing.SHORT)
                .hasSizeGreaterThan(Respacing.MOST);
    }

    private static Map<String, String> respaced(List<Placed> siblings, String moved) {
        Map<String, String> respaced = Respacing.after(siblings, moved, Respacing.MOST);
        assertThat(respaced).hasSizeLessThanOrEqualTo(Respacing.MOST);
        return respaced;
    }

    private static int tightest(List<String> ids, Map<String, String> positions) {
        int best = 1;
        int most = 0;
        for (int i = 1; i < ids.size(); i++) {
            int both = Math.min(
                    positions.getOrDefault(ids.get(i - 1), "").length(),
                    positions.getOrDefault(ids.get(i), "").length());
            if (both > most) {
                most = both;
                best = i;
            }
        }
        return best;
    }

    /** Some with keys of strangers: near one another, equal, or too long. */
    private List<Placed> siblings() {
        String prefix = "V".repeat(random.nextInt(30));
        return IntStream.range(0, 1 + random.nextInt(40))
                .mapToObj(i -> new Placed(
                        "id" + random.nextInt(1_000) + "-" + i,
                        (random.nextInt(4) == 0 ? "" : prefix)
                                + (char) ('A' + random.nextInt(26))
                                + random.nextInt(30)))
                .toList();
    }

    private static List<Placed> placed(Map<String, String> positions) {
        return positions.entrySet().stream()
                .map(entry -> new Placed(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<String> order(List<Placed> siblings) {
        return new TreeSet<>(siblings).stream().map(Placed::id).toList();
    }
}
