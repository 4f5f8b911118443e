package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.fixture.Events;
import dev.tandem.functions.fixture.Functions;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From a ticket to an open socket. */
final class ConnectingTest {
    private final Deployment tandem = new Deployment();

    private String ticket(Map<String, String> more) {
        var headers = new HashMap<>(more);
        headers.put(
                "authorization",
                "Bearer " + tandem.issuer().token("anna", tandem.now().plusSeconds(600)));
        var answer = tandem.http(headers, "POST", "/api/tickets", "");
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().findText("ticket").orElseThrow();
    }

    private Json.Obj authorize(Map<String, String> headers) {
        return Functions.invoke(new AuthorizerHandler(tandem.wiring()), Events.authorize("c1=", headers));
    }

    private static Map<String, String> offering(String ticket) {
        return Map.of("Sec-WebSocket-Protocol", "tandem.v1, ticket." + ticket);
    }

    private static String effect(Json.Obj answer) {
        return JsonWriter.write(answer).contains("\"Effect\":\"Allow\"") ? "Allow" : "Deny";
    }

    @Test
    void C2_a_ticket_comes_with_its_end_the_address_and_the_subprotocol() {
        var answer = tandem.http("anna", "POST", "/api/tickets", "").json();

        long end = tandem.now().plusSeconds(30).toEpochMilli();
        assertThat(answer.findWhole("expiresAt").orElseThrow()).isBetween(end - 1000, end);
        assertThat(answer.findText("url")).hasValue("wss://sockets.test");
        assertThat(answer.findText("protocol")).hasValue("tandem.v1");
        assertThat(answer.findText("ticket").orElseThrow()).matches("tkt_[A-Za-z0-9_-]{43}");
    }

    @Test
    void C3_a_ticket_lets_its_person_in() {
        Json.Obj answer = authorize(offering(ticket(Map.of())));

        assertThat(effect(answer)).isEqualTo("Allow");
        assertThat(answer.findText("principalId")).hasValue("anna");
        assertThat(JsonWriter.write(answer))
                .contains(
                        "\"userId\":\"anna\"",
                        "\"name\":\"Person anna\"",
                        "\"Resource\":\"" + Events.CONNECT_ARN + "\"");
    }

    @Test
    void C3_the_context_of_the_authorizer_opens_the_socket() {
        Json.Obj answer = authorize(offering(ticket(Map.of())));
        Json context = answer.find("context").orElseThrow();

        Json.Obj opened = Functions.invoke(new ConnectHandler(tandem.wiring()), Events.connect("c1=", context));

        assertThat(Functions.status(opened)).isEqualTo(200);
        assertThat(JsonWriter.write(opened)).contains("\"Sec-WebSocket-Protocol\":\"tandem.v1\"");
        assertThat(tandem.world()
                        .connections()
                        .find("c1=", tandem.now())
                        .orElseThrow()
                        .user())
                .isEqualTo("anna");
    }

    @Test
    void C2_a_ticket_is_good_once() {
        String ticket = ticket(Map.of());

        assertThat(effect(authorize(offering(ticket)))).isEqualTo("Allow");
        assertThat(effect(authorize(offering(ticket)))).isEqualTo("Deny");
    }

    @Test
    void C2_a_ticket_ends_after_30_seconds() {
        String ticket = ticket(Map.of());
        tandem.pass(Duration.ofSeconds(31));

        assertThat(effect(authorize(offering(ticket)))).isEqualTo("Deny");
    }

    @Test
    void C3_a_ticket_that_nobody_made_is_refused() {
        assertThat(effect(authorize(offering("made-up")))).isEqualTo("Deny");
    }

    @Test
    void C2_a_ticket_made_for_a_page_is_good_from_that_page_only() {
        Map<String, String> page = Map.of("origin", Deployment.ORIGIN);
        String used = ticket(page);
        String stolen = ticket(page);

        assertThat(effect(authorize(
                        Map.of("Sec-WebSocket-Protocol", "tandem.v1, ticket." + used, "Origin", Deployment.ORIGIN))))
                .isEqualTo("Allow");
        assertThat(effect(authorize(offering(stolen)))).as("from no page").isEqualTo("Deny");
    }

    @Test
    void C2_a_page_that_is_not_allowed_gets_no_socket() {
        String ticket = ticket(Map.of());

        assertThat(effect(authorize(Map.of(
                        "Sec-WebSocket-Protocol", "tandem.v1, ticket." + ticket, "Origin", "https://evil.test"))))
                .isEqualTo("Deny");
    }

    @Test
    void C3_without_a_ticket_the_answer_is_401() {
        // The gateway knows the word.
        assertThatThrownBy(() -> authorize(Map.of("Sec-WebSocket-Protocol", "tandem.v1")))
                .hasMessage("Unauthorized");
        assertThatThrownBy(() -> authorize(Map.of())).hasMessage("Unauthorized");
    }

    @Test
    void C3_a_client_that_does_not_offer_the_subprotocol_is_refused() {
        Json event = Events.connect(
                "c1=", tandem.authorizer("anna"), Map.of("Sec-WebSocket-Protocol", "ticket.x, tandem.v9"));

        assertThat(Functions.status(Functions.invoke(new ConnectHandler(tandem.wiring()), event)))
                .isEqualTo(400);
    }

    @Test
    void C3_nobody_connects_past_the_authorizer() {
        Json event = Events.connect("c1=", Json.object().build());

        assertThat(Functions.status(Functions.invoke(new ConnectHandler(tandem.wiring()), event)))
                .isEqualTo(401);
    }

    @Test
    void a_socket_ends_with_the_token_behind_it() {
        String socket = tandem.connect("anna");
        tandem.pass(Duration.ofHours(2));

        assertThat(tandem.send(socket, "{'action':'ping','id':'p'}")).isEmpty();
        assertThat(tandem.posts().texts(socket))
                .containsExactly("{\"type\":\"error\",\"ref\":\"p\",\"code\":\"signed-out\",\"then\":\"sign-in\"}");
        assertThat(tandem.posts().closed()).containsExactly(socket);
    }

    @Test
    void the_word_of_the_gateway_stands_in_for_a_forgotten_socket() {
        Json event = Events.message("c9=", tandem.authorizer("anna"), "{\"action\":\"ping\"}");

        assertThat(Functions.frame(Functions.invoke(new PingHandler(tandem.wiring()), event))
                        .toString())
                .contains("Pong");
    }
}
