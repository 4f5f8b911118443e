package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.access.Needs;
import dev.tandem.functions.access.Route;
import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.fixture.OpenApi;
import dev.tandem.functions.fixture.OpenApi.Operation;
import dev.tandem.json.Json;
import dev.tandem.model.RejectCode;
import dev.tandem.protocol.ErrorCode;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The description of the HTTP API says what there is, no more and no less. Every request of the other tests is held against it too. */
final class OpenApiTest {
    private final Deployment tandem = new Deployment();

    static Stream<Route> routes() {
        return Arrays.stream(Route.values()).filter(route -> !route.onSocket());
    }

    private static String pattern(Operation operation) {
        return operation.path().substring(1).replaceAll("\\{[a-z]+}", "*");
    }

    @Test
    void R20_every_route_has_one_operation_and_every_operation_is_a_route() {
        Map<String, Operation> operations =
                OpenApi.operations().stream().collect(Collectors.toMap(Operation::id, Function.identity()));

        assertThat(operations.keySet())
                .containsExactlyInAnyOrderElementsOf(routes().map(Route::name).toList());
        assertThat(routes())
                .allSatisfy(route -> assertThat(operations.get(route.name())).satisfies(operation -> {
                    assertThat(operation.method()).isEqualTo(route.method());
                    assertThat(pattern(operation)).isEqualTo(String.join("/", route.path()));
                    assertThat(operation.isPublic()).isEqualTo(route.needs() == Needs.NOTHING);
                }));
    }

    @Test
    void R20_every_code_is_described() {
        String document =
                tandem.http(Map.of(), "GET", "/api/openapi.json", "").json().toString();

        assertThat(ErrorCode.values()).allSatisfy(code -> assertThat(document).contains("value=" + code.wire()));
        assertThat(RejectCode.values()).allSatisfy(code -> assertThat(document).contains("value=" + code.wire()));
    }

    @Test
    void R20_the_document_is_served_to_everybody() {
        Answer answer = tandem.http(Map.of(), "GET", "/api/openapi.json", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().findText("openapi")).contains("3.1.0");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void A1_every_route_is_served_to_who_may_take_it_and_to_nobody_else(Route route) {
        String path = "/" + String.join("/", route.path()).replace("*", "x");

        Answer anonymous = tandem.http(Map.of(), route.method(), path, "");
        Answer stranger = tandem.http("eve", route.method(), path, "");

        if (route.needs() != Needs.NOTHING) {
            assertThat(anonymous.code()).isEqualTo("signed-out");
        }
        if (route.needs().compareTo(Needs.ENTRY) > 0) {
            assertThat(stranger.code()).isEqualTo("not-a-member");
        }
    }

    @Test
    void R20_what_is_not_described_is_seen() {
        tandem.room("norway", "anna");
        Answer room = tandem.http("anna", "GET", "/api/rooms/norway", "");

        assertThat(OpenApi.problems("GET", "/api/rooms/norway", "", room)).isEmpty();
        assertThat(OpenApi.problems("GET", "/api/rooms/norway/locks", "", room)).isNotEmpty();
        assertThat(OpenApi.problems("GET", "/api/rooms/norway?secret=1", "", room))
                .isNotEmpty();
        assertThat(OpenApi.problems("GET", "/api/hidden", "", room)).isNotEmpty();
        assertThat(OpenApi.problems("PATCH", "/api/rooms/norway", "{\"title\":\"x\",\"y\":1}", room))
                .isNotEmpty();
        Answer more = new Answer(Json.object()
                .put("statusCode", 200)
                .put("body", "{\"user\":\"anna\",\"name\":\"Anna\",\"more\":1}")
                .build());
        assertThat(OpenApi.problems("GET", "/api/me", "", more)).isNotEmpty();
    }
}
