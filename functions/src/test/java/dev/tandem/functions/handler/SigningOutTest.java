package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.fixture.Events;
import dev.tandem.functions.fixture.Functions;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R12: what a person ends by signing out, and what goes on. */
final class SigningOutTest {
    private final Deployment tandem = new Deployment();
    private final Instant until = tandem.now().plus(Duration.ofHours(1));
    private int sockets;

    /** A token of one of the sign-ins of a person, which was made just now. */
    private String token(String user, String sid) {
        double now = tandem.now().toEpochMilli() / 1000.0;
        return tandem.issuer()
                .token(user, until, claims -> claims.claim("sid", sid).claim("auth_time", now));
    }

    private Answer ask(String token, String method, String path, String body) {
        return tandem.http(Map.of("authorization", "Bearer " + token), method, path, body);
    }

    private String ticket(String token) {
        return ask(token, "POST", "/api/tickets", "").json().findText("ticket").orElseThrow();
    }

    private Optional<Json> admitted(String ticket) {
        Json.Obj answer = Functions.invoke(
                new AuthorizerHandler(tandem.wiring()),
                Events.authorize("c=", Map.of("Sec-WebSocket-Protocol", "tandem.v1, ticket." + ticket)));
        return JsonWriter.write(answer).contains("\"Effect\":\"Allow\"") ? answer.find("context") : Optional.empty();
    }

    private long connect(String socket, Json context) {
        return Functions.status(Functions.invoke(new ConnectHandler(tandem.wiring()), Events.connect(socket, context)));
    }

    private String socket(String token) {
        String socket = "socket-" + ++sockets + "=";
        assertThat(connect(socket, admitted(ticket(token)).orElseThrow())).isEqualTo(200);
        return socket;
    }

    private void signOut(String token, String body) {
        assertThat(ask(token, "POST", "/api/sign-out", body).status()).isEqualTo(204);
    }

    @Test
    void R12_the_sockets_of_the_sign_in_close_and_no_others_do() {
        String phone = token("anna", "phone");
        String first = socket(phone);
        String second = socket(phone);
        String laptop = socket(token("anna", "laptop"));
        String ben = socket(token("ben", "phone"));

        signOut(phone, "");

        assertThat(tandem.posts().closed()).containsExactlyInAnyOrder(first, second);
        assertThat(tandem.ask(laptop, "{'action':'ping'}").toString()).contains("Pong");
        assertThat(tandem.ask(ben, "{'action':'ping'}").toString()).contains("Pong");
    }

    @Test
    void R12_everywhere_closes_all_sockets_of_the_person() {
        String phone = token("anna", "phone");
        String first = socket(phone);
        String second = socket(token("anna", "laptop"));
        String ben = socket(token("ben", "phone"));

        signOut(phone, "{'everywhere':true}");

        assertThat(tandem.posts().closed()).containsExactlyInAnyOrder(first, second);
        assertThat(tandem.ask(ben, "{'action':'ping'}").toString()).contains("Pong");
    }

    @Test
    void R12_the_token_is_worth_nothing_any_more() {
        String phone = token("anna", "phone");
        signOut(phone, "{}");

        for (String path : new String[] {"/api/me", "/api/rooms", "/api/kinds", "/api/nowhere"}) {
            assertThat(ask(phone, "GET", path, "").code()).as(path).isEqualTo("signed-out");
        }
        assertThat(ask(phone, "POST", "/api/tickets", "").code()).isEqualTo("signed-out");
        assertThat(ask(token("anna", "laptop"), "GET", "/api/me", "").status()).isEqualTo(200);
    }

    @Test
    void R12_everywhere_ends_every_sign_in_that_was_made_before_and_none_that_is_made_after() {
        String laptop = token("anna", "laptop");
        String ben = token("ben", "laptop");
        signOut(token("anna", "phone"), "{'everywhere':true}");

        assertThat(ask(laptop, "POST", "/api/tickets", "").code()).isEqualTo("signed-out");
        assertThat(ask(ben, "POST", "/api/tickets", "").status()).isEqualTo(201);

        tandem.pass(Duration.ofMillis(5));
        assertThat(ask(token("anna", "phone again"), "POST", "/api/tickets", "").status())
                .isEqualTo(201);
    }

    @Test
    void R12_a_ticket_that_is_under_way_is_worth_nothing() {
        String phone = token("anna", "phone");
        String laptop = token("anna", "laptop");
        String ended = ticket(phone);
        String other = ticket(laptop);
        signOut(phone, "");

        assertThat(admitted(ended)).isEmpty();
        assertThat(admitted(other)).isPresent();

        String outstanding = ticket(laptop);
        signOut(laptop, "{'everywhere':true}");
        assertThat(admitted(outstanding)).isEmpty();
    }

    @Test
    void R12_a_socket_that_was_admitted_and_not_yet_open_does_not_open() {
        String phone = token("anna", "phone");
        Json admitted = admitted(ticket(phone)).orElseThrow();
        signOut(phone, "");

        assertThat(connect("late=", admitted)).isEqualTo(403);
        assertThat(tandem.world().connections().socketsOf("anna", tandem.now())).isEmpty();
    }

