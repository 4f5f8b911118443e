package dev.tandem.functions.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.access.Route;
import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.store.dynamo.Row;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Failure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that mean something to a store, a browser or a file system mean nothing here: in every place where a name may stand. */
@Tag("security")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StrangeNamesTest {
    private final Requests requests = Requests.read();
    private final Scene scene = new Scene(requests, Taker.OWNER);
    private final Deployment tandem = scene.tandem();
    private final String socket = tandem.connect("anna");
    private List<Row> before = List.of();

    @BeforeEach
    void remember() {
        tandem.pass(Duration.ofSeconds(5));
        before = scene.rooms();
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(scene.rooms()).isEqualTo(before);
    }

    static Stream<String> names() {
        return Stream.of(
                "",
                " ",
                "#",
                "a#b",
                "norway#meta",
                "LOG#1",
                "log#0000000001",
                "member#anna",
                "~",
                "norway~",
                "*",
                "..",
                "../sweden",
                "norway/../sweden",
                "a/b",
                "a\\b",
                "a b",
                "a\u0000",
                "\u0000",
                "a\r\nb",
                "a\tb",
                "\u202Eyawron",
                "n\u200Borway",
                "caf\u00E9",
                "cafe\u0301",
                "İ",
                "ｎｏｒｗａｙ",
                "🏕",
                "';drop table rooms;--",
                "{\"S\":\"norway\"}",
                "<script>",
                "${jndi:ldap://x}",
                "%00",
                "norway%2Fmembers",
                "x".repeat(65),
                "x".repeat(2048));
    }

    private static String quoted(String name) {
        return JsonWriter.write(Json.of(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void F5_a_name_that_is_none_is_refused_in_every_place_of_every_frame(String name) {
        for (String frame : List.of(
                "{\"action\":\"join\",\"room\":@,\"client\":\"c\",\"register\":true,\"protocol\":1}",
                "{\"action\":\"join\",\"room\":\"norway\",\"client\":@,\"register\":true,\"protocol\":1}",
                "{\"action\":\"leave\",\"room\":@}",
                "{\"action\":\"sync\",\"room\":@,\"epoch\":\"e\",\"since\":0}",
                "{\"action\":\"presence\",\"room\":@,\"status\":\"online\"}",
                "{\"action\":\"lock\",\"room\":\"norway\",\"client\":\"c\",\"type\":\"item\",\"entity\":@}",
                "{\"action\":\"lock\",\"room\":\"norway\",\"client\":\"c\",\"type\":@,\"entity\":\"tent\"}",
                "{\"action\":\"update\",\"room\":@,\"client\":\"c\",\"epoch\":\"e\",\"mutations\":[{\"n\":1,\"base\":0,\"ops\":[{\"op\":\"undo\",\"seq\":1}]}]}",
                "{\"action\":\"update\",\"room\":\"norway\",\"client\":@,\"epoch\":\"e\",\"mutations\":[{\"n\":1,\"base\":0,\"ops\":[{\"op\":\"undo\",\"seq\":1}]}]}",
                "{\"action\":\"subscribe\",\"room\":\"norway\",\"filter\":{\"types\":[@]}}",
                "{\"action\":\"ping\",\"room\":@}")) {
            ServerMessage answer =
                    tandem.ask(socket, frame.replace("@", quoted(name).replace("'", "\\u0027")));

            assertThat(((Failure) answer).code()).as(frame).isEqualTo(ErrorCode.BAD_MESSAGE);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void F5_a_name_that_is_none_is_refused_in_every_place_of_every_path(String name) {
        String coded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        for (String line : List.of(
                "GET /api/rooms/@",
                "GET /api/rooms/@/snapshot",
                "DELETE /api/rooms/@",
                "GET /api/kinds/@",
                "GET /api/rooms/norway/history/item/@",
                "GET /api/rooms/norway/history/@/tent",
                "DELETE /api/rooms/norway/locks/item/@?client=c&token=1",
                "DELETE /api/rooms/norway/locks/item/tent?client=@&token=1",
                "DELETE /api/rooms/norway/invitations/@",
                "DELETE /api/packing-lists/@/collaborators/vic",
                "GET /api/rooms/norway/snapshot?filter=@",
                "GET /api/rooms/norway/activity?before=@",
                "GET /api/rooms/norway/changes?epoch=@&since=@",
                "GET /api/notifications?before=@")) {
            String[] parts = line.split(" ", 2);

            Answer answer = tandem.http("anna", parts[0], parts[1].replace("@", coded), "");

            assertThat(answer.status()).as(line).isIn(400L, 404L, 409L, 410L, 413L);
        }
    }

    /** Names of people have another alphabet: what of the list it holds is somebody who is not there. */
    @ParameterizedTest
    @MethodSource("names")
    void F5_somebody_with_such_a_name_is_neither_added_nor_removed(String name) {
        String coded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        boolean aUser = name.matches("[A-Za-z0-9._@+-]{1,128}");

        Answer put = tandem.http("anna", "PUT", "/api/rooms/norway/members/" + coded, "{'role':'owner','name':''}");

        assertThat(put.status()).as("a name has to be there, too").isIn(400L, 404L);
        if (!aUser) {
            assertThat(tandem.http("anna", "DELETE", "/api/rooms/norway/members/" + coded, "")
                            .status())
                    .isIn(204L, 400L, 404L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf"})
    void F5_names_that_objects_of_javascript_have_are_names_like_others(String name) {
        Scene own = new Scene(requests, Taker.OWNER);
        own.tandem().http("anna", "POST", "/api/rooms/norway/clients", "{'client':'" + name + "'}");
        String epoch = own.tandem().world().rooms().meta("norway").orElseThrow().epoch();
        Answer made = own.tandem()
                .http(
                        "anna",
                        "POST",
                        "/api/rooms/norway/updates",
                        "{'client':'" + name + "','epoch':'" + epoch
                                + "','mutations':[{'n':1,'base':1,'ops':[{'op':'create','type':'item','id':'" + name
                                + "','fields':{'name':'" + name + "'}}]}]}");
        Answer field = own.tandem()
                .http(
                        "anna",
                        "POST",
                        "/api/rooms/norway/updates",
                        "{'client':'" + name + "','epoch':'" + epoch
                                + "','mutations':[{'n':2,'base':1,'ops':[{'op':'update','type':'item','id':'" + name
                                + "','set':{'" + name + "':{'polluted':true}}}]}]}");

        assertThat(JsonWriter.write(made.json())).contains("\"applied\"");
        assertThat(JsonWriter.write(own.tandem()
                        .http("anna", "GET", "/api/rooms/norway/snapshot", "")
                        .json()))
                .contains("\"id\":\"" + name + "\"")
                .doesNotContain("polluted");
        assertThat(JsonWriter.write(field.json())).contains("\"rejected\"");
    }

    @Test
    void F5_two_spellings_of_one_letter_are_two_texts_and_neither_is_changed() {
        Scene own = new Scene(requests, Taker.OWNER);
        own.take(Route.REGISTER_CLIENT);
        String epoch = own.tandem().world().rooms().meta("norway").orElseThrow().epoch();
        String ops = "{'op':'create','type':'item','id':'nfc','fields':{'name':'caf\u00E9'}},"
                + "{'op':'create','type':'item','id':'nfd','fields':{'name':'cafe\u0301'}}";
        own.tandem()
                .http(
                        "anna",
                        "POST",
                        "/api/rooms/norway/updates",
                        "{'client':'phone-anna','epoch':'" + epoch + "','mutations':[{'n':1,'base':1,'ops':[" + ops
                                + "]}]}");

        assertThat(JsonWriter.write(own.tandem()
                        .http("anna", "GET", "/api/rooms/norway/snapshot", "")
                        .json()))
                .contains("\"name\":\"caf\u00E9\"", "\"name\":\"cafe\u0301\"");
    }
}
