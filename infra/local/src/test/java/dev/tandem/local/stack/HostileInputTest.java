package dev.tandem.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.ApiRefused;
import dev.tandem.model.Commit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should send, through the whole stack: the documented answer, and nothing changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileInputTest {
    private static final String PING = "{\"action\":\"ping\",\"id\":\"p\"}";

    private static final String LOCK = ",\"room\":\"nowhere\",\"client\":\"c\",\"type\":\"item\",\"entity\":\"e\"";

    private final RunningStack running = RunningStack.inMemory();
    private final Api ann = running.signIn("ann");
    private final String room = RunningStack.newRoom(ann);
    private List<Commit> before = List.of();

    @BeforeAll
    void register() {
        ann.post(
                "/api/rooms/" + room + "/clients",
                Json.object().put("client", "c").build());
    }

    @BeforeEach
    void rememberTheLog() {
        before = RunningStack.log(ann, room);
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(RunningStack.log(ann, room)).isEqualTo(before);
    }

    @AfterAll
    void stop() {
        running.close();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("bad-json", "{\"action\":\"join\""),
                Arguments.of("bad-json", "hello"),
                Arguments.of("bad-json", ""),
                Arguments.of("bad-json", "{\"action\":\"ping\"} trailing"),
                Arguments.of("bad-json", "{\"action\":\"ping\",\"seq\":NaN}"),
                Arguments.of("duplicate-key", "{\"action\":\"ping\",\"action\":\"join\"}"),
                Arguments.of("too-deep", "[".repeat(10_000) + "]".repeat(10_000)),
                Arguments.of("too-deep", "{\"action\":\"ping\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
                Arguments.of("too-large", "{\"action\":\"ping\",\"x\":\"" + "a".repeat(16_385) + "\"}"),
                Arguments.of("unknown-action", "{\"action\":\"fly\"}"),
                Arguments.of("unknown-action", "{\"action\":\"$connect\"}"),
                Arguments.of("bad-message", "[]"),
                Arguments.of("bad-message", "{}"),
                Arguments.of("bad-message", "{\"action\":\"join\"}"),
                Arguments.of("bad-message", "{\"action\":\"join\",\"room\":\"a/b\",\"client\":\"c\",\"protocol\":1}"),
                Arguments.of("server-owned-field", "{\"action\":\"ping\",\"role\":\"owner\"}"),
                Arguments.of("bad-message", "{\"action\":\"lock\"}"),
                Arguments.of("bad-message", "{\"action\":\"lock\"" + LOCK + ",\"token\":0}"),
                Arguments.of("bad-message", "{\"action\":\"lock\"" + LOCK + ",\"token\":1.5}"),
                Arguments.of("bad-message", "{\"action\":\"lock\"" + LOCK + ",\"takeOver\":\"yes\"}"),
                Arguments.of("bad-message", "{\"action\":\"unlock\"" + LOCK + "}"),
                Arguments.of("bad-message", "{\"action\":\"unlock\"" + LOCK + ",\"token\":-1}"),
                Arguments.of("server-owned-field", "{\"action\":\"lock\"" + LOCK + ",\"user\":\"bob\"}"),
                Arguments.of("duplicate-key", "{\"action\":\"lock\"" + LOCK + ",\"type\":\"bag\"}"),
                Arguments.of("not-a-member", "{\"action\":\"lock\"" + LOCK + "}"),
                Arguments.of("not-a-member", "{\"action\":\"unlock\"" + LOCK + ",\"token\":9007199254740991}"),
                Arguments.of(
                        "not-a-member",
                        "{\"action\":\"join\",\"room\":\"nowhere\",\"client\":\"c\",\"register\":true,\"protocol\":1}"),
                Arguments.of("not-a-member", "{\"action\":\"sync\",\"room\":\"nowhere\",\"epoch\":\"e\",\"since\":0}"),
                Arguments.of(
                        "not-a-member",
                        "{\"action\":\"update\",\"room\":\"nowhere\",\"client\":\"c\",\"epoch\":\"e\","
                                + "\"mutations\":[{\"n\":1,\"base\":0,\"ops\":[]}]}"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void F4_a_frame_that_is_not_of_the_protocol_is_refused_with_its_code(String code, String frame) throws Exception {
        try (RawClient client = RawClient.open(ann, running.stack().url())) {
            Form answer = Form.of(JsonReader.FRAMES.read(client.ask(frame)));

            assertThat(answer.text("type")).isEqualTo("error");
            assertThat(answer.text("code")).isEqualTo(code);
            assertThat(client.ask(PING)).as("the socket still serves").contains("\"pong\"");
        }
    }

    @Test
    void C4_a_frame_of_33_KB_ends_the_connection_with_1009() throws Exception {
        try (RawClient client = RawClient.open(ann, running.stack().url())) {
            assertThat(client.ask("x".repeat(33 * 1024))).isEqualTo("close 1009");
        }
    }

    @Test
    void C4_a_binary_frame_ends_the_connection_with_1003() throws Exception {
        try (RawClient client = RawClient.open(ann, running.stack().url())) {
            client.send(RawClient.BINARY, new byte[] {1, 2, 3});

            assertThat(client.next()).isEqualTo("close 1003");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fly", "", "item"})
    void U7_an_operation_that_is_no_operation_is_rejected_and_the_queue_goes_on(String op) throws Exception {
        // In a room of its own: the rejection is a commit.
        String own = RunningStack.newRoom(ann);
        ann.post(
                "/api/rooms/" + own + "/clients",
                Json.object().put("client", "q").build());
        String epoch = Form.of(ann.get("/api/rooms/" + own)).text("epoch");
        String update = """
                {"client":"q","epoch":"%s","mutations":[
                  {"n":1,"base":0,"ops":[{"op":"%s","type":"item","id":"x"}]},
                  {"n":2,"base":0,"ops":[{"op":"create","type":"item","id":"y","fields":{"name":"Tent"}}]}]}
                """.formatted(epoch, op);

        Form ack = Form.of(ann.post("/api/rooms/" + own + "/updates", JsonReader.FILES.read(update)));

        assertThat(ack.objects("outcomes"))
                .extracting(outcome -> outcome.text("status"))
                .containsExactly("rejected", "applied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/rooms/nowhere",
                "/api/rooms/nowhere/snapshot",
                "/api/rooms/nowhere/changes?epoch=e&since=0",
                "/api/rooms/a%2Fb",
                "/api/rooms/%00",
                "/api/nothing"
            })
    void R_paths_of_nothing_are_answered_with_a_code(String path) {
        assertThatThrownBy(() -> ann.get(path)).isInstanceOfSatisfying(ApiRefused.class, refused -> {
            assertThat(refused.status()).isBetween(400, 404);
            assertThat(refused.code()).isNotEmpty();
        });
    }

    @Test
    void a_room_of_a_kind_that_is_none_is_refused() {
        Json wish = Json.object().put("kind", "no-such-kind").put("title", "x").build();

        assertThatThrownBy(() -> ann.post("/api/rooms", wish))
                .isInstanceOfSatisfying(
                        ApiRefused.class, refused -> assertThat(refused.code()).isEqualTo("bad-message"));
    }
}
