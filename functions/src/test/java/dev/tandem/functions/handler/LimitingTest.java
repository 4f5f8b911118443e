package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.limit.Limits;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Ack;
import dev.tandem.protocol.ServerMessage.Failure;
import dev.tandem.protocol.ServerMessage.PresenceChanged;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Q1: who takes more than there is is asked to wait, and nobody else is. */
final class LimitingTest {
    private final Deployment tandem = new Deployment().room("norway", "anna").member("norway", "anna", "ben", "editor");
    private final String annas = tandem.connect("anna");
    private final String bens = tandem.connect("ben");

    LimitingTest() {
        tandem.join(annas, "norway", "phone");
        tandem.join(bens, "norway", "tablet");
    }

    /** Single quotes stand for double ones; what is not named is as in the protocol. */
    private void limited(String limits) {
        tandem.limited(Limits.of(Deployment.quoted(limits)));
    }

    private ServerMessage bensUpdate(String... mutations) {
        return tandem.update(bens, "norway", "tablet", mutations);
    }

    private static Failure throttled(ServerMessage answer) {
        assertThat(answer).isInstanceOf(Failure.class);
        assertThat(((Failure) answer).code()).isEqualTo(ErrorCode.THROTTLED);
        return (Failure) answer;
    }

    /** Ben sends until he is asked to wait; gives the number of what came through. */
    private long flood() {
        long n = 0;
        while (bensUpdate(Deployment.creates(n + 1, "b" + (n + 1))) instanceof Ack) {
            n++;
        }
        return n;
    }

    @Test
    void Q1_updates_above_the_limit_change_nothing_and_get_through_after_the_time_that_is_named() {
        limited("{'updates':{'perSecond':0.1,'burst':3}}");
        assertThat(flood()).isEqualTo(3);
        long head = tandem.world().rooms().head("norway").seq();
        int calls = tandem.world().trace().size();

        Failure failure = throttled(bensUpdate(Deployment.creates(4, "b4")));

        assertThat(tandem.world().trace().stream()
                        .skip(calls)
                        .filter(call -> call.contains("transact") || call.contains("write")))
                .as("writes of what is refused")
                .isEmpty();
        assertThat(tandem.world().rooms().head("norway").seq()).isEqualTo(head);
        tandem.pass(Duration.ofMillis(failure.retryAfter().orElseThrow()));
        assertThat(bensUpdate(Deployment.creates(4, "b4"))).isInstanceOf(Ack.class);
    }

    @Test
    void Q1_one_who_floods_a_room_raises_nobody_elses_refusals() {
        limited("{'updates':{'perSecond':0.1,'burst':5},'commits':{'perSecond':1,'burst':20}}");
        flood();
        for (int more = 0; more < 100; more++) {
            throttled(bensUpdate(Deployment.creates(6, "b6")));
        }

        for (long n = 1; n <= 5; n++) {
            assertThat(tandem.update(annas, "norway", "phone", Deployment.creates(n, "a" + n)))
                    .isInstanceOf(Ack.class);
        }
    }

    @Test
    void Q1_mutations_of_a_client_count_one_by_one_and_a_room_has_its_own_measure() {
        limited("{'mutations':{'perSecond':0.1,'burst':3}}");
        assertThat(bensUpdate(Deployment.creates(1, "b1"), Deployment.creates(2, "b2")))
                .isInstanceOf(Ack.class);
        throttled(bensUpdate(Deployment.creates(3, "b3"), Deployment.creates(4, "b4")));
        assertThat(bensUpdate(Deployment.creates(3, "b3"))).isInstanceOf(Ack.class);

        limited("{'commits':{'perSecond':0.1,'burst':1}}");
        assertThat(tandem.update(annas, "norway", "phone", Deployment.creates(1, "a1")))
                .isInstanceOf(Ack.class);
        throttled(bensUpdate(Deployment.creates(4, "b4")));
    }

    @Test
    void Q1_requests_of_one_person_and_of_who_did_not_sign_in_have_limits_of_their_own() {
        limited("{'requests':{'perSecond':0.5,'burst':2},'anonymous':{'perSecond':0.5,'burst':1}}");

        assertThat(tandem.http("ben", "GET", "/api/me", "").status()).isEqualTo(200);
        assertThat(tandem.http("ben", "GET", "/api/me", "").status()).isEqualTo(200);
        Answer refused = tandem.http("ben", "GET", "/api/me", "");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("throttled");
        assertThat(refused.header("retry-after")).contains("2");
        assertThat(tandem.http("anna", "GET", "/api/me", "").status()).isEqualTo(200);
        assertThat(tandem.http(Map.of(), "GET", "/api/health", "").status()).isEqualTo(200);
        assertThat(tandem.http(Map.of(), "GET", "/api/health", "").status()).isEqualTo(429);

        tandem.pass(Duration.ofSeconds(2));
        assertThat(tandem.http("ben", "GET", "/api/me", "").status()).isEqualTo(200);
    }

    @Test
    void Q1_tickets_and_guesses_are_rarer_than_requests() {
        limited("{'connects':{'perSecond':0.1,'burst':1},'guesses':{'perSecond':0.1,'burst':1}}");

        assertThat(tandem.http("ben", "POST", "/api/tickets", "").status()).isEqualTo(201);
        assertThat(tandem.http("ben", "POST", "/api/tickets", "").code()).isEqualTo("throttled");
        assertThat(tandem.http("anna", "POST", "/api/tickets", "").status()).isEqualTo(201);
        String guess = "{'invitation':'inv_guess'}";
        assertThat(tandem.http("ben", "POST", "/api/invitations/preview", guess).code())
                .isNotEqualTo("throttled");
        assertThat(tandem.http("anna", "POST", "/api/invitations/accept", guess).code())
                .as("from the same address")
                .isEqualTo("throttled");
    }

    @Test
    void P1_too_much_presence_is_dropped_without_a_word() {
        limited("{'presence':{'perSecond':0.1,'burst':2}}");
        tandem.posts().forget();

        for (int i = 0; i < 10; i++) {
            assertThat(tandem.send(bens, "{'action':'presence','room':'norway','status':'away'}"))
                    .isEmpty();
        }

        assertThat(tandem.posts().to(annas).stream().filter(PresenceChanged.class::isInstance))
                .hasSize(2);
    }

    @Test
    void Q1_frames_that_read_are_counted_and_a_heartbeat_is_not() {
        limited("{'requests':{'perSecond':0.1,'burst':1}}");
        String sync = "{'action':'sync','room':'norway','epoch':'e','since':0}";

        assertThat(((Failure) tandem.ask(bens, sync)).code()).isEqualTo(ErrorCode.EPOCH_CHANGED);
        throttled(tandem.ask(bens, sync));
        assertThat(tandem.ask(bens, "{'action':'ping'}")).isInstanceOf(ServerMessage.Pong.class);
        assertThat(((Failure) tandem.ask(annas, sync)).code()).isEqualTo(ErrorCode.EPOCH_CHANGED);
    }
}
