package dev.tandem.local.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.local.LambdaFunction;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** No time passes: what would be waited is noted. */
final class LatencyProfileTest {
    private static final byte[] NOTHING = new byte[0];

    private final List<Duration> waits = new ArrayList<>();
    private Instant now = Instant.parse("2026-05-01T10:00:00Z");
    private final InstantSource clock = () -> now;

    @Test
    void every_figure_says_where_it_is_from() {
        assertThat(Figures.aws().all()).hasSizeGreaterThanOrEqualTo(10).allSatisfy((name, figure) -> {
            assertThat(figure.what()).as(name).isNotBlank();
            assertThat(figure.source()).as(name).isNotBlank();
            if (figure.kind().equals("published")) {
                assertThat(figure.source()).as(name).matches(".*(https://|github\\.com/).*");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"10,118", "50,213", "90,341", "99,552"})
    void what_is_waited_for_the_stream_is_what_was_measured(int percent, int millis) {
        var transit = profile(true, 7).transit();
        List<Duration> drawn =
                IntStream.range(0, 20_000).mapToObj(_ -> transit.get()).sorted().toList();

        assertThat(drawn.get(drawn.size() * percent / 100).toMillis())
                .isBetween(millis * 95L / 100, millis * 105L / 100);
    }

    @Test
    void the_same_seed_waits_the_same_and_another_does_not() {
        assertThat(draws(7)).isEqualTo(draws(7)).isNotEqualTo(draws(8));
    }

    @Test
    void the_first_invocation_is_cold_the_next_warm_and_after_a_long_rest_cold_again() throws Exception {
        LambdaFunction function = profile(true, 1).invoked(event -> event);

        function.invoke(NOTHING);
        now = now.plusSeconds(599);
        function.invoke(NOTHING);
        now = now.plusSeconds(601);
        function.invoke(NOTHING);

        assertThat(waits).hasSize(3);
        assertThat(waits.get(0)).isBetween(Duration.ofMillis(350), Duration.ofMillis(931));
        assertThat(waits.get(1)).isBetween(Duration.ZERO, Duration.ofMillis(30));
        assertThat(waits.get(2)).isBetween(Duration.ofMillis(350), Duration.ofMillis(931));
    }

    @Test
    void an_event_that_comes_while_all_environments_are_busy_starts_another() throws Exception {
        List<LambdaFunction> self = new ArrayList<>();
        self.add(profile(true, 1).invoked(event -> {
            if (event.length == 1) {
                self.getFirst().invoke(NOTHING);
            }
            return event;
        }));

        self.getFirst().invoke(new byte[1]);
        self.getFirst().invoke(new byte[1]);

        assertThat(waits).as("two cold ones, then both warm").hasSize(4);
        assertThat(waits.subList(0, 2)).allMatch(wait -> wait.toMillis() >= 350);
        assertThat(waits.subList(2, 4)).allMatch(wait -> wait.toMillis() <= 30);
    }

    @Test
    void without_snapshots_a_cold_start_takes_seconds() throws Exception {
        profile(false, 1).invoked(event -> event).invoke(NOTHING);

        assertThat(waits.getFirst()).isBetween(Duration.ofMillis(2500), Duration.ofMillis(6000));
    }

    @Test
    void behind_the_gateway_its_own_time_comes_on_top() throws Exception {
        profile(true, 1).behindGateway(event -> event).invoke(NOTHING);

        assertThat(waits).hasSize(2);
        assertThat(waits.getFirst()).isBetween(Duration.ofMillis(4), Duration.ofMillis(60));
    }

    @Test
    void a_transaction_takes_longer_than_a_read_and_what_functions_do_not_do_takes_no_time() {
        DynamoDbClient database = profile(true, 1).database(answeringNothing());
        for (int i = 0; i < 200; i++) {
            database.getItem(get -> get.tableName("t").key(Map.of()));
        }
        Duration reads = total();
        waits.clear();
        for (int i = 0; i < 200; i++) {
            database.transactWriteItems(write -> write.transactItems(List.of()));
        }

        assertThat(total()).isGreaterThan(reads.multipliedBy(2));
        waits.clear();
        assertThat(database.serviceName()).isNull();
        assertThat(waits).isEmpty();
    }

    @Test
    void what_is_on_is_said_line_by_line() {
        assertThat(profile(true, 1).lines())
                .contains("latency stream: p50 213 ms, p99 552 ms (published), from a write to the function that the"
                        + " stream invokes")
                .noneMatch(line -> line.startsWith("latency cold:"));
        assertThat(profile(false, 1).lines())
                .anyMatch(line -> line.startsWith("latency cold: p50 3213 ms, p99 4850 ms (published)"))
                .noneMatch(line -> line.startsWith("latency restored:"));
    }

    @Test
    void percentiles_that_do_not_grow_are_no_distribution() {
        assertThatThrownBy(() -> new Quantiles(Map.of(0.0, 5.0, 50.0, 4.0, 100.0, 9.0)))
                .hasMessageContaining("do not grow");
        assertThatThrownBy(() -> new Quantiles(Map.of(50.0, 4.0))).hasMessageContaining("two ends");
    }

    private Duration total() {
        return waits.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private List<Duration> draws(long seed) {
        var profile = profile(true, seed);
        return IntStream.range(0, 100)
                .mapToObj(i -> profile.clients().oneWay("connection " + i))
                .toList();
    }

    private LatencyProfile profile(boolean snapStart, long seed) {
        return LatencyProfile.aws(snapStart, seed, clock, waits::add);
    }

    static DynamoDbClient answeringNothing() {
        return (DynamoDbClient) Proxy.newProxyInstance(
                LatencyProfileTest.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, (_, _, _) -> null);
    }
}
