package dev.tandem.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.log.Measures;
import dev.tandem.functions.log.Metric;
import dev.tandem.json.Form;
import dev.tandem.json.JsonReader;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomFacts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a local stack says of the metrics that the cloud would have. */
final class FiguresTest {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochMilli(0));

    private final Clock clock = new Clock() {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    };

    @Test
    void lines_with_measures_are_summed_up_once_a_minute_and_others_pass() {
        try (Figures figures = new Figures(lines::add, clock)) {
            Log log = new Log(clock, figures);
            log.warn("late", Map.of());
            log.measured("decided", Map.of(), Measures.of(Metric.COMMIT_ATTEMPTS, 1));
            log.measured("told", Map.of(), Measures.of(Metric.BROADCAST_LAG, 20).and(Metric.BROADCAST_LAG, 30));
            assertThat(lines).containsExactly("{\"at\":0,\"level\":\"warn\",\"event\":\"late\"}");
            now.set(now.get().plus(Duration.ofMinutes(1)));
            log.measured("decided", Map.of(), Measures.of(Metric.COMMIT_ATTEMPTS, 4));
            assertThat(lines)
                    .last()
                    .isEqualTo("{\"at\":60000,\"level\":\"info\",\"event\":\"figures\","
                            + "\"BroadcastLag\":{\"values\":2,\"sum\":50,\"most\":30},"
                            + "\"CommitAttempts\":{\"values\":2,\"sum\":5,\"most\":4}}");
        }
        assertThat(lines).as("nothing is left to tell").hasSize(2);
    }

    @Test
    void a_stack_tells_at_its_end_what_was_committed_in_it() {
        try (LocalStack stack = LocalStack.start(
                new StackSettings(0, Optional.empty(), Path.of("no-such-site"), Clock.systemUTC(), lines::add))) {
            Api ann = Api.signIn(stack.url(), "ann", "Ann");
            String room = RoomFacts.make(ann, "packing-list", "Lisbon", false);
            ann.post("/api/rooms/" + room + "/clients", JsonReader.FILES.read("{\"client\":\"laptop\"}"));
            String epoch = Form.of(ann.get("/api/rooms/" + room)).text("epoch");
            ann.post(
                    "/api/rooms/" + room + "/updates",
                    JsonReader.FILES.read(
                            "{\"client\":\"laptop\",\"epoch\":\"" + epoch
                                    + "\",\"mutations\":[{\"n\":1,\"base\":1,\"ops\":[{\"op\":\"create\",\"type\":\"item\",\"id\":\"tent\",\"fields\":{\"name\":\"Tent\"}}]}]}"));
        }
        Form figures = lines.stream()
                .map(line -> Form.of(JsonReader.FILES.read(line)))
                .filter(line -> line.text("event").equals("figures"))
                .findFirst()
                .orElseThrow();
        assertThat(figures.object("CommitAttempts").whole("values", 0)).isEqualTo(1);
    }
}
