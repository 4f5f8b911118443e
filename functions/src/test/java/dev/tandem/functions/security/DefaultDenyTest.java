package dev.tandem.functions.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.access.Route;
import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.store.dynamo.Row;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no line of the table names is not served, however much it looks like one that is. */
@Tag("security")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DefaultDenyTest {
    private final Requests requests = Requests.read();
    private final Scene scene = new Scene(requests, Taker.OWNER);

    static Stream<String> methodsWithoutALine() {
        Set<String> lines = Arrays.stream(Route.values())
                .filter(route -> !route.onSocket())
                .map(route -> route.method() + " " + String.join("/", route.path()))
                .collect(Collectors.toSet());
        return Arrays.stream(Route.values())
                .filter(route -> !route.onSocket())
                .map(route -> String.join("/", route.path()))
                .distinct()
                .flatMap(path -> Stream.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "TRACE", "CONNECT", "QUERY")
                        .map(method -> method + " " + path))
                .filter(line -> !lines.contains(line));
    }

    @ParameterizedTest
    @MethodSource("methodsWithoutALine")
    void A1_a_method_that_no_line_gives_a_path_is_not_served_to_an_owner_either(String line) {
        String[] parts = line.split(" ", 2);
        String path = "/" + parts[1].replaceFirst("\\*", Scene.ROOM).replace("*", "tent");
        List<Row> before = scene.rooms();

        Answer answer = scene.tandem().http("anna", parts[0], path, "{}");

        assertThat(answer.status()).isEqualTo(404);
        // A path without placeholders may look like that of a room, and nobody is in a room of that name.
        assertThat(answer.code())
                .isIn(path.equals("/api/rooms/import") ? List.of("not-found", "not-a-member") : List.of("not-found"));
        assertThat(scene.rooms()).isEqualTo(before);
        assertThat(scene.tandem().http(Map.of(), parts[0], path, "{}").code()).isEqualTo("signed-out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "//",
                "/api",
                "/api/",
                "/api/rooms/",
                "/API/rooms",
                "/api/Rooms",
                "/api//rooms",
                "/api/./rooms",
                "/api/rooms/norway/",
                "/api/rooms/norway/../sweden",
                "/api/rooms/norway%2Fmembers",
                "/api/rooms/norway/members/anna/role",
                "/api%2Frooms",
                "/api/rooms;admin=1",
                "/api/admin",
                "/api/rooms/norway/log",
                "/api/users/ben",
                "/.git/config",
                "/api/%2e%2e/rooms"
            })
    void A1_a_path_that_is_no_line_is_not_served(String path) {
        Answer answer = scene.tandem().http("ben", "GET", path, "");

        assertThat(answer.status()).isBetween(400L, 404L);
        assertThat(answer.code()).isIn("not-found", "not-a-member", "bad-message");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fly",
                "",
                "JOIN",
                "join ",
                "$connect",
                "$disconnect",
                "$default",
                "admin",
                "members",
                "__proto__",
                "constructor",
                "toString"
            })
    void A1_an_action_that_is_no_line_is_not_served(String action) {
        Deployment tandem = scene.tandem();
        List<Row> before = scene.rooms();

        ServerMessage answer = tandem.ask(
                tandem.connect("anna"), "{'action':'" + action + "','room':'norway','client':'c','protocol':1}");

        assertThat(((ServerMessage.Failure) answer).code()).isEqualTo(ErrorCode.UNKNOWN_ACTION);
        assertThat(scene.rooms()).isEqualTo(before);
    }

    @BeforeEach
    void nobodyIsInAHurry() {
        scene.tandem().pass(Duration.ofSeconds(1));
    }

    @Test
    void A1_every_action_of_the_protocol_has_a_line_and_every_line_an_action() throws IOException {
        String protocol = Files.readString(Path.of("..", "docs", "PROTOCOL.md"));
        String actions = protocol.split("\\*\\*F2\\*\\* Actions: ", 2)[1].split("\\. Types:", 2)[0];

        assertThat(Arrays.stream(Route.values())
                        .filter(route -> route.onSocket() && route != Route.SOCKET_CONNECT)
                        .map(route -> route.path().getFirst()))
                .containsExactlyInAnyOrder(actions.replace("`", "").split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Basic YW5uYTphbm5h",
                "Bearer null",
                "Bearer a.b.c",
                "bearer",
                "Token x",
                "Bearer  ",
                "Negotiate x"
            })
    void A2_a_header_without_a_good_token_is_nobodys(String header) {
        Answer answer = scene.tandem().http(Map.of("authorization", header), "GET", "/api/rooms/norway", "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("signed-out");
        assertThat(answer.header("www-authenticate")).isPresent();
    }
}
