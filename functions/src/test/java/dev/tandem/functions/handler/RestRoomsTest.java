package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Making rooms and saying who may be in them, over HTTP. */
final class RestRoomsTest {
    private final Deployment tandem = new Deployment();

    private Answer anna(String method, String path, String body) {
        return tandem.http("anna", method, path, body);
    }

    private Answer made(String body) {
        return anna("POST", "/api/rooms", body);
    }

    private static String text(Json json) {
        return JsonWriter.write(json).replace('"', '\'');
    }

    private String epoch(String room) {
        return tandem.world().rooms().meta(room).orElseThrow().epoch();
    }

    @Test
    void R3_a_room_is_made_with_its_maker_as_owner_and_its_first_commit() {
        Answer answer = made("{'kind':'packing-list','title':'Norway','id':'norway','link':'viewer'}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(text(answer.json()))
                .isEqualTo("{'id':'norway','kind':'packing-list','kindVersion':1,'title':'Norway','epoch':'"
                        + epoch("norway")
                        + "','head':1,'role':'owner','link':'viewer','members':[{'user':'anna','name':'Person"
                        + " anna','role':'owner'}],'createdAt':"
                        + tandem.world().rooms().meta("norway").orElseThrow().createdAt()
                        + ",'createdBy':'anna','shared':false}");
    }

    @Test
    void R3_a_room_without_an_id_gets_one() {
        String id = made("{'kind':'packing-list','title':'Norway'}")
                .json()
                .findText("id")
                .orElseThrow();

        assertThat(id).matches("[A-Za-z0-9_-]{22}");
        assertThat(anna("GET", "/api/rooms/" + id, "").json().find("link")).hasValue(Json.NULL);
    }

    @Test
    void R3_an_id_is_taken_once() {
        made("{'kind':'packing-list','title':'Norway','id':'norway'}");

        Answer again = made("{'kind':'packing-list','title':'Sweden','id':'norway'}");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("already-exists");
        assertThat(anna("GET", "/api/rooms/norway", "").json().findText("title"))
                .hasValue("Norway");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind':'novel','title':'x'} | /kind",
                "{'title':'x'} | /kind",
                "{'kind':'packing-list'} | /title",
                "{'kind':'packing-list','title':' '} | /title",
                "{'kind':'packing-list','title':'a\\nb'} | /title",
                "{'kind':'packing-list','title':'LONG'} | /title",
                "{'kind':'packing-list','title':'x','id':'a/b'} | /id",
                "{'kind':'packing-list','title':'x','id':''} | /id",
                "{'kind':'packing-list','title':'x','id':7} | /id",
                "{'kind':'packing-list','title':'x','link':'owner'} | /link",
                "{'kind':'packing-list','title':'x','link':'king'} | /link",
            })
    void R3_a_wish_that_is_not_of_its_form_makes_nothing(String body, String at) {
        Answer answer = made(body.replace("LONG", "x".repeat(201)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("bad-message");
        assertThat(text(answer.json())).contains("'detail':{'at':'" + at + "'}");
    }

    @Test
    void R4_my_rooms_are_those_i_am_a_member_of() {
        tandem.room("norway", "anna")
                .room("sweden", "ben")
                .member("sweden", "ben", "anna", "viewer")
                .room("denmark", "ben");
        tandem.member("denmark", "ben", "anna", "viewer");
        tandem.http("ben", "DELETE", "/api/rooms/denmark/members/anna", "");
        tandem.pass(Duration.ofSeconds(5));

        assertThat(anna("GET", "/api/rooms", "").json().items("rooms"))
                .extracting(room -> ((Json.Obj) room).findText("id").orElseThrow())
                .containsExactlyInAnyOrder("norway", "sweden");
    }

    @Test
    void R5_only_owners_change_members_and_the_link() {
        tandem.room("norway", "anna").member("norway", "anna", "ben", "editor");

        for (String user : List.of("ben", "eve")) {
            String code = user.equals("ben") ? "forbidden" : "not-a-member";
            assertThat(tandem.http(user, "PUT", "/api/rooms/norway/members/cem", "{'role':'viewer'}")
                            .code())
                    .isEqualTo(code);
            assertThat(tandem.http(user, "DELETE", "/api/rooms/norway/members/anna", "")
                            .code())
                    .isEqualTo(code);
            assertThat(tandem.http(user, "PUT", "/api/rooms/norway/link", "{'role':null}")
                            .code())
                    .isEqualTo(code);
        }
    }

    @Test
    void R5_a_member_is_set_changed_removed_and_brought_back() {
        tandem.room("norway", "anna");

        assertThat(text(anna("PUT", "/api/rooms/norway/members/b.b%2B1@x.org", "{'role':'viewer','name':'Ben'}")
                        .json()))
                .isEqualTo("{'user':'b.b+1@x.org','name':'Ben','role':'viewer'}");
        assertThat(text(anna("PUT", "/api/rooms/norway/members/b.b+1@x.org", "{'role':'editor'}")
                        .json()))
                .isEqualTo("{'user':'b.b+1@x.org','name':'Ben','role':'editor'}");
        assertThat(anna("DELETE", "/api/rooms/norway/members/b.b+1@x.org", "").status())
                .isEqualTo(204);
        assertThat(anna("GET", "/api/rooms/norway", "").json().items("members")).hasSize(1);
        assertThat(anna("PUT", "/api/rooms/norway/members/b.b+1@x.org", "{'role':'owner'}")
                        .status())
                .isEqualTo(200);
        assertThat(anna("GET", "/api/rooms/norway", "").json().items("members")).hasSize(2);
    }

    @Test
    void R5_the_last_owner_stays() {
        tandem.room("norway", "anna").member("norway", "anna", "ben", "editor");

        assertThat(anna("DELETE", "/api/rooms/norway/members/anna", "").code()).isEqualTo("last-owner");
        assertThat(anna("PUT", "/api/rooms/norway/members/anna", "{'role':'viewer'}")
                        .code())
                .isEqualTo("last-owner");

        anna("PUT", "/api/rooms/norway/members/ben", "{'role':'owner'}");
        assertThat(anna("DELETE", "/api/rooms/norway/members/anna", "").status())
                .isEqualTo(204);
        assertThat(anna("GET", "/api/rooms/norway", "").code()).isEqualTo("not-a-member");
    }

    @Test
    void R5_a_link_is_set_and_cleared() {
        tandem.room("norway", "anna");

        assertThat(text(anna("PUT", "/api/rooms/norway/link", "{'role':'editor'}")
                        .json()))
                .isEqualTo("{'role':'editor'}");
        assertThat(text(anna("PUT", "/api/rooms/norway/link", "{'role':null}").json()))
                .isEqualTo("{'role':null}");
        assertThat(anna("PUT", "/api/rooms/norway/link", "{'role':'owner'}").code())
                .isEqualTo("bad-message");
        assertThat(anna("PUT", "/api/rooms/norway/link", "{}").code()).isEqualTo("bad-message");
    }
}
