package dev.tandem.functions.handler;

import static dev.tandem.functions.fixture.Deployment.creates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.store.CommitResult;
import dev.tandem.json.Json;
import dev.tandem.model.Role;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rooms are called otherwise, laid to rest, copied and ended, over HTTP. */
final class RestRoomLifeTest {
    private final Deployment tandem = new Deployment();

    private Answer anna(String method, String path, String body) {
        return tandem.http("anna", method, path, body);
    }

    private static String text(Answer answer, String member) {
        return answer.json().findText(member).orElseThrow();
    }

    private void eventually() {
        tandem.pass(Duration.ofSeconds(5));
    }

    @Test
    void R13_a_title_is_changed_by_a_commit_of_who_renames() {
        tandem.room("norway", "anna").member("norway", "anna", "ben", "editor");

        Answer answer = tandem.http("ben", "PATCH", "/api/rooms/norway", "{'title':'Sweden'}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer, "title")).isEqualTo("Sweden");
        var commit = tandem.world().rooms().logAt("norway", 2).orElseThrow();
        assertThat(commit.user()).isEqualTo("ben");
        assertThat(commit.changes()).hasSize(1);
        eventually();
        assertThat(text(anna("GET", "/api/rooms/norway", ""), "title")).isEqualTo("Sweden");
    }

    @Test
    void R13_whoever_may_not_write_may_not_rename() {
        tandem.room("norway", "anna").member("norway", "anna", "vera", "viewer");

        assertThat(tandem.http("vera", "PATCH", "/api/rooms/norway", "{'title':'x'}")
                        .code())
                .isEqualTo("forbidden");
        assertThat(tandem.http("eve", "PATCH", "/api/rooms/norway", "{'title':'x'}")
                        .code())
                .isEqualTo("not-a-member");
        assertThat(tandem.world().rooms().head("norway").seq()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'title':7}",
                "{'title':''}",
                "{'title':'a','archived':true}",
                "{'title':'a\\u0000b'}",
                "{'title':'LONG'}",
                "[]",
                "'x'"
            })
    void R13_a_title_that_is_none_changes_nothing(String body) {
        tandem.room("norway", "anna");

        Answer answer = anna("PATCH", "/api/rooms/norway", body.replace("LONG", "x".repeat(201)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(tandem.world().rooms().head("norway").seq()).isEqualTo(1);
    }

    @Test
    void R13_an_archived_room_is_read_joined_and_exported_and_takes_no_update() {
        tandem.room("norway", "anna").member("norway", "anna", "ben", "editor");
        String socket = tandem.connect("ben");
        tandem.join(socket, "norway", "tablet");
        tandem.update(socket, "norway", "tablet", creates(1, "tent"));

        Answer archived = anna("PUT", "/api/rooms/norway/archived", "{'archived':true}");

        assertThat(archived.json().find("archived")).contains(Json.of(true));
        ServerMessage refused = tandem.update(socket, "norway", "tablet", creates(2, "stove"));
        assertThat(refused)
                .isInstanceOfSatisfying(
                        ServerMessage.Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.ARCHIVED));
        String epoch = tandem.world().rooms().meta("norway").orElseThrow().epoch();
        Answer overHttp = tandem.http(
                "ben",
                "POST",
                "/api/rooms/norway/updates",
                "{'client':'tablet','epoch':'" + epoch + "','mutations':[" + creates(2, "stove") + "]}");
        assertThat(overHttp.status()).isEqualTo(409);
        assertThat(overHttp.code()).isEqualTo("archived");
        assertThat(anna("PATCH", "/api/rooms/norway", "{'title':'Sweden'}").code())
                .isEqualTo("archived");
        // What was decided before still has its answer.
        assertThat(tandem.update(socket, "norway", "tablet", creates(1, "tent")))
                .isInstanceOf(ServerMessage.Ack.class);
        assertThat(tandem.join(tandem.connect("anna"), "norway", "phone").head().digest())
                .isEqualTo(tandem.world().rooms().head("norway").digest());
        assertThat(anna("GET", "/api/rooms/norway/export", "").json().items("entities"))
                .hasSize(2);
        assertThat(tandem.send(socket, "{'action':'presence','room':'norway','status':'away'}"))
                .isEmpty();
        assertThat(tandem.world().rooms().head("norway").seq()).isEqualTo(2);

        anna("PUT", "/api/rooms/norway/archived", "{'archived':false}");
        assertThat(tandem.update(socket, "norway", "tablet", creates(2, "stove")))
                .isInstanceOf(ServerMessage.Ack.class);
    }

    @Test
    void R13_an_update_that_was_decided_when_the_room_is_archived_does_not_get_in() {
        tandem.room("norway", "anna");
        String socket = tandem.connect("anna");
        tandem.join(socket, "norway", "phone");
        tandem.rooms().nextCommit(commit -> {
            anna("PUT", "/api/rooms/norway/archived", "{'archived':true}");
            return commit.get();
        });

        assertThat(tandem.update(socket, "norway", "phone", creates(1, "tent")))
                .isInstanceOfSatisfying(
                        ServerMessage.Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.ARCHIVED));
        assertThat(tandem.world().rooms().head("norway").seq()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'archived':'true'}", "{'archived':1}", "{'archived':null}", "{'archived':true,'x':1}"})
    void R13_archived_is_true_or_false(String body) {
        tandem.room("norway", "anna");

        assertThat(anna("PUT", "/api/rooms/norway/archived", body).code()).isEqualTo("bad-message");
        assertThat(tandem.world().rooms().meta("norway").orElseThrow().archived())
                .isFalse();
    }

    @Test
    void R13_a_room_that_is_deleted_is_gone_for_everybody_at_once_and_its_sockets_are_told_and_closed() {
        tandem.room("norway", "anna").member("norway", "anna", "ben", "editor");
        String anna = tandem.connect("anna");
        String ben = tandem.connect("ben");
        tandem.join(anna, "norway", "phone");
        tandem.join(ben, "norway", "tablet");
        tandem.posts().forget();

        assertThat(tandem.http("ben", "DELETE", "/api/rooms/norway", "").code()).isEqualTo("forbidden");
        assertThat(anna("DELETE", "/api/rooms/norway", "").status()).isEqualTo(204);

        for (String socket : List.of(anna, ben)) {
            assertThat(tandem.posts().to(socket)).containsExactly(new ServerMessage.Revoked("norway", "room-deleted"));
            assertThat(tandem.posts().closed()).contains(socket);
        }
        for (String user : List.of("anna", "ben", "eve")) {
            assertThat(tandem.http(user, "GET", "/api/rooms/norway", "").code()).isEqualTo("not-a-member");
            assertThat(tandem.http(user, "GET", "/api/rooms/norway/snapshot", "")
                            .code())
                    .isEqualTo("not-a-member");
        }
        assertThat(anna("POST", "/api/rooms", "{'kind':'note','title':'x','id':'norway'}")
                        .code())
                .isEqualTo("already-exists");
        assertThat(anna("DELETE", "/api/rooms/norway", "").code()).isEqualTo("not-a-member");
        eventually();
        assertThat(anna("GET", "/api/rooms", "").json().items("rooms")).isEmpty();
        assertThat(tandem.wiring().rooms().purge().sweep()).isZero();
        assertThat(tandem.world().rooms().logAt("norway", 1)).isEmpty();
    }

    @Test
    void R13_an_update_that_was_decided_when_the_room_is_deleted_does_not_get_in() {
        tandem.room("norway", "anna");
        String socket = tandem.connect("anna");
        tandem.join(socket, "norway", "phone");
        String epoch = tandem.world().rooms().meta("norway").orElseThrow().epoch();
        tandem.rooms().nextCommit(commit -> {
            anna("DELETE", "/api/rooms/norway", "");
            return commit.get();
        });

        assertThat(tandem.ask(
                        socket,
                        "{'action':'update','room':'norway','client':'phone','epoch':'" + epoch + "','mutations':["
                                + creates(1, "tent") + "]}"))
                .isInstanceOfSatisfying(
                        ServerMessage.Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NOT_A_MEMBER));
        assertThat(tandem.world().rooms().logAt("norway", 2)).isEmpty();
    }

