package dev.tandem.local.stack;

import static dev.tandem.local.stack.RunningStack.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomClient;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** From a comment to a letter, through the stream. */
final class MentionsTest {
    private static Operation comment(String id, String mentioned) {
        return new Operation.Create(
                new EntityKey("comment", id),
                Map.of(
                        "onType", Json.of("item"),
                        "onId", Json.of("tent"),
                        "text", Json.of("Is it dry?"),
                        "mentions", Json.array(List.of(Json.of(mentioned)))));
    }

    private static List<Form> letters(Api nobody) {
        return Form.of(nobody.get("/outbox.json")).objects("letters");
    }

    @Test
    void N5_who_is_mentioned_while_away_finds_a_letter_in_the_outbox() throws Exception {
        try (var running = RunningStack.inMemory()) {
            Api ann = running.signIn("ann");
            Api ben = running.signIn("ben");
            String room = RunningStack.newRoom(ann);
            Form made = Form.of(ann.post(
                    "/api/rooms/" + room + "/invitations",
                    Json.object().put("role", "editor").build()));
            ben.post(
                    "/api/invitations/accept",
                    Json.object().put("invitation", made.text("invitation")).build());
            ben.put("/api/me/contact", Json.object().put("language", "th").build());
            RoomClient client = running.enter(ann, room);
            client.mutate(List.of(RunningStack.addItem("tent", "Tent"))).get(PATIENCE, TimeUnit.SECONDS);

            client.mutate(List.of(comment("c1", "ben"))).get(PATIENCE, TimeUnit.SECONDS);

            Api nobody = new Api(running.stack().url(), "");
            Instant deadline = Instant.now().plus(Duration.ofSeconds(PATIENCE));
            while (letters(nobody).isEmpty() && Instant.now().isBefore(deadline)) {
                Thread.onSpinWait();
            }
            Form letter = letters(nobody).getFirst();
            assertThat(letter.text("to")).startsWith("ben@");
            assertThat(letter.text("subject")).isEqualTo("ann กล่าวถึงคุณใน “Lisbon”");
            assertThat(letter.text("text"))
                    .contains(running.stack().url() + "/rooms/" + room)
                    .doesNotContain("Is it dry?");
        }
    }
}
