package dev.tandem.functions.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.access.Route;
import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.store.dynamo.Row;
import dev.tandem.json.FormRefused;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.kind.KindFile;
import dev.tandem.kind.KindReader;
import dev.tandem.protocol.FilterText;
import dev.tandem.protocol.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reader of what others send, given what none may take: one code for each, and nothing changes. */
@Tag("security")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileTextTest {
    private final Requests requests = Requests.read();
    private final Scene scene = new Scene(requests, Taker.OWNER);
    private final String socket = scene.tandem().connect("anna");
    private List<Row> before = List.of();

    @BeforeEach
    void remember() {
        scene.tandem().pass(Duration.ofSeconds(1));
        before = scene.rooms();
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(scene.rooms()).isEqualTo(before);
    }

    static Stream<HostileText> texts() {
        return HostileText.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void F4_a_frame_is_refused_with_its_code_and_the_socket_still_serves(HostileText hostile) {
        ServerMessage answer = scene.tandem().ask(socket, hostile.text());

        assertThat(((ServerMessage.Failure) answer).code().wire()).isEqualTo(code(hostile));
        assertThat(scene.tandem().ask(socket, "{'action':'ping'}")).isInstanceOf(ServerMessage.Pong.class);
    }

    /** What single quotes are made of in a frame of a test. */
    private static String code(HostileText hostile) {
        return hostile.name().equals("single quotes") ? "bad-message" : hostile.code();
    }

    static Stream<Arguments> bodies() {
        Requests requests = Requests.read();
        return Stream.of(Route.values())
                .filter(route -> !route.onSocket())
                .filter(route -> requests.get(route).body().isPresent())
                .flatMap(route -> texts()
                        // Signing out needs no body.
                        .filter(text -> route != Route.SIGN_OUT || !text.text().isEmpty())
                        .map(text -> Arguments.of(route, text)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("bodies")
    void F4_a_body_is_refused_with_its_code(Route route, HostileText hostile) {
        String token =
                scene.tandem().issuer().token("anna", scene.tandem().now().plusSeconds(60));

        Answer answer = scene.tandem()
                .http(
                        Map.of("authorization", "Bearer " + token),
                        route.method(),
                        requests.get(route).path(Map.of("room", Scene.ROOM, "id", "inv")),
                        hostile.text());

        // A file may be longer and deeper than a frame; what is in it is no room all the same.
        List<String> codes =
                route == Route.IMPORT_ROOM ? List.of(code(hostile), "bad-message") : List.of(code(hostile));
        assertThat(answer.code()).as("%s: %s", route, hostile).isIn(codes);
        assertThat(answer.status()).isEqualTo(answer.code().equals("too-large") ? 413 : 400);
        assertThat(answer.header("content-type")).contains("application/problem+json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void F4_a_filter_in_a_query_is_refused(HostileText hostile) {
        Assertions.assertThatThrownBy(() -> FilterText.read("/filter", hostile.text()))
                .isInstanceOfAny(JsonRefused.class, FormRefused.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void F4_a_kind_file_is_no_kind(HostileText hostile) {
        KindFile read = KindReader.read("hostile.json", hostile.text());

        assertThat(read)
                .isInstanceOfSatisfying(
                        KindFile.Invalid.class,
                        invalid -> assertThat(invalid.problems()).isNotEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void F4_bytes_that_are_no_utf_8_are_no_text_either(HostileText hostile) {
        byte[] text = hostile.text().getBytes(StandardCharsets.UTF_8);
        byte[] broken = Arrays.copyOf(text, text.length + 1);
        broken[text.length] = (byte) 0xC3;

        Assertions.assertThatThrownBy(() -> JsonReader.FRAMES.read(broken)).isInstanceOf(JsonRefused.class);
    }
}
