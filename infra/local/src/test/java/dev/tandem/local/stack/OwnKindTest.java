package dev.tandem.local.stack;

import static dev.tandem.local.stack.RunningStack.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.local.Refused;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomClient;
import dev.tandem.local.client.RoomFacts;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kind that is one JSON file in a folder: that of the worked example of docs/KINDS.md. */
final class OwnKindTest {
    private static final Path EXAMPLES = Path.of("..", "..", "docs", "examples", "kinds");
    private static final EntityKey SAW = new EntityKey("tool", "saw");

    @Test
    void a_kind_from_a_file_works_from_the_room_to_the_changes_of_others() throws Exception {
        try (var running = RunningStack.withKinds(EXAMPLES)) {
            Api ann = running.signIn("ann");
            String room = RoomFacts.make(ann, "tool-lending", "Our shed", true);
            RoomClient hers = running.enter(ann, room);
            RoomClient his = running.enter(running.signIn("bob"), room);

            assertThat(ask(hers, new Operation.Create(SAW, Map.of("name", Json.of("Saw")))))
                    .isInstanceOf(Outcome.Applied.class);
            his.awaitSeq(hers.seq());
            assertThat(ask(his, new Operation.Update(SAW, Map.of("state", Json.of("worn")))))
                    .isInstanceOf(Outcome.Applied.class);
            assertThat(ask(his, new Operation.Increment(SAW, "pieces", BigDecimal.TWO)))
                    .isInstanceOf(Outcome.Applied.class);
            assertThat(ask(his, new Operation.Increment(SAW, "pieces", BigDecimal.valueOf(-4))))
                    .isInstanceOf(Outcome.Rejected.class);
            hers.awaitSeq(his.seq());

            Entity saw = Objects.requireNonNull(hers.entities().get(SAW));
            assertThat(saw.fields())
                    .isEqualTo(Map.of(
                            "name", Json.of("Saw"),
                            "pieces", Json.of(3),
                            "state", Json.of("worn")));
            assertThat(hers.entities()).isEqualTo(his.entities());
            assertThat(RoomFacts.read(ann, room).title()).isEqualTo("Our shed");
        }
    }

    @Test
    void R2_it_is_listed_beside_the_bundled_ones_and_handed_on_as_it_is() throws Exception {
        try (var running = RunningStack.withKinds(EXAMPLES)) {
            Api ann = running.signIn("ann");

            assertThat(Form.of(ann.get("/api/kinds")).items("kinds"))
                    .extracting(kind -> Form.of(kind).text("kind"))
                    .contains("packing-list", "tool-lending");
            assertThat(Form.of(ann.get("/api/kinds/tool-lending")).text("kind")).isEqualTo("tool-lending");
        }
    }

    @Test
    void a_wrong_file_stops_the_start_with_all_mistakes_of_all_files(@TempDir Path folder) throws Exception {
        String good = Files.readString(EXAMPLES.resolve("tool-lending.json"));
        Files.writeString(
                folder.resolve("one.json"), good.replace("tool-lending", "one").replace("999", "\"999\""));
        Files.writeString(folder.resolve("packing-list.json"), good.replace("tool-lending", "packing-list"));
        Files.writeString(folder.resolve("two.json"), "{");
        Files.writeString(folder.resolve("notes.txt"), "no kind");

        assertThatThrownBy(() -> start(folder)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("bad-kind");
            assertThat(String.valueOf(refused.getMessage()).lines())
                    .containsExactly(
                            "one.json: /entities/tool/fields/pieces/max: must be a whole number",
                            "packing-list.json: /kind: is the name of a bundled kind",
                            "two.json: 1:2: bad-json");
        });
        assertThatThrownBy(() -> start(folder.resolve("nowhere")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("nowhere");
    }

    private static void start(Path folder) {
        LocalStack.start(new StackSettings(
                        0,
                        Optional.empty(),
                        Path.of("no-such-site"),
                        Clock.systemUTC(),
                        System.err::println,
                        Optional.of(folder)))
                .close();
    }

    private static Outcome ask(RoomClient client, Operation operation) throws Exception {
        return client.mutate(List.of(operation)).get(PATIENCE, TimeUnit.SECONDS);
    }
}
