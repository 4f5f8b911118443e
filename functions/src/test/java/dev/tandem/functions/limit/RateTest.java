package dev.tandem.functions.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.functions.limit.Rate.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Q1: the laws of a token bucket. */
final class RateTest {
    private static final long BEGIN = 1_767_225_600_000_000L;

    private record Take(long at, int tokens) {}

    private static Rate any(Random random) {
        return new Rate(Math.pow(10, random.nextDouble() * 5 - 2), 1 + random.nextInt(500));
    }

    private static List<Take> taken(Rate rate, Random random) {
        List<Take> taken = new ArrayList<>();
        long now = BEGIN;
        long fullAt = 0;
        for (int i = 0; i < 200; i++) {
            now += (long) (random.nextDouble() * 2e6 * rate.burst() / rate.perSecond() / 50);
            int tokens = 1 + random.nextInt(Math.min(rate.burst(), 5));
            if (rate.take(fullAt, now, tokens) instanceof Verdict.Served(long next)) {
                fullAt = next;
                taken.add(new Take(now, tokens));
            }
        }
        return taken;
    }

    @Test
    void Q1_in_no_stretch_of_time_is_more_served_than_the_burst_and_what_came_back() {
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            Rate rate = any(random);
            List<Take> taken = taken(rate, random);
            assertThat(taken).isNotEmpty();
            for (int from = 0; from < taken.size(); from += 7) {
                double sum = 0;
                for (int to = from; to < taken.size(); to++) {
                    sum += taken.get(to).tokens();
                    double seconds = (taken.get(to).at() - taken.get(from).at()) / 1e6;
                    // Times are whole microseconds.
                    double rounding = sum * rate.perSecond() / 1e6 + 1e-6;
                    assertThat(sum).isLessThanOrEqualTo(rate.burst() + seconds * rate.perSecond() + rounding);
                }
            }
        }
    }

    @Test
    void Q1_whoever_waits_as_long_as_told_gets_through_and_a_little_earlier_does_not() {
        Random random = new Random(2);
        int throttled = 0;
        for (int round = 0; round < 20_000; round++) {
            Rate rate = any(random);
            long fullAt = BEGIN + (long) (random.nextDouble() * 1.5e6 * rate.burst() / rate.perSecond());
            int tokens = 1 + random.nextInt(2 * rate.burst());
            if (rate.take(fullAt, BEGIN, tokens) instanceof Verdict.Throttled(Duration wait)) {
                throttled++;
                assertThat(wait).isPositive();
                long then = BEGIN + wait.toMillis() * 1_000;
                assertThat(rate.take(fullAt, then, tokens)).isInstanceOf(Verdict.Served.class);
                assertThat(rate.take(fullAt, then - 2_000, tokens)).isInstanceOf(Verdict.Throttled.class);
            }
        }
        assertThat(throttled).isGreaterThan(1_000);
    }

    @Test
    void Q1_a_bucket_that_nobody_used_holds_the_burst() {
        Rate rate = new Rate(1, 3);

        assertThat(rate.take(0, BEGIN, 3)).isEqualTo(new Verdict.Served(BEGIN + 3_000_000));
        assertThat(rate.take(BEGIN + 3_000_000, BEGIN, 1)).isEqualTo(new Verdict.Throttled(Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "-1,1", "NaN,1", "Infinity,1", "1,0", "1,-5", "2000000,1"})
    void a_rate_that_is_none_is_refused(double perSecond, int burst) {
        assertThatThrownBy(() -> new Rate(perSecond, burst)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void Q1_a_deployment_sets_what_it_names_and_leaves_the_rest() {
        Limits limits = Limits.of("{\"updates\":{\"perSecond\":0.5,\"burst\":2},\"guesses\":\"off\"}");

        assertThat(limits.of(Limit.UPDATES)).contains(new Rate(.5, 2));
        assertThat(limits.of(Limit.GUESSES)).isEmpty();
        assertThat(limits.of(Limit.REQUESTS)).contains(Limit.REQUESTS.standard());
        assertThat(Limits.of("off")).isEqualTo(Limits.OFF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "on",
                "[]",
                "{\"updats\":\"off\"}",
                "{\"updates\":1}",
                "{\"updates\":{\"perSecond\":1}}",
                "{\"updates\":{\"perSecond\":0,\"burst\":1}}",
                "{\"updates\":{\"perSecond\":1,\"burst\":1,\"x\":1}}"
            })
    void limits_that_are_none_are_refused(String text) {
        assertThatThrownBy(() -> Limits.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
