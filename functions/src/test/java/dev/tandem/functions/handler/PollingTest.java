package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.protocol.ServerFrameReader;
import dev.tandem.protocol.ServerMessage.Here;
import dev.tandem.protocol.ServerMessage.Joined;
import dev.tandem.protocol.ServerMessage.PresenceChanged;
import dev.tandem.protocol.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R16: everything without a socket. */
final class PollingTest {
    private static final String NEW = "{'client':'tablet','register':true,'protocol':1}";

    private final Deployment tandem = new Deployment().room("norway", "anna").member("norway", "anna", "ben", "editor");
    private final String annas = tandem.connect("anna");
    private final String epoch = tandem.join(annas, "norway", "phone").epoch();

    private Answer ben(String method, String path, String body) {
        return tandem.http("ben", method, "/api/rooms/norway" + path, body);
    }

    private Answer changes(long since, String more) {
        return ben("GET", "/changes?epoch=" + epoch + "&since=" + since + more, "");
    }

    private List<Here> toldAnna() {
        return tandem.posts().to(annas).stream()
                .filter(PresenceChanged.class::isInstance)
                .map(told -> ((PresenceChanged) told).here())
                .toList();
    }

    private List<String> presentToAnna() {
        return toldAnna().stream()
                .map(here -> here.client() + " " + here.status().wire())
                .toList();
    }

    @Test
    void R16_a_join_answers_what_a_socket_would_get_and_makes_the_client_present() {
        Answer answer = ben("POST", "/join", NEW);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(ServerFrameReader.read(JsonWriter.write(answer.json())))
                .hasValueSatisfying(frame -> assertThat(frame).isInstanceOf(Joined.class));
        assertThat(Form.of(answer.json()).objects("here").getFirst().text("client"))
                .isEqualTo("phone");
        assertThat(presentToAnna()).containsExactly("tablet online");
    }

    @Test
    void R16_a_join_may_say_what_its_person_shows_and_is_no_news_the_second_time() {
        String away =
                "{'client':'tablet','register':true,'protocol':1,'presence':{'status':'away','where':{'view':'bags'}}}";
        ben("POST", "/join", away);
        ben("POST", "/join", away);

        assertThat(toldAnna()).hasSize(1);
        assertThat(toldAnna().getFirst().status()).isEqualTo(Status.AWAY);
        assertThat(toldAnna().getFirst().where())
                .contains(Json.object().put("view", "bags").build());
    }

    @Test
    void R16_nothing_is_posted_to_who_has_no_socket() {
        ben("POST", "/join", NEW);
        int before = tandem.posts().tries();

        tandem.streaming();
        tandem.update(annas, "norway", "phone", Deployment.creates(1, "tent"));
        tandem.world().run();

        assertThat(tandem.posts().tries())
                .as("the author was answered, and there is no other socket")
                .isEqualTo(before);
        assertThat(changes(1, "").json().find("commits")).isPresent();
    }

    @Test
    void R16_presence_is_shown_and_ends() {
        ben("POST", "/join", NEW);

        assertThat(ben("PUT", "/presence", "{'client':'tablet','status':'away'}")
                        .status())
                .isEqualTo(204);
        assertThat(ben("DELETE", "/presence?client=tablet", "").status()).isEqualTo(204);

        assertThat(presentToAnna()).containsExactly("tablet online", "tablet away", "tablet offline");
        assertThat(ben("PUT", "/presence", "{'client':'tablet','status':'away'}")
                        .code())
                .isEqualTo("not-joined");
    }

