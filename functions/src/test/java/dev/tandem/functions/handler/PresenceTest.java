package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.push.PushResult;
import dev.tandem.json.Json;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage.Failure;
import dev.tandem.protocol.ServerMessage.Here;
import dev.tandem.protocol.ServerMessage.Pong;
import dev.tandem.protocol.ServerMessage.PresenceChanged;
import dev.tandem.protocol.ServerMessage.Revoked;
import dev.tandem.protocol.ServerMessage.RoomHead;
import dev.tandem.protocol.Status;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is here, and signs of life. */
final class PresenceTest {
    private final Deployment tandem = new Deployment().room("norway", "anna").member("norway", "anna", "ben", "editor");
    private final String annas = tandem.connect("anna");
    private final String bens = tandem.connect("ben");

    @BeforeEach
    void join() {
        tandem.join(annas, "norway", "phone");
        tandem.join(bens, "norway", "tablet");
    }

    private static PresenceChanged ben(Status status, Optional<Json> where) {
        return new PresenceChanged("norway", new Here("tablet", "ben", "ben", status, where));
    }

    private ErrorCode refusal(String socket, String frame) {
        return ((Failure) tandem.ask(socket, frame)).code();
    }

    @Test
    void P1_who_comes_is_told_to_the_others() {
        assertThat(tandem.posts().to(annas)).containsExactly(ben(Status.ONLINE, Optional.empty()));
        assertThat(tandem.posts().to(bens)).isEmpty();
    }

    @Test
    void P1_where_somebody_is_is_told_to_the_others_and_to_who_comes_later() {
        tandem.posts().forget();

        var answer = tandem.send(
                bens, "{'action':'presence','room':'norway','status':'away','where':{'view':'bags','secret':1}}");

        Optional<Json> where = Optional.of(Json.object().put("view", "bags").build());
        assertThat(answer).isEmpty();
        assertThat(tandem.posts().to(annas)).containsExactly(ben(Status.AWAY, where));
        assertThat(tandem.posts().to(bens)).isEmpty();
        assertThat(tandem.join(tandem.connect("anna"), "norway", "desk").here())
                .contains(new Here("tablet", "ben", "ben", Status.AWAY, where));
    }

    private static String shows(String where, String pointer) {
        return "{'action':'presence','room':'norway','status':'online','where':" + where + pointer + "}";
    }

    @Test
    void P6_a_pointer_is_told_to_who_sees_the_same_view_and_its_pointers_and_is_not_kept() {
        String desk = tandem.connect("anna");
        String elsewhere = tandem.connect("anna");
        tandem.join(desk, "norway", "desk");
        tandem.join(elsewhere, "norway", "laptop");
        tandem.send(annas, shows("{'view':'bags'}", ""));
        tandem.send(desk, shows("{'view':'bags','pointers':true}", ""));
        tandem.send(elsewhere, shows("{'view':'list','pointers':true}", ""));
        tandem.send(bens, shows("{'view':'bags'}", ""));
        var kept = tandem.world().connections().presence("norway", bens, tandem.now());
        tandem.pass(Duration.ofSeconds(20));
        tandem.posts().forget();

        var answer = tandem.send(bens, shows("{'view':'bags'}", ",'pointer':{'x':1,'y':2,'type':'item','id':'tent'}"));

        Json bags = Json.object().put("view", "bags").build();
        Json at = Json.object()
                .put("x", 1)
                .put("y", 2)
                .put("type", "item")
                .put("id", "tent")
                .build();
        Here pointing = new Here("tablet", "ben", "ben", Status.ONLINE, Optional.of(bags), Optional.of(at));
        assertThat(answer).isEmpty();
        assertThat(tandem.posts().to(desk)).containsExactly(new PresenceChanged("norway", pointing));
        assertThat(tandem.posts().to(annas)).isEmpty();
        assertThat(tandem.posts().to(elsewhere)).isEmpty();
        assertThat(tandem.world().connections().presence("norway", bens, tandem.now()))
                .isEqualTo(kept);
        assertThat(tandem.join(tandem.connect("anna"), "norway", "fourth").here())
                .contains(new Here("tablet", "ben", "ben", Status.ONLINE, Optional.of(bags)));
    }

    @Test
    void P6_that_a_pointer_is_gone_is_told_as_its_moves_are() {
        tandem.send(annas, shows("{'pointers':true}", ""));
        tandem.send(bens, shows("{'pointers':true}", ""));
        tandem.posts().forget();

        tandem.send(bens, shows("{'pointers':true}", ",'pointer':null"));

        Json looking = Json.object().put("pointers", true).build();
        assertThat(tandem.posts().to(annas)).containsExactly(ben(Status.ONLINE, Optional.of(looking)));
    }

    @Test
    void P6_a_pointer_that_comes_with_a_new_place_goes_to_everybody() {
        tandem.posts().forget();

        tandem.send(bens, shows("{'view':'bags'}", ",'pointer':{'x':1,'y':2}"));

        Optional<Json> bags = Optional.of(Json.object().put("view", "bags").build());
        Optional<Json> at = Optional.of(Json.object().put("x", 1).put("y", 2).build());
        assertThat(tandem.posts().to(annas))
                .containsExactly(
                        new PresenceChanged("norway", new Here("tablet", "ben", "ben", Status.ONLINE, bags, at)));
        assertThat(tandem.world()
                        .connections()
                        .presence("norway", bens, tandem.now())
                        .orElseThrow()
                        .where())
                .isEqualTo(bags);
    }

