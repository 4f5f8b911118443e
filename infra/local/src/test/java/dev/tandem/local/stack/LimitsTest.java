package dev.tandem.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.limit.Limits;
import dev.tandem.functions.store.Generation;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.local.client.Api;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever takes too much waits, and nobody else does (PROTOCOL Q1), over the wire. */
final class LimitsTest {
    private static final int BURST = 20;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Stands still: how fast this machine is decides nothing here. */
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final LocalStack stack = LocalStack.start(new StackSettings(
            0,
            Optional.empty(),
            Path.of("no-such-site"),
            clock,
            System.err::println,
            Optional.empty(),
            Limits.of("{\"requests\":{\"perSecond\":1,\"burst\":" + BURST + "}}"),
            Generation.FIRST));

    @AfterEach
    void stop() {
        stack.close();
    }

    private HttpResponse<String> ask(Api who) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(stack.url().resolve("/api/rooms"))
                .header("authorization", "Bearer " + who.token())
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void Q1_whoever_floods_is_asked_to_wait_and_others_are_served() throws Exception {
        Api anna = Api.signIn(stack.url(), "anna", "Anna");
        Api ben = Api.signIn(stack.url(), "ben", "Ben");
        for (int served = 0; served < BURST; served++) {
            assertThat(ask(anna).statusCode()).as("request %d", served).isEqualTo(200);
        }

        HttpResponse<String> refused = ask(anna);

        Json.Obj problem = (Json.Obj) JsonReader.FILES.read(refused.body());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(problem.findText("code")).contains("throttled");
        assertThat(ask(ben).statusCode()).isEqualTo(200);

        long wait = refused.headers().firstValueAsLong("retry-after").orElseThrow();
        assertThat(wait).isPositive();
        now.updateAndGet(before -> before.plus(Duration.ofSeconds(wait)));

        assertThat(ask(anna).statusCode()).isEqualTo(200);
    }
}
