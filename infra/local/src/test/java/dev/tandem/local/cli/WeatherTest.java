package dev.tandem.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.ApiRefused;
import dev.tandem.local.client.RoomClient;
import dev.tandem.local.stack.LocalStack;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code up --latency --faults}. Nothing here asks how long anything took. */
@Timeout(120)
final class WeatherTest {
    private static final long PATIENCE = 60;

    @TempDir
    private Path root;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void the_weather_is_said_at_the_start_and_people_work_in_it() throws Exception {
        try (var stack = up("--latency", "aws");
                var timer = Executors.newScheduledThreadPool(2)) {
            assertThat(err.toString(UTF_8))
                    .contains("latency stream: p50 213 ms")
                    .doesNotContain("fault ");
            Api ann = Api.signIn(stack.url(), "ann", "Ann");
            String room = room(ann);
            try (var one = enter(ann, room, timer);
                    var other = enter(Api.signIn(stack.url(), "bob", "Bob"), room, timer)) {
                one.mutate(List.of(
                                new Operation.Create(new EntityKey("item", "tent"), Map.of("name", Json.of("Tent")))))
                        .get(PATIENCE, TimeUnit.SECONDS);
                other.awaitSeq(one.seq());

                assertThat(other.entities()).containsKey(new EntityKey("item", "tent"));
            }
        }
    }

    @Test
    void a_stack_with_faults_answers_nearly_always() {
        try (var stack = up("--faults", "42")) {
            assertThat(err.toString(UTF_8))
                    .contains("fault killed-invocation: 0.5 %")
                    .doesNotContain("latency ");
            Api ann = Api.signIn(stack.url(), "ann", "Ann");
            int refused = 0;
            for (int i = 0; i < 1000; i++) {
                try {
                    ann.get("/api/rooms");
                } catch (ApiRefused fault) {
                    refused++;
                }
            }

            assertThat(refused).isBetween(1, 50);
        }
    }

    @ParameterizedTest
    @CsvSource({"--latency,slow", "--latency,''", "--faults,many", "--faults,-1", "--faults,''"})
    void weather_of_another_form_is_refused(String option, String value) throws Exception {
        assertThat(CommandLine.run(List.of("up", "--memory", option, value), terminal()))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("tandem: bad-option: The option " + option + " is ");
    }

    private static String room(Api owner) {
        Json made = owner.post(
                "/api/rooms",
                Json.object()
                        .put("kind", "packing-list")
                        .put("title", "Lisbon")
                        .put("link", "editor")
                        .build());
        return Form.of(made).text("id");
    }

    private static RoomClient enter(Api who, String room, ScheduledExecutorService timer) throws Exception {
        return RoomClient.enter(who, room, UUID.randomUUID().toString(), timer, ThreadLocalRandom.current())
                .get(PATIENCE, TimeUnit.SECONDS);
    }

    private LocalStack up(String... weather) {
        List<String> words = new ArrayList<>(List.of("--memory", "--port", "0"));
        words.addAll(List.of(weather));
        return Up.start(words, terminal());
    }

    private Terminal terminal() {
        return new Terminal(
                root,
                Map.of("DDB_LOCAL_TELEMETRY", "0"),
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Clock.systemUTC());
    }
}