    @Test
    void R12_a_socket_that_the_gateway_does_not_close_says_and_hears_nothing() {
        tandem.room("trip", "anna");
        String phone = token("anna", "phone");
        Json context = admitted(ticket(phone)).orElseThrow();
        assertThat(connect("stuck=", context)).isEqualTo(200);
        tandem.join("stuck=", "trip", "c1");
        tandem.posts().refuseToClose("stuck=");
        signOut(phone, "");
        tandem.posts().forget();

        Json frame = Events.message(
                "stuck=", context, "{\"action\":\"sync\",\"id\":\"s\",\"room\":\"trip\",\"epoch\":\"e\",\"since\":0}");
        assertThat(Functions.frame(Functions.invoke(new DefaultHandler(tandem.wiring()), frame)))
                .isEmpty();
        assertThat(tandem.posts().texts("stuck=")).hasSize(1).first().asString().contains("signed-out");
        assertThat(tandem.world().connections().inRoom("trip", tandem.now())).isEmpty();
    }

    @Test
    void R12_signing_out_again_is_no_mistake() {
        String phone = token("anna", "phone");

        signOut(phone, "");
        signOut(phone, "");
        signOut(phone, "{'everywhere':true}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'everywhere':1}", "{'everywhere':'true'}", "[]", "{", "true", "{'everywhere':null}"})
    void R12_a_request_that_is_not_of_the_form_ends_nothing(String body) {
        String phone = token("anna", "phone");
        String socket = socket(phone);

        assertThat(ask(phone, "POST", "/api/sign-out", body).status()).isEqualTo(400);

        assertThat(tandem.posts().closed()).isEmpty();
        assertThat(tandem.ask(socket, "{'action':'ping'}").toString()).contains("Pong");
        assertThat(ask(phone, "GET", "/api/me", "").status()).isEqualTo(200);
    }

    @Test
    void R12_nobody_signs_somebody_out_without_a_token() {
        assertThat(tandem.http(Map.of(), "POST", "/api/sign-out", "").code()).isEqualTo("signed-out");
    }

    @Test
    void R12_a_refreshed_token_of_an_ended_sign_in_stays_ended() {
        signOut(token("anna", "phone"), "");
        tandem.pass(Duration.ofMinutes(30));

        assertThat(ask(token("anna", "phone"), "POST", "/api/tickets", "").code())
                .isEqualTo("signed-out");
    }

    @Test
    void Q3_the_fifty_first_socket_of_a_person_closes_the_oldest() {
        String phone = token("anna", "phone");
        String first = socket(phone);
        String ben = socket(token("ben", "phone"));
        tandem.pass(Duration.ofMillis(10));
        for (int i = 1; i < 50; i++) {
            socket(phone);
            tandem.pass(Duration.ofMillis(1));
        }
        assertThat(tandem.posts().closed()).isEmpty();

        String last = socket(phone);

        assertThat(tandem.posts().closed()).containsExactly(first);
        assertThat(tandem.ask(last, "{'action':'ping'}").toString()).contains("Pong");
        assertThat(tandem.ask(ben, "{'action':'ping'}").toString()).contains("Pong");
        assertThat(tandem.world().connections().socketsOf("anna", tandem.now())).hasSize(50);
    }

    @Test
    void A2_a_socket_hears_nothing_after_the_end_of_its_token() {
        tandem.room("trip", "anna").member("trip", "anna", "ben", "editor");
        String anna = tandem.connect("anna");
        tandem.join(anna, "trip", "c-anna");
        Json shortLived = Events.authorizer("ben", tandem.now().plusSeconds(30));
        assertThat(connect("ben=", shortLived)).isEqualTo(200);
        tandem.join("ben=", "trip", "c-ben");
        tandem.pass(Duration.ofSeconds(31));
        tandem.posts().forget();

        tandem.send(anna, "{'action':'presence','room':'trip','status':'away'}");

        assertThat(tandem.posts().texts("ben=")).isEmpty();
        assertThat(tandem.world().connections().inRoom("trip", tandem.now()))
                .extracting(each -> each.user())
                .containsExactly("anna");
    }

    @Test
    void A2_the_first_frame_after_the_end_of_a_token_is_answered_and_the_socket_closed() {
        Json context = Events.authorizer("anna", tandem.now().plusSeconds(30));
        assertThat(connect("c=", context)).isEqualTo(200);
        tandem.pass(Duration.ofSeconds(31));

        Json frame = Events.message("c=", context, "{\"action\":\"ping\",\"id\":\"p\"}");
        assertThat(Functions.frame(Functions.invoke(new PingHandler(tandem.wiring()), frame)))
                .isEmpty();

        assertThat(tandem.posts().texts("c="))
                .containsExactly("{\"type\":\"error\",\"ref\":\"p\",\"code\":\"signed-out\",\"then\":\"sign-in\"}");
        assertThat(tandem.posts().closed()).containsExactly("c=");
    }
}