    @Test
    void R16_the_presence_of_others_is_not_ones_own() {
        ben("POST", "/join", NEW);
        tandem.posts().forget();

        assertThat(tandem.http("anna", "PUT", "/api/rooms/norway/presence", "{'client':'tablet','status':'away'}")
                        .code())
                .isEqualTo("not-joined");
        assertThat(tandem.http("anna", "DELETE", "/api/rooms/norway/presence?client=tablet", "")
                        .status())
                .isEqualTo(204);

        assertThat(presentToAnna()).isEmpty();
        assertThat(ben("PUT", "/presence", "{'client':'tablet','status':'online'}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void P2_the_end_of_a_lease_is_told_by_the_next_who_comes_by() {
        ben("POST", "/join", NEW);
        tandem.pass(Duration.ofSeconds(74));
        tandem.ask(annas, "{'action':'ping','room':'norway'}");
        tandem.pass(Duration.ofSeconds(2));
        tandem.posts().forget();

        tandem.send(annas, "{'action':'presence','room':'norway','status':'away'}");

        assertThat(presentToAnna()).containsExactly("tablet offline");
        assertThat(ben("POST", "/join", NEW).status()).isEqualTo(200);
    }

    @Test
    void R16_who_waits_is_answered_as_soon_as_there_is_something() {
        Instant asked = tandem.now();
        tandem.world().spawn("anna", () -> {
            tandem.world().sleep(Duration.ofSeconds(3));
            tandem.update(annas, "norway", "phone", Deployment.creates(1, "tent"));
        });

        Answer answer = changes(1, "&wait=20");

        assertThat(Form.of(answer.json()).items("commits")).hasSize(1);
        assertThat(Duration.between(asked, tandem.now())).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(6));
    }

    @Test
    void R16_who_waits_in_vain_is_answered_at_the_end_and_was_not_busy_meanwhile() {
        Instant asked = tandem.now();
        int reads = tandem.world().trace().size();

        Answer answer = changes(1, "&wait=20");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Form.of(answer.json()).items("commits")).isEmpty();
        assertThat(Duration.between(asked, tandem.now())).isBetween(Duration.ofSeconds(17), Duration.ofSeconds(21));
        assertThat(tandem.world().trace().size() - reads).as("lines of calls").isLessThan(2 * 4 * 20);
    }

    @Test
    void A3_who_is_removed_while_waiting_is_told_so_at_once() {
        Instant asked = tandem.now();
        tandem.world().spawn("anna", () -> tandem.wiring().members().remove().remove("anna", "norway", "ben"));

        assertThat(changes(1, "&wait=20").code()).isEqualTo("not-a-member");
        assertThat(Duration.between(asked, tandem.now())).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void V2_changes_of_a_client_that_joined_with_a_filter_come_through_it() {
        ben("POST", "/join", "{'client':'tablet','register':true,'protocol':1,'subscribe':{'types':['bag']}}");
        tandem.update(annas, "norway", "phone", Deployment.creates(1, "tent"));

        Form filtered = Form.of(changes(1, "&client=tablet").json());

        assertThat(filtered.text("filter")).hasSize(16);
        assertThat(Form.of(changes(1, "").json()).has("filter")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"&wait=21", "&wait=-1", "&wait=x", "&wait=1.5", "&client=a%23b"})
    void R16_a_query_that_is_not_of_the_form_is_refused(String more) {
        assertThat(changes(1, more).code()).isEqualTo("bad-message");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "{},bad-message",
                "\"{'client':'tablet','protocol':2}\",upgrade-required",
                "\"{'client':'tablet','protocol':1}\",unknown-client",
                "\"{'client':'phone','protocol':1,'register':true}\",client-not-yours",
                "\"{'client':'t','protocol':1,'register':true,'presence':{'status':'offline'}}\",bad-message",
                "\"{'client':'t','protocol':1,'register':true,'presence':3}\",bad-message",
                "\"{'client':'t','protocol':1,'register':true,'role':'owner'}\",server-owned-field"
            })
    void R16_a_join_that_cannot_be_served_says_why_and_makes_nobody_present(String body, String code) {
        assertThat(ben("POST", "/join", body).code()).isEqualTo(code);
        assertThat(presentToAnna()).isEmpty();
    }
}
