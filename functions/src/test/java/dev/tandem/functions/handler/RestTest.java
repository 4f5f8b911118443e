package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.store.CommitResult;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP API. */
final class RestTest {
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
    void R1_health_needs_no_token() {
        assertThat(tandem.http(Map.of(), "GET", "/api/health", "").json())
                .isEqualTo(Json.object().put("status", "ok").build());
    }

    @Test
    void C1_without_a_good_token_nothing_is_served() {
        String late = tandem.issuer().token("anna", tandem.now().minusSeconds(1));
        for (Map<String, String> headers : List.of(
                Map.<String, String>of(),
                Map.of("authorization", "Basic YTpi"),
                Map.of("authorization", "Bearer nonsense"),
                Map.of("authorization", "Bearer " + late))) {
            Answer answer = tandem.http(headers, "GET", "/api/me", "");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("signed-out");
            assertThat(answer.header("www-authenticate")).hasValue("Bearer");
        }
    }

    @Test
    void R1_me_is_who_the_token_says() {
        assertThat(text(anna("GET", "/api/me", "").json())).isEqualTo("{'user':'anna','name':'Person anna'}");
    }

    @Test
    void R_a_problem_says_what_it_is_and_what_to_do() {
        Answer answer = anna("GET", "/api/rooms/atlantis", "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("content-type")).hasValue("application/problem+json");
        assertThat(text(answer.json()))
                .isEqualTo(
                        "{'type':'about:blank','title':'Not Found','status':404,'code':'not-a-member','then':'give-up'}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/nothing",
        "GET,/",
        "GET,''",
        "GET,//api/me",
        "DELETE,/api/rooms",
        "GET,/api/kinds/atlantis",
        "GET,/api/rooms/a/b/c/d"
    })
    void R_what_is_not_there_is_not_found(String method, String path) {
        Answer answer = anna(method, path, "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not-found");
    }

    @Test
    void R2_kinds_are_listed_and_given_as_their_file() {
        assertThat(text(anna("GET", "/api/kinds", "").json()))
                .startsWith("{'kinds':[{'kind':'inventory','version':")
                .contains("{'kind':'packing-list','version':");
        assertThat(anna("GET", "/api/kinds/packing-list", "").json().findText("kind"))
                .hasValue("packing-list");
    }

    @Test
    void F4_bodies_are_read_as_strictly_as_frames() {
        assertThat(made("{'kind'").code()).isEqualTo("bad-json");
        assertThat(made("").code()).isEqualTo("bad-json");
        assertThat(made("{'kind':'a','kind':'b'}").code()).isEqualTo("duplicate-key");
        assertThat(made("[".repeat(50) + "]".repeat(50)).code()).isEqualTo("too-deep");
        assertThat(made("[]").code()).isEqualTo("bad-message");
        Answer long_ = made("{'title':'" + "x".repeat(20_000) + "'}");
        assertThat(long_.status()).isEqualTo(413);
        assertThat(long_.code()).isEqualTo("too-large");
    }

    @Test
    void F4_a_body_of_megabytes_is_too_large() {
        Answer answer = anna("POST", "/api/rooms", "x".repeat(2_000_000));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("too-large");
    }

    @Test
    void R6_a_snapshot_is_compressed_where_that_is_accepted() {
        tandem.room("norway", "anna");
        tandem.http("anna", "POST", "/api/rooms/norway/clients", "{'client':'phone'}");
        StringBuilder ops = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            ops.append(i == 0 ? "" : ",")
                    .append("{'op':'create','type':'item','id':'i")
                    .append(i)
                    .append("','fields':{'name':'socks'}}");
        }
        anna(
                "POST",
                "/api/rooms/norway/updates",
                "{'client':'phone','epoch':'" + epoch("norway") + "','mutations':[{'n':1,'base':1,'ops':[" + ops
                        + "]}]}");

        Answer plain = anna("GET", "/api/rooms/norway/snapshot", "");
        Answer packed = tandem.http(
                Map.of(
                        "authorization",
                        "Bearer " + tandem.issuer().token("anna", tandem.now().plusSeconds(60)),
                        "accept-encoding",
                        "br, gzip;q=0.8"),
                "GET",
                "/api/rooms/norway/snapshot",
                "");

        assertThat(plain.header("content-encoding")).isEmpty();
        assertThat(packed.header("content-encoding")).hasValue("gzip");
        assertThat(packed.json()).isEqualTo(plain.json());
        assertThat(plain.json().items("entities")).hasSize(41);
        assertThat(plain.json().findWhole("seq")).hasValue(2L);
        assertThat(plain.json().findText("digest"))
                .hasValue(tandem.world().rooms().head("norway").digest().hex());
    }

