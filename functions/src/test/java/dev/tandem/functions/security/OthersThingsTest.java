package dev.tandem.functions.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Receipt;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Failure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Knowing the name of something that belongs to others gives nothing: neither their rooms nor their queues, cursors, locks or notes. */
@Tag("security")
final class OthersThingsTest {
    private final Deployment tandem = new Deployment()
            .room("norway", "anna")
            .member("norway", "anna", "ed", "editor")
            .room("sweden", "ben");
    private final String eds = tandem.connect("ed");
    private final String bens = tandem.connect("ben");

    @BeforeEach
    void begin() {
        tandem.join(eds, "norway", "eds");
        tandem.join(bens, "sweden", "bens");
        register("anna", "norway", "annas");
        update("anna", "norway", "annas", "{'n':1,'base':1,'ops':[" + creates("annas-tent") + "]}");
        tandem.update(bens, "sweden", "bens", "{'n':1,'base':1,'ops':[" + creates("bens-tent") + "]}");
    }

    private static String creates(String id) {
        return "{'op':'create','type':'item','id':'" + id + "','fields':{'name':'Tent'}}";
    }

    private void register(String user, String room, String client) {
        assertThat(tandem.http(user, "POST", "/api/rooms/" + room + "/clients", "{'client':'" + client + "'}")
                        .status())
                .isEqualTo(200);
    }

    private String epoch(String room) {
        return tandem.world().rooms().meta(room).orElseThrow().epoch();
    }

    private Answer update(String user, String room, String client, String mutation) {
        return tandem.http(
                user,
                "POST",
                "/api/rooms/" + room + "/updates",
                "{'client':'" + client + "','epoch':'" + epoch(room) + "','mutations':[" + mutation + "]}");
    }

    /** What became of one operation of ed's in norway. */
    private Form outcome(long n, String op) {
        Answer answer = update("ed", "norway", "eds", "{'n':" + n + ",'base':2,'ops':[" + op + "]}");
        return Form.of(answer.json()).objects("outcomes").getFirst();
    }

    private long head(String room) {
        return tandem.world().rooms().head(room).seq();
    }

