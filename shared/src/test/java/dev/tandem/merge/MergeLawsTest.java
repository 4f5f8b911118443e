package dev.tandem.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Outcome.Kept;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every policy and any two values that differ, fitting or not. */
final class MergeLawsTest {
    private static final int PAIRS = 10_000;
    private static final List<String> ORDER = List.of("done", "doing", "todo");

    static List<MergePolicy> policies() {
        return List.of(new LastWriteWins(), new AnyTrue(), new Max(), new Min(), new Rank(ORDER));
    }

    static List<MergePolicy> symmetric() {
        return List.of(new Max(), new Min(), new Rank(ORDER));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_merge_gives_one_of_the_two_values_and_says_whose(MergePolicy policy) {
        onPairs((mine, theirs) -> {
            MergePolicy.Merged merged = policy.merge(mine, theirs);
            assertThat(merged.kept()).isIn(Kept.MINE, Kept.THEIRS);
            assertThat(merged.value()).isEqualTo(merged.kept() == Kept.MINE ? mine : theirs);
        });
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_merge_of_the_same_values_gives_the_same(MergePolicy policy) {
        onPairs((mine, theirs) -> assertThat(policy.merge(mine, theirs)).isEqualTo(policy.merge(mine, theirs)));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void merging_a_value_again_into_what_stands_changes_nothing(MergePolicy policy) {
        onPairs((mine, theirs) -> {
            Json stands = policy.merge(mine, theirs).value();
            assertThat(mine.equals(stands) ? stands : policy.merge(mine, stands).value())
                    .isEqualTo(stands);
        });
    }

    @ParameterizedTest
    @MethodSource("symmetric")
    void among_values_the_policy_ranks_the_order_of_arrival_does_not_matter(MergePolicy policy) {
        List<Json> ranked = policy instanceof Rank
                ? List.of(Json.of("done"), Json.of("doing"), Json.of("todo"), Json.NULL)
                : List.of(Json.of(-1), Json.of(0), Json.of(7), Json.NULL);
        for (Json one : ranked) {
            for (Json other : ranked) {
                if (!one.equals(other)) {
                    assertThat(policy.merge(one, other).value())
                            .isEqualTo(policy.merge(other, one).value());
                }
            }
        }
    }

    @Test
    void any_true_stays_true_in_whatever_order_the_values_come() {
        Json yes = Json.of(true);
        for (Json other : List.of(Json.of(false), Json.NULL)) {
            assertThat(new AnyTrue().merge(yes, other).value()).isEqualTo(yes);
            assertThat(new AnyTrue().merge(other, yes).value()).isEqualTo(yes);
        }
    }

    @Test
    void every_policy_but_rank_is_found_by_its_name() {
        for (MergePolicy policy : policies()) {
            if (policy instanceof Rank) {
                assertThat(MergePolicies.named(policy.name())).isEmpty();
            } else {
                assertThat(MergePolicies.named(policy.name())).contains(policy);
            }
        }
        assertThat(MergePolicies.named("newest")).isEmpty();
    }

    private static void onPairs(BiConsumer<Json, Json> law) {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < PAIRS; i++) {
            Json mine = any(random);
            Json theirs = any(random);
            if (!mine.equals(theirs)) {
                try {
                    law.accept(mine, theirs);
                } catch (AssertionError broken) {
                    throw new AssertionError("seed " + seed + ": " + mine + " against " + theirs, broken);
                }
            }
        }
    }

    private static Json any(SplittableRandom random) {
        return switch (random.nextInt(7)) {
            case 0 -> Json.NULL;
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.of(random.nextLong(-3, 4));
            case 3 -> new Json.Num(BigDecimal.valueOf(random.nextLong(-300, 300), random.nextInt(-2, 3)));
            case 4 -> Json.of(List.of("done", "doing", "todo", "blocked", "").get(random.nextInt(5)));
            case 5 -> Json.of(Long.toString(random.nextLong(), 36));
            default -> new Json.Arr(List.of(Json.of(random.nextInt(3))));
        };
    }
}