    @Test
    void R7_changes_are_those_of_a_sync() {
        tandem.room("norway", "anna");

        Answer answer = anna("GET", "/api/rooms/norway/changes?epoch=" + epoch("norway") + "&since=0", "");

        assertThat(text(answer.json())).startsWith("{'type':'changes','room':'norway','epoch':'" + epoch("norway"));
        assertThat(answer.json().items("commits")).hasSize(1);
        assertThat(anna("GET", "/api/rooms/norway/changes?epoch=other&since=0", "")
                        .code())
                .isEqualTo("epoch-changed");
        Answer ahead = anna("GET", "/api/rooms/norway/changes?epoch=" + epoch("norway") + "&since=9", "");
        assertThat(ahead.code()).isEqualTo("resync");
        assertThat(ahead.status()).isEqualTo(409);
        assertThat(anna("GET", "/api/rooms/norway/changes?epoch=e&since=-1", "").code())
                .isEqualTo("bad-message");
        assertThat(anna("GET", "/api/rooms/norway/changes", "").code()).isEqualTo("bad-message");
    }

    @Test
    void R8_a_client_is_registered_once_for_its_person() {
        tandem.room("norway", "anna").member("norway", "anna", "ben", "editor");

        assertThat(text(anna("POST", "/api/rooms/norway/clients", "{'client':'phone'}")
                        .json()))
                .isEqualTo("{'client':'phone','last':0}");
        assertThat(anna("POST", "/api/rooms/norway/clients", "{'client':'phone'}")
                        .status())
                .isEqualTo(200);
        assertThat(tandem.http("ben", "POST", "/api/rooms/norway/clients", "{'client':'phone'}")
                        .code())
                .isEqualTo("client-not-yours");
        assertThat(tandem.http("eve", "POST", "/api/rooms/norway/clients", "{'client':'x'}")
                        .code())
                .isEqualTo("not-a-member");
        assertThat(anna("POST", "/api/rooms/norway/clients", "{'client':'a b'}").code())
                .isEqualTo("bad-message");
    }

    @Test
    void R9_an_update_is_answered_as_on_a_socket() {
        tandem.room("norway", "anna");
        anna("POST", "/api/rooms/norway/clients", "{'client':'phone'}");
        String update = "{'client':'phone','epoch':'" + epoch("norway") + "','mutations':["
                + Deployment.creates(1, "tent") + "]}";

        Answer first = anna("POST", "/api/rooms/norway/updates", update);
        Answer again = anna("POST", "/api/rooms/norway/updates", update);

        assertThat(first.status()).isEqualTo(200);
        assertThat(text(first.json())).startsWith("{'type':'ack','room':'norway','client':'phone','last':1");
        assertThat(again.json()).isEqualTo(first.json());
        Answer gap = anna("POST", "/api/rooms/norway/updates", update.replace("'n':1", "'n':5"));
        assertThat(gap.status()).isEqualTo(409);
        assertThat(text(gap.json())).contains("'code':'gap','then':'retry'", "'detail':{'expected':2}");
        assertThat(anna("POST", "/api/rooms/norway/updates", "{'client':'phone'}")
                        .code())
                .isEqualTo("bad-message");
    }

    @Test
    void R_whoever_is_to_come_later_learns_when() {
        tandem.room("norway", "anna");
        anna("POST", "/api/rooms/norway/clients", "{'client':'phone'}");
        for (int i = 0; i < 100; i++) {
            tandem.rooms().nextCommit(commit -> new CommitResult.Lost());
        }

        Answer busy = anna(
                "POST",
                "/api/rooms/norway/updates",
                "{'client':'phone','epoch':'" + epoch("norway") + "','mutations':[" + Deployment.creates(1, "t")
                        + "]}");

        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.code()).isEqualTo("busy");
        assertThat(busy.header("retry-after")).hasValue("1");
        tandem.rooms().down(true);
        assertThat(anna("GET", "/api/rooms/norway", "").status()).isEqualTo(503);
    }
}