    @Test
    void R13_a_room_begins_with_a_template_in_either_language() {
        for (var wish : Map.of("en", "T-shirts", "th", "เสื้อยืด").entrySet()) {
            Answer made = anna(
                    "POST",
                    "/api/rooms",
                    "{'kind':'packing-list','title':'Trip','template':'weekend','language':'" + wish.getKey() + "'}");

            assertThat(made.status()).isEqualTo(201);
            Json.Obj file = anna("GET", "/api/rooms/" + text(made, "id") + "/export", "")
                    .json();
            assertThat(file.findText("title")).contains("Trip");
            assertThat(file.items("entities"))
                    .anySatisfy(entity -> assertThat(entity.toString()).contains(wish.getValue()));
        }
        assertThat(anna("GET", "/api/templates", "").json().items("templates")).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void R13_a_room_is_copied_without_its_members_its_log_and_what_is_said_in_it() {
        tandem.room("norway", "ben").member("norway", "ben", "anna", "viewer");
        String socket = tandem.connect("ben");
        tandem.join(socket, "norway", "tablet");
        tandem.update(
                socket,
                "norway",
                "tablet",
                creates(1, "tent"),
                "{'n':2,'base':1,'ops':[{'op':'create','type':'comment','id':'c','fields':{'onType':'list','onId':'list','text':'Hm'}}]}");

        Answer copy = anna("POST", "/api/rooms", "{'kind':'packing-list','title':'Copy','from':'norway','id':'copy'}");

        assertThat(copy.status()).isEqualTo(201);
        assertThat(copy.json().items("members")).hasSize(1);
        var entities = tandem.world().rooms().snapshot("copy").orElseThrow().entities();
        assertThat(entities).extracting(entity -> entity.key().type()).containsExactly("item", "list");
        assertThat(tandem.world().rooms().log("copy", 0, 1 << 20))
                .allSatisfy(commit -> assertThat(commit.user()).isEqualTo("anna"));
        assertThat(tandem.world().rooms().member("copy", "anna").orElseThrow().role())
                .isEqualTo(Role.OWNER);
        assertThat(tandem.http("eve", "POST", "/api/rooms", "{'kind':'packing-list','title':'Copy','from':'norway'}")
                        .code())
                .isEqualTo("not-a-member");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind':'packing-list','title':'x','template':'nothing'} | /template",
                "{'kind':'note','title':'x','template':'weekend'} | /template",
                "{'kind':'packing-list','title':'x','template':'weekend','from':'norway'} | /from",
                "{'kind':'packing-list','title':'x','template':'weekend','language':'de'} | /language",
                "{'kind':'packing-list','title':'x','language':'en'} | /language",
                "{'kind':'note','title':'x','from':'norway'} | /from",
                "{'kind':'packing-list','title':'x','template':7} | /template",
                "{'kind':'packing-list','title':'x','__proto__':{}} | /__proto__",
                "{'kind':'packing-list','title':'x','owner':'eve'} | /owner",
            })
    void R13_a_model_that_does_not_fit_makes_nothing(String body, String at) {
        tandem.room("norway", "anna");

        Answer answer = anna("POST", "/api/rooms", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().toString()).contains(at);
        eventually();
        assertThat(anna("GET", "/api/rooms", "").json().items("rooms")).hasSize(1);
    }

