package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.exchange.Templates;
import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.room.Digests;
import dev.tandem.room.Fold;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rooms as files, over HTTP. */
final class RestImportTest {
    private final Deployment tandem = new Deployment();

    private Answer anna(String method, String path, String body) {
        return tandem.http("anna", method, path, body);
    }

    /** A packing list with so many items, called {@code big}. */
    static String file(int items) {
        String all = IntStream.range(0, items)
                .mapToObj(i -> "{'type':'item','id':'i" + i + "','fields':{'name':'Item " + i + "','categoryId':'c'}}")
                .collect(Collectors.joining(","));
        return "{'format':'tandem-room','version':1,'kind':'packing-list','title':'Big','id':'big','entities':["
                + "{'type':'list','id':'list','fields':{'name':'Other','destination':'Oslo'}},"
                + "{'type':'category','id':'c','fields':{'name':'Things'}}"
                + (all.isEmpty() ? "" : "," + all) + "]}";
    }

    private List<Commit> log(String room) {
        return tandem.world().rooms().log(room, 0, 1 << 26);
    }

    @Test
    void R13_five_thousand_items_become_a_room_whose_log_is_whole() {
        Answer made = anna("POST", "/api/rooms/import", file(5_000));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().findText("title")).contains("Big");
        List<Commit> log = log("big");
        assertThat(log).hasSizeGreaterThan(50).hasSizeLessThan(100);
        List<Entity> entities =
                tandem.world().rooms().snapshot("big").orElseThrow().entities();
        assertThat(entities).hasSize(5_002);
        assertThat(Fold.replay(log).values()).containsExactlyInAnyOrderElementsOf(entities);
        assertThat(log.getLast().digest()).isEqualTo(Digests.of(entities));
        assertThat(log).allSatisfy(commit -> assertThat(commit.rejected()).isEmpty());
        tandem.pass(Duration.ofSeconds(5));
        assertThat(anna("GET", "/api/rooms", "").json().items("rooms")).hasSize(1);
    }

    @Test
    void R13_what_is_exported_is_imported_again_and_the_copy_exports_the_same() {
        anna("POST", "/api/rooms/import", file(7));
        Json.Obj first = anna("GET", "/api/rooms/big/export", "").json();

        Answer again = anna("POST", "/api/rooms/import", JsonWriter.write(first));

        assertThat(again.status()).isEqualTo(201);
        Json.Obj second = anna(
                        "GET", "/api/rooms/" + again.json().findText("id").orElseThrow() + "/export", "")
                .json();
        assertThat(fields(second)).containsExactlyInAnyOrderElementsOf(fields(first));
        assertThat(first.findText("format")).contains("tandem-room");
    }

    /** Ids are new in every room, and so are the references to them. */
    private static List<String> fields(Json.Obj file) {
        return file.items("entities").stream()
                .map(entity ->
                        JsonWriter.write(((Json.Obj) entity).find("fields").orElseThrow()))
                .map(fields -> fields.replaceAll("\"categoryId\":\"[^\"]+\"", ""))
                .toList();
    }

    static Stream<Templates.Template> templates() {
        return Templates.all().stream();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void R13_every_kind_of_room_goes_out_and_comes_in_again(Templates.Template template) {
        anna(
                "POST",
                "/api/rooms",
                "{'kind':'" + template.kind() + "','title':'One','id':'one','template':'" + template.id() + "'}");
        Json.Obj file = anna("GET", "/api/rooms/one/export", "").json();

        assertThat(anna("POST", "/api/rooms/import", JsonWriter.write(file)).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'format':'tandem-room' | 'format':'other' | /format",
                "'version':1 | 'version':2 | /format",
                "'kind':'packing-list' | 'kind':'novel' | /kind",
                "'kind':'packing-list' | 'kind':7 | /kind",
                "'title':'Big' | 'title':'' | /title",
                "'title':'Big' | 'title':7 | /title",
                "'id':'big' | 'id':'a#b' | /id",
                "'id':'big' | 'id':'..' | /id",
                "'id':'big' | 'id':7 | /id",
                "'id':'big' | 'link':'owner' | /link",
                "'id':'big' | 'members':[] | /members",
                "'type':'category' | 'type':'novel' | /entities/1",
                "'type':'category' | 'type':7 | /entities/1",
                "'name':'Things' | 'name':7 | /entities/1",
                "'name':'Things' | 'nome':'Things' | /entities/1",
                "'name':'Item 1' | 'quantity':-1 | /entities/3",
                "'name':'Item 1' | 'quantity':1 | /entities/3",
                "'id':'i1' | 'id':'i0' | /entities/3",
                "'id':'i1' | 'id':'a/b' | /entities/3",
                "'categoryId':'c' | 'categoryId':'elsewhere' | /entities/2",
            })
    void R13_what_is_wrong_with_a_file_is_named_and_nothing_is_made(String good, String bad, String at) {
        Answer answer = anna("POST", "/api/rooms/import", file(3).replaceFirst(good, bad));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("bad-message");
        assertThat(((Json.Obj) answer.json().find("detail").orElseThrow()).findText("at"))
                .contains(at);
        assertThat(log("big")).isEmpty();
    }

    @Test
    void R13_a_file_that_is_too_long_or_an_id_that_is_taken_makes_nothing() {
        assertThat(anna("POST", "/api/rooms/import", file(0) + " ".repeat(4 * 1024 * 1024))
                        .status())
                .isEqualTo(413);
        assertThat(log("big")).isEmpty();
        tandem.room("big", "ben");

        assertThat(anna("POST", "/api/rooms/import", file(1)).code()).isEqualTo("already-exists");
        assertThat(log("big")).hasSize(1);
    }
}
