package dev.tandem.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PROTOCOL U2. */
final class PositionsTest {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final long SEED = Long.getLong("tandem.seed", 20_260_702);

    /** Fewer where mistakes are tried one by one ({@code ./tandem mutants}). */
    private static final int CASES = Integer.getInteger("tandem.cases", 10_000);

    private final SplittableRandom random = new SplittableRandom(SEED);

    record Vector(Optional<String> lower, Optional<String> upper, int count, int jitter, List<String> expected) {}

    @ParameterizedTest
    @MethodSource("vectors")
    void U2_every_vector_gives_its_keys(Vector vector) {
        assertThat(Positions.spread(vector.lower(), vector.upper(), vector.count(), vector.jitter()))
                .isEqualTo(vector.expected());
    }

    @Test
    void U2_a_key_lies_strictly_between_any_two_and_never_ends_in_0() {
        System.out.println("positions: -Dtandem.seed=" + SEED);
        int fitted = 0;
        for (int i = 0; i < 2 * CASES; i++) {
            Optional<String> lower = sometimes(any());
            Optional<String> upper = sometimes(any());
            String key = Positions.between(lower, upper, random.nextInt());
            assertThat(key).matches("[0-9A-Za-z]*[1-9A-Za-z]");
            if (Gap.between(lower.orElse(""), upper, 1).isPresent()) {
                assertThat(List.of(lower.orElse(""), key, upper.orElse("~")))
                        .as("%s < %s < %s", lower, key, upper)
                        .isSorted()
                        .doesNotHaveDuplicates();
                fitted++;
            }
        }
        assertThat(fitted).isGreaterThan(CASES);
    }

    @Test
    void U2_where_nothing_fits_the_key_comes_right_after_the_greater_of_the_two() {
        int crossed = 0;
        for (int i = 0; i < 2 * CASES; i++) {
            String one = any();
            String other = random.nextInt(3) == 0
                    ? one
                    : random.nextBoolean() ? one + "0".repeat(1 + random.nextInt(3)) : any();
            String lower = random.nextBoolean() ? one : other;
            String upper = lower.equals(one) ? other : one;
            if (Gap.between(lower, Optional.of(upper), 1).isPresent()) {
                continue;
            }
            String greater = one.compareTo(other) > 0 ? one : other;
            assertThat(Positions.between(Optional.of(lower), Optional.of(upper), random.nextInt()))
                    .startsWith(greater)
                    .isNotEqualTo(greater);
            crossed++;
        }
        assertThat(crossed).isGreaterThan(CASES / 2);
        assertThat(Positions.between(Optional.empty(), Optional.of("00"), 1)).startsWith("00");
    }

    @Test
    void U2_a_spread_ascends_strictly_between_its_ends() {
        for (int i = 0; i < CASES; i++) {
            Optional<String> lower = sometimes(any());
            Optional<String> upper = sometimes(any());
            int count = 1 + random.nextInt(20);
            List<String> keys = Positions.spread(lower, upper, count, random.nextInt());
            assertThat(new TreeSet<>(keys)).containsExactlyElementsOf(keys).hasSize(count);
            if (Gap.between(lower.orElse(""), upper, 1).isPresent()) {
                lower.ifPresent(low -> assertThat(keys.getFirst()).isGreaterThan(low));
                upper.ifPresent(high -> assertThat(keys.getLast()).isLessThan(high));
            }
        }
    }

    @Test
    void U2_ten_thousand_appends_or_prepends_make_no_key_longer_than_six_digits_whatever_the_chance() {
        for (IntUnaryOperator chance : List.<IntUnaryOperator>of(i -> 0, i -> -1, i -> random.nextInt())) {
            String last = Positions.between(Optional.empty(), Optional.empty(), 0);
            String first = last;
            for (int i = 0; i < CASES; i++) {
                String next = Positions.between(Optional.of(last), Optional.empty(), chance.applyAsInt(i));
                String before = Positions.between(Optional.empty(), Optional.of(first), chance.applyAsInt(i));
                assertThat(next).isGreaterThan(last).hasSizeLessThanOrEqualTo(6);
                assertThat(before).isLessThan(first).hasSizeLessThanOrEqualTo(6);
                last = next;
                first = before;
            }
        }
    }

    /** One in 65,536 is expected: 1.5 of 100,000, and more than 12 in one run of a hundred million. */
    @Test
    void U2_of_100_000_pairs_of_clients_that_insert_into_one_gap_hardly_one_makes_equal_keys() {
        int equal = 0;
        for (int i = 0; i < 100_000; i++) {
            Optional<String> lower = sometimes(made());
            Optional<String> upper =
                    lower.map(low -> Positions.between(Optional.of(low), Optional.empty(), random.nextInt()));
            String one = Positions.between(lower, upper, random.nextInt());
            equal += one.equals(Positions.between(lower, upper, random.nextInt())) ? 1 : 0;
        }
        System.out.println("equal keys of 100,000 pairs: " + equal);
        assertThat(equal).isLessThan(12);
    }

    @Test
    void U2_each_of_the_65_536_jitters_makes_another_key() {
        for (Optional<String> upper : List.of(Optional.<String>empty(), Optional.of("c1VV"))) {
            Set<String> keys = new HashSet<>();
            IntStream.range(0, Positions.JITTER)
                    .forEach(jitter -> keys.add(Positions.between(Optional.of("c1VU"), upper, jitter)));
            assertThat(keys).hasSize(Positions.JITTER);
        }
    }

    private Optional<String> sometimes(String key) {
        return random.nextInt(6) == 0 ? Optional.empty() : Optional.of(key);
    }

    /** What a stranger may have written: any digits, often a near neighbour of another key. */
    private String any() {
        if (random.nextInt(3) == 0) {
            return made();
        }
        int length = 1 + random.nextInt(random.nextInt(10) == 0 ? 128 : 6);
        String digits = random.nextBoolean() ? DIGITS : "01az";
        return IntStream.range(0, length)
                .mapToObj(i -> String.valueOf(digits.charAt(random.nextInt(digits.length()))))
                .reduce("", String::concat);
    }

    private String made() {
        List<String> keys = new ArrayList<>(Positions.spread(Optional.empty(), Optional.empty(), 2, random.nextInt()));
        for (int i = random.nextInt(8); i > 0; i--) {
            keys.set(
                    random.nextInt(2),
                    Positions.between(Optional.of(keys.get(0)), Optional.of(keys.get(1)), random.nextInt()));
        }
        return keys.get(random.nextInt(2));
    }

    static Stream<Vector> vectors() throws IOException {
        String name = "/merge/vectors/positions.json";
        try (InputStream in = Objects.requireNonNull(PositionsTest.class.getResourceAsStream(name), name)) {
            return ((Json.Arr) JsonReader.FILES.read(in.readAllBytes()))
                    .items().stream().map(item -> vector((Json.Obj) item));
        }
    }

    private static Vector vector(Json.Obj json) {
        return new Vector(
                json.findText("lower"),
                json.findText("upper"),
                number(json, "count"),
                number(json, "jitter"),
                json.items("expected").stream()
                        .map(key -> ((Json.Str) key).value())
                        .toList());
    }

    private static int number(Json.Obj json, String name) {
        return ((Json.Num) json.find(name).orElseThrow()).value().intValueExact();
    }
}