    @Test
    void R13_rooms_are_listed_in_pages_and_by_whether_they_are_archived_or_shared() {
        for (int i = 0; i < 5; i++) {
            tandem.room("mine" + i, "anna");
            tandem.pass(Duration.ofSeconds(1));
        }
        tandem.room("theirs", "ben").member("theirs", "ben", "anna", "viewer");
        anna("PUT", "/api/rooms/mine3/archived", "{'archived':true}");
        eventually();

        Json.Obj first = anna("GET", "/api/rooms?limit=4", "").json();
        Json.Obj second = anna(
                        "GET",
                        "/api/rooms?limit=4&before=" + first.findText("next").orElseThrow(),
                        "")
                .json();

        assertThat(ids(first)).containsExactly("theirs", "mine4", "mine3", "mine2");
        assertThat(ids(second)).containsExactly("mine1", "mine0");
        assertThat(second.findText("next")).isEmpty();
        assertThat(ids(anna("GET", "/api/rooms?archived=true", "").json())).containsExactly("mine3");
        assertThat(ids(anna("GET", "/api/rooms?archived=false&shared=false", "").json()))
                .containsExactly("mine4", "mine2", "mine1", "mine0");
        assertThat(ids(anna("GET", "/api/user/shared-with-me", "").json())).containsExactly("theirs");
        for (String bad : List.of(
                "before=x",
                "before=" + first.findText("next").orElseThrow() + "A",
                "shared=true&before=" + first.findText("next").orElseThrow(),
                "archived=yes",
                "limit=0",
                "limit=101")) {
            assertThat(anna("GET", "/api/rooms?" + bad, "").code()).isEqualTo("bad-message");
        }
    }

    private static List<String> ids(Json.Obj page) {
        return page.items("rooms").stream()
                .map(room -> ((Json.Obj) room).findText("id").orElseThrow())
                .toList();
    }

    @Test
    void R13_a_room_that_cannot_be_filled_to_its_end_is_seen_by_nobody_and_swept_away() {
        tandem.rooms().nextCommit(commit -> commit.get());
        for (int i = 0; i < 1_000; i++) {
            tandem.rooms().nextCommit(commit -> new CommitResult.Lost());
        }

        Answer answer = anna("POST", "/api/rooms/import", RestImportTest.file(300));

        assertThat(answer.status()).isEqualTo(503);
        eventually();
        assertThat(anna("GET", "/api/rooms", "").json().items("rooms")).isEmpty();
        assertThat(anna("GET", "/api/rooms/big", "").code()).isEqualTo("not-a-member");
        assertThat(tandem.world().rooms().logAt("big", 2)).isPresent();
        tandem.pass(Duration.ofMinutes(30));
        tandem.wiring().rooms().purge().sweep();
        assertThat(tandem.world().rooms().logAt("big", 2)).isEmpty();
        assertThat(tandem.world().rooms().meta("big")).isEqualTo(Optional.empty());
    }
}
