package dev.tandem.local.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.local.LambdaFunction;
import dev.tandem.local.gateway.Mishaps.Post;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

final class FaultProfileTest {
    private static final int MANY = 20_000;
    private static final byte[] NOTHING = new byte[0];

    private final FaultProfile faults = FaultProfile.of(42);

    @Test
    void the_same_seed_has_the_same_faults_and_another_does_not() {
        assertThat(posts(42)).isEqualTo(posts(42)).isNotEqualTo(posts(43));
    }

    @Test
    void posts_are_lost_refused_or_gone_as_often_as_it_says() {
        List<Post> posts = posts(42);

        assertOften(Collections.frequency(posts, Post.LOST), Fault.LOST_POST);
        assertOften(Collections.frequency(posts, Post.REFUSED), Fault.REFUSED_POST);
        assertOften(Collections.frequency(posts, Post.GONE), Fault.GONE);
    }

    @Test
    void a_disconnect_is_sometimes_not_told() {
        var mishaps = faults.mishaps();

        assertOften(
                (int) IntStream.range(0, MANY)
                        .filter(_ -> mishaps.losesDisconnect())
                        .count(),
                Fault.LOST_DISCONNECT);
    }

    @Test
    void an_invocation_is_killed_before_its_work_or_after_it() {
        var done = new AtomicInteger();
        LambdaFunction function = faults.invoked(event -> {
            done.incrementAndGet();
            return event;
        });
        int answered = 0;
        for (int i = 0; i < MANY; i++) {
            answered += answers(function) ? 1 : 0;
        }

        assertOften(MANY - answered, Fault.KILLED_INVOCATION);
        assertThat(done.get()).as("some did their work and could not say so").isGreaterThan(answered);
        assertThat(done.get()).as("some were killed before").isLessThan(MANY);
    }

    @Test
    void a_batch_is_sometimes_told_twice() {
        var told = new AtomicInteger();
        LambdaFunction function = faults.streamed(event -> {
            told.incrementAndGet();
            return event;
        });
        int answered = 0;
        for (int i = 0; i < MANY; i++) {
            answered += answers(function) ? 1 : 0;
        }

        assertThat(told.get() - answered).as("told again").isGreaterThan(MANY * 3 / 100);
    }

    @Test
    void a_batch_is_sometimes_three_seconds_late() {
        var transit = faults.transit(() -> Duration.ofMillis(200));
        List<Duration> all =
                IntStream.range(0, MANY).mapToObj(_ -> transit.get()).toList();

        assertThat(all).containsOnly(Duration.ofMillis(200), Duration.ofMillis(3200));
        assertOften(Collections.frequency(all, Duration.ofMillis(3200)), Fault.LATE_BATCH);
    }

    @Test
    void the_database_sometimes_throttles_in_a_form_that_is_known_as_throttling() {
        DynamoDbClient database = faults.database(LatencyProfileTest.answeringNothing());
        List<DynamoDbException> thrown = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            try {
                database.getItem(get -> get.tableName("t").key(Map.of()));
            } catch (DynamoDbException throttled) {
                thrown.add(throttled);
            }
        }

        assertOften(thrown.size(), Fault.THROTTLED_TABLE);
        assertThat(thrown).allMatch(DynamoDbException::isThrottlingException);
    }

    @Test
    void what_is_on_is_said_line_by_line() {
        assertThat(faults.lines())
                .hasSize(Fault.values().length)
                .contains("fault lost-disconnect: 10 %, $disconnect of a socket that ended is not told")
                .anyMatch(line -> line.startsWith("fault gone: 0.2 %, "));
    }

    @Test
    void in_calm_weather_nothing_is_in_between() throws Exception {
        LambdaFunction function = event -> event;
        DynamoDbClient database = LatencyProfileTest.answeringNothing();

        assertThat(Weather.CALM.behindGateway(function)).isSameAs(function);
        assertThat(Weather.CALM.behindStream(function)).isSameAs(function);
        assertThat(Weather.CALM.database(database)).isSameAs(database);
        assertThat(Weather.CALM.transit().get()).isEqualTo(Duration.ZERO);
        assertThat(Weather.CALM.lines()).isEmpty();
        assertThatThrownBy(() -> FaultProfile.of(1)
                        .invoked(event -> {
                            throw new IllegalStateException("its own");
                        })
                        .invoke(NOTHING))
                .isInstanceOf(IllegalStateException.class);
    }

    private static boolean answers(LambdaFunction function) {
        try {
            function.invoke(NOTHING);
            return true;
        } catch (Exception killed) {
            assertThat(killed).hasMessageContaining("killed");
            return false;
        }
    }

    private static List<Post> posts(long seed) {
        var mishaps = FaultProfile.of(seed).mishaps();
        return IntStream.range(0, MANY).mapToObj(_ -> mishaps.post()).toList();
    }

    /** Within a third: the draws of a seed are always the same, so this holds always or never. */
    private static void assertOften(int times, Fault fault) {
        assertThat((double) times / MANY).as(fault.name()).isBetween(fault.chance() * 2 / 3, fault.chance() * 4 / 3);
    }
}