    @Test
    void P1_presence_needs_a_join() {
        String fresh = tandem.connect("anna");

        assertThat(refusal(fresh, "{'action':'presence','room':'norway','status':'online'}"))
                .isEqualTo(ErrorCode.NOT_JOINED);
    }

    @Test
    void P1_whoever_goes_is_told_to_the_others() {
        tandem.posts().forget();

        tandem.disconnect(bens);

        assertThat(tandem.posts().to(annas)).containsExactly(ben(Status.OFFLINE, Optional.empty()));
        assertThat(tandem.world().connections().find(bens, tandem.now())).isEmpty();
    }

    @Test
    void P1_a_client_that_changes_its_socket_was_there_all_the_time() {
        tandem.posts().forget();
        String next = tandem.connect("ben");

        tandem.join(next, "norway", "tablet");
        tandem.disconnect(bens);

        assertThat(tandem.posts().to(annas)).isEmpty();
    }

    @Test
    void P2_a_client_that_is_not_heard_of_for_75_seconds_is_no_longer_here() {
        tandem.pass(Duration.ofSeconds(76));

        assertThat(tandem.join(tandem.connect("anna"), "norway", "desk").here()).isEmpty();
        assertThat(refusal(bens, "{'action':'ping','room':'norway'}")).isEqualTo(ErrorCode.NOT_JOINED);
    }

    @Test
    void P2_a_heartbeat_keeps_a_client_here() {
        for (int beat = 0; beat < 6; beat++) {
            tandem.pass(Duration.ofSeconds(25));
            assertThat(tandem.ask(bens, "{'action':'ping','room':'norway'}")).isInstanceOf(Pong.class);
        }

        assertThat(tandem.world().connections().inRoom("norway", tandem.now()))
                .extracting(each -> each.client())
                .containsExactly("tablet");
    }

    @Test
    void P2_a_heartbeat_soon_after_another_writes_nothing() {
        var before = tandem.world().connections().presence("norway", bens, tandem.now());
        tandem.pass(Duration.ofSeconds(20));

        tandem.ask(bens, "{'action':'ping','room':'norway'}");

        assertThat(tandem.world().connections().presence("norway", bens, tandem.now()))
                .isEqualTo(before);
    }

    @Test
    void P3_a_ping_is_answered_with_the_head_of_the_room() {
        tandem.update(annas, "norway", "phone", Deployment.creates(1, "tent"));

        Pong pong = (Pong) tandem.ask(bens, "{'action':'ping','id':'p','room':'norway','seq':1}");

        String epoch = tandem.world().rooms().meta("norway").orElseThrow().epoch();
        assertThat(pong.ref()).hasValue("p");
        Head head = tandem.world().rooms().head("norway");
        assertThat(pong.room()).hasValue(new RoomHead("norway", epoch, new Head(2, head.digest())));
        assertThat(head.seq()).isEqualTo(2);
    }

    @Test
    void P3_a_ping_without_a_room_is_answered_with_the_time() {
        Pong pong = (Pong) tandem.ask(bens, "{'action':'ping'}");

        assertThat(pong.room()).isEmpty();
        assertThat(pong.at())
                .isBetween(tandem.now().toEpochMilli() - 1000, tandem.now().toEpochMilli());
    }

    @Test
    void P4_whoever_is_removed_is_told_so_and_the_others_see_them_go() {
        tandem.posts().forget();

        assertThat(tandem.http("anna", "DELETE", "/api/rooms/norway/members/ben", "")
                        .status())
                .isEqualTo(204);

        assertThat(tandem.posts().to(bens)).containsExactly(new Revoked("norway", "removed"));
        assertThat(tandem.posts().to(annas)).contains(ben(Status.OFFLINE, Optional.empty()));
        assertThat(refusal(bens, "{'action':'ping','room':'norway'}")).isEqualTo(ErrorCode.NOT_JOINED);
    }

    @Test
    void P4_whoever_was_removed_but_not_told_learns_it_with_the_next_frame() {
        var ben = tandem.world().rooms().member("norway", "ben").orElseThrow();
        tandem.world().rooms().putMember("norway", new Member("ben", "Ben", ben.role(), false, 9), ben.rev());

        assertThat(refusal(bens, "{'action':'presence','room':'norway','status':'online'}"))
                .isEqualTo(ErrorCode.NOT_A_MEMBER);
        tandem.join(annas, "norway", "phone");
        assertThat(refusal(bens, "{'action':'ping','room':'norway'}")).isEqualTo(ErrorCode.NOT_JOINED);
    }

    @Test
    void P1_who_cannot_be_posted_to_is_offline_for_all_once_the_gateway_says_so() {
        String cleos = tandem.member("norway", "anna", "cleo", "editor").connect("cleo");
        tandem.join(cleos, "norway", "desk");
        tandem.posts().answer(bens, PushResult.Gone::new);
        tandem.send(cleos, "{'action':'presence','room':'norway','status':'away'}");
        tandem.send(cleos, "{'action':'lock','room':'norway','client':'desk','type':'item','entity':'tent'}");
        tandem.posts().forget();

        tandem.disconnect(bens);

        assertThat(tandem.posts().to(annas)).containsExactly(ben(Status.OFFLINE, Optional.empty()));
    }
}
