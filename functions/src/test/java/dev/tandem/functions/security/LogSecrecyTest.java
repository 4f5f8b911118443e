package dev.tandem.functions.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.access.Route;
import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gets into the log: one line of JSON an event, never a secret, a person or what they wrote. */
@Tag("security")
final class LogSecrecyTest {
    private static final String CANARY = "canary-in-a-coal-mine";

    private final Deployment tandem = new Deployment().room("norway", "anna");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%0d%0a{\"level\":\"error\",\"event\":\"forged\"}",
                "%1b[31mred%1b[0m",
                "%e2%80%a8forged",
                "%00",
                "a%0Aforged",
                "%c2%85forged"
            })
    void logs_cannot_be_forged_by_a_path_a_header_or_a_frame(String hostile) {
        String text = URLDecoder.decode(hostile, StandardCharsets.UTF_8);
        String socket = tandem.connect("anna");
        tandem.rooms().down(true);
        tandem.http("anna", "GET", "/api/rooms/" + hostile, "");
        tandem.http(Map.of("authorization", "Bearer " + text, "user-agent", text), "GET", "/api/me", "");
        tandem.http("anna", text, "/api/rooms/norway", "");
        tandem.send(
                socket,
                JsonWriter.write(Json.object()
                        .put("action", "sync")
                        .put("id", text)
                        .put("room", "norway")
                        .put("epoch", text)
                        .put("since", 0)
                        .build()));

        assertThat(tandem.log()).isNotEmpty().allSatisfy(line -> {
            assertThat(line.chars().filter(c -> c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029))
                    .isEmpty();
            assertThat(((Json.Obj) JsonReader.FILES.read(line)).findText("event"))
                    .get()
                    .isNotEqualTo("forged");
        });
    }

    @Test
    void logs_hold_no_token_no_ticket_no_invitation_no_person_and_no_text_whatever_is_called_and_whatever_fails() {
        Requests requests = Requests.read();
        for (Taker taker : Taker.all().toList()) {
            Scene scene = new Scene(requests, taker);
            Set<String> secrets = new HashSet<>(List.of(CANARY, "Person anna", "\"anna\"", "Stove", "Bearer", "eyJ"));
            Arrays.stream(Route.values())
                    .filter(route -> route != Route.DELETE_ROOM && route != Route.ERASE_ME)
                    .forEach(route -> {
                        scene.tandem().rooms().down(route.name().length() % 3 == 0);
                        attempt(scene, route);
                    });
            scene.tandem().rooms().down(false);
            Answer ticket = scene.tandem().http("anna", "POST", "/api/tickets", "{}");
            ticket.json().findText("ticket").ifPresent(secrets::add);

            assertThat(scene.tandem().log())
                    .allSatisfy(
                            line -> secrets.forEach(secret -> assertThat(line).doesNotContain(secret)));
        }
    }

    private static void attempt(Scene scene, Route route) {
        try {
            scene.take(route);
        } catch (AssertionError | RuntimeException whateverHappens) {
            // What comes of it is for other tests to judge: here only the log counts.
        }
    }

    @Test
    void an_error_that_nobody_expected_gives_its_place_but_neither_its_message_nor_its_cause_to_the_asker() {
        tandem.rooms().nextLoad(loaded -> {
            throw new IllegalStateException(CANARY);
        });
        tandem.http("anna", "POST", "/api/rooms/norway/clients", "{'client':'c'}");
        String epoch = tandem.world().rooms().meta("norway").orElseThrow().epoch();

        Answer answer = tandem.http(
                "anna",
                "POST",
                "/api/rooms/norway/updates",
                "{'client':'c','epoch':'" + epoch + "','mutations':[" + Deployment.creates(1, CANARY) + "]}");

        assertThat(answer.code()).isEqualTo("internal");
        assertThat(JsonWriter.write(answer.json())).doesNotContain(CANARY, "Exception", "dev.tandem");
        assertThat(String.join("\n", tandem.log()))
                .contains("unexpected", "IllegalStateException")
                .doesNotContain(CANARY);
    }
}