    private Receipt receipt(String room, String client) {
        return tandem.world().rooms().receipt(room, client).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'action':'join','room':'sweden','client':'eds','protocol':1}",
                "{'action':'join','room':'sweden','client':'bens','protocol':1}",
                "{'action':'join','room':'sweden','client':'bens','register':true,'epoch':'EPOCH','since':0,'protocol':1}",
                "{'action':'sync','room':'sweden','epoch':'EPOCH','since':0}",
                "{'action':'presence','room':'sweden','status':'away'}",
                "{'action':'lock','room':'sweden','client':'bens','type':'item','entity':'bens-tent'}",
                "{'action':'subscribe','room':'sweden','filter':{}}",
                "{'action':'subscribe','room':'sweden','filter':{'types':['item']},'epoch':'EPOCH','since':1}",
                "{'action':'unsubscribe','room':'sweden'}",
                "{'action':'update','room':'sweden','client':'bens','epoch':'EPOCH','mutations':[{'n':2,'base':2,'ops':[{'op':'delete','type':'item','id':'bens-tent'}]}]}",
                "{'action':'update','room':'sweden','client':'eds','epoch':'EPOCH','mutations':[{'n':1,'base':2,'ops':[{'op':'undo','seq':2}]}]}"
            })
    void A3_a_socket_in_one_room_gets_nothing_of_another(String frame) {
        tandem.posts().forget();

        ServerMessage answer = tandem.ask(eds, frame.replace("EPOCH", epoch("sweden")));

        assertThat(((Failure) answer).code()).isIn(ErrorCode.NOT_A_MEMBER, ErrorCode.NOT_JOINED);
        assertThat(((Failure) answer).detail()).isEmpty();
        assertThat(head("sweden")).isEqualTo(2);
        assertThat(receipt("sweden", "bens").last()).isEqualTo(1);
        assertThat(tandem.posts().to(bens)).as("others learn nothing of it").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'action':'leave','room':'sweden'}",
                "{'action':'unlock','room':'sweden','client':'bens','type':'item','entity':'bens-tent','token':1}",
                "{'action':'ping','room':'sweden'}"
            })
    void A3_frames_that_may_name_any_room_tell_nothing_of_it_and_change_nothing(String frame) {
        tandem.posts().forget();

        String answer = tandem.send(eds, frame).map(Object::toString).orElse("");

        assertThat(answer).doesNotContain("head=Optional[2]", epoch("sweden"));
        assertThat(tandem.posts().to(bens)).isEmpty();
        assertThat(tandem.world().connections().inRoom("sweden", tandem.now())).hasSize(1);
    }

    @Test
    void A3_an_unknown_room_and_somebody_elses_cannot_be_told_apart() {
        for (String path : List.of("", "/snapshot", "/changes?epoch=e&since=0", "/members", "/activity", "/locks")) {
            Answer unknown = tandem.http("ed", "GET", "/api/rooms/nowhere" + path, "");
            Answer others = tandem.http("ed", "GET", "/api/rooms/sweden" + path, "");

            assertThat(others.result()).as(path).isEqualTo(unknown.result());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'update','type':'item','id':'bens-tent','set':{'name':'Mine'}}",
                "{'op':'delete','type':'item','id':'bens-tent'}",
                "{'op':'increment','type':'item','id':'bens-tent','field':'quantity','by':1}",
                "{'op':'move','type':'item','id':'bens-tent','position':'a1b2c3d4'}"
            })
    void U2_an_entity_of_another_room_is_not_found(String op) {
        Form outcome = outcome(1, op);

        assertThat(outcome.text("code")).isEqualTo("not-found");
        assertThat(head("sweden")).isEqualTo(2);
    }

    @Test
    void U2_an_id_that_another_room_uses_is_free_here_and_theirs_stays_what_it_was() {
        assertThat(outcome(1, creates("bens-tent")).text("status")).isEqualTo("applied");
        assertThat(outcome(2, "{'op':'delete','type':'item','id':'bens-tent'}").text("status"))
                .isEqualTo("applied");

        assertThat(head("sweden")).isEqualTo(2);
        assertThat(JsonWriter.write(tandem.http("ben", "GET", "/api/rooms/sweden/snapshot", "")
                        .json()))
                .contains("bens-tent");
    }

    @Test
    void M4_a_reference_into_another_room_leads_nowhere() {
        tandem.update(
                bens,
                "sweden",
                "bens",
                "{'n':2,'base':2,'ops':[{'op':'create','type':'bag','id':'bens-bag','fields':{'name':'Bag'}}]}");

        Form outcome = outcome(1, "{'op':'update','type':'item','id':'annas-tent','set':{'bagId':'bens-bag'}}");

        assertThat(outcome.text("code")).isEqualTo("missing-reference");
    }

    @Test
    void H1_a_commit_of_somebody_else_is_not_mine_to_undo_and_one_of_another_room_is_not_there() {
        assertThat(outcome(1, "{'op':'undo','seq':2}").text("code")).isEqualTo("forbidden");
        assertThat(outcome(2, "{'op':'undo','seq':999}").text("status")).isEqualTo("rejected");
    }

    @Test
    void J6_using_the_queue_of_somebody_else_does_not_use_up_its_numbers() {
        Answer stolen = update("ed", "norway", "annas", "{'n':2,'base':2,'ops':[" + creates("x") + "]}");
        ServerMessage bySocket = tandem.update(eds, "norway", "annas", Deployment.creates(2, "x"));

        assertThat(stolen.code()).isEqualTo("client-not-yours");
        assertThat(((Failure) bySocket).code()).isEqualTo(ErrorCode.CLIENT_NOT_YOURS);
        assertThat(receipt("norway", "annas").last()).isEqualTo(1);
        Answer own = update("anna", "norway", "annas", "{'n':2,'base':2,'ops':[" + creates("annas-stove") + "]}");
        assertThat(Form.of(own.json()).objects("outcomes").getFirst().text("status"))
                .isEqualTo("applied");
    }

    @Test
    void J6_the_queue_of_somebody_else_is_neither_joined_nor_registered_nor_read() {
        ServerMessage joined =
                tandem.ask(eds, "{'action':'join','room':'norway','client':'annas','register':true,'protocol':1}");
        Answer registered = tandem.http("ed", "POST", "/api/rooms/norway/clients", "{'client':'annas'}");

        assertThat(((Failure) joined).code()).isEqualTo(ErrorCode.CLIENT_NOT_YOURS);
        assertThat(registered.code()).isEqualTo("client-not-yours");
        assertThat(JsonWriter.write(registered.json())).doesNotContain("last");
        assertThat(receipt("norway", "annas").user()).isEqualTo("anna");
    }

    @Test
    void L3_the_token_of_somebody_elses_lock_opens_nothing() {
        Answer taken = tandem.http(
                "anna", "POST", "/api/rooms/norway/locks", "{'client':'annas','type':'item','entity':'annas-tent'}");
        long token = Form.of(taken.json()).whole("token", 1);

        Answer renewed = tandem.http(
                "ed",
                "POST",
                "/api/rooms/norway/locks",
                "{'client':'eds','type':'item','entity':'annas-tent','token':" + token + "}");
        tandem.http("ed", "DELETE", "/api/rooms/norway/locks/item/annas-tent?client=eds&token=" + token, "");
        tandem.http("ed", "DELETE", "/api/rooms/norway/locks/item/annas-tent?client=annas&token=" + token, "");

        assertThat(renewed.code()).isEqualTo("locked");
        assertThat(JsonWriter.write(tandem.http("anna", "GET", "/api/rooms/norway/locks", "")
                        .json()))
                .contains("\"user\":\"anna\"");
    }

    @Test
    void N3_a_notification_of_somebody_else_is_not_mine_to_read() {
        Deployment told = new Deployment().streaming().room("norway", "anna").member("norway", "anna", "ed", "editor");
        String annas = told.connect("anna");
        told.join(annas, "norway", "annas");
        told.update(
                annas,
                "norway",
                "annas",
                "{'n':1,'base':1,'ops':[{'op':'create','type':'comment','id':'c','fields':{'onType':'list','onId':'list','text':'Hi','mentions':['ed']}}]}");
        told.pass(Duration.ofSeconds(10));
        told.world().run();
        Json.Obj inbox = told.http("ed", "GET", "/api/notifications", "").json();
        String id = Form.of(inbox).objects("notifications").getFirst().text("id");

        Answer byAnna = told.http("anna", "POST", "/api/notifications/read", "{'ids':['" + id + "']}");

        assertThat(byAnna.status()).isEqualTo(200);
        assertThat(told.http("ed", "GET", "/api/notifications", "").json().findWhole("unread"))
                .hasValue(1L);
    }

    @Test
    void H3_a_cursor_of_another_room_shows_only_this_one() {
        Json.Obj theirs = tandem.http("ben", "GET", "/api/rooms/sweden/activity?limit=1", "")
                .json();
        String next = theirs.findText("next").orElse("2");

        Answer mine = tandem.http("ed", "GET", "/api/rooms/norway/activity?before=" + next, "");
        Answer history = tandem.http("ed", "GET", "/api/rooms/norway/history/item/bens-tent?before=" + next, "");

        assertThat(JsonWriter.write(mine.json())).doesNotContain("bens-tent", "\"ben\"");
        assertThat(history.status()).isBetween(400L, 404L);
    }

    @Test
    void V4_the_mark_of_another_filter_is_answered_with_the_whole() {
        String whole = tandem.ask(
                        eds,
                        "{'action':'subscribe','room':'norway','filter':{'types':['item']},'epoch':'" + epoch("norway")
                                + "','since':1,'from':'0123456789abcdef'}")
                .toString();

        assertThat(whole).contains("annas-tent").doesNotContain("bens-tent");
    }
}
