package dev.tandem.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rooms as files: what is written, what is taken of them, and what is said of the rest. */
final class RoomFileTest {
    private static final Kind LIST = Kinds.bundled().find("packing-list").orElseThrow();
    private static final Kind INVENTORY = Kinds.bundled().find("inventory").orElseThrow();

    private static Json.Obj file(String kind, String entities) {
        String text =
                "{'format':'tandem-room','version':1,'kind':'" + kind + "','title':'x','entities':[" + entities + "]}";
        return (Json.Obj) JsonReader.FILES.read(text.replace('\'', '"'));
    }

    private static List<String> unfit(Kind kind, String entities) {
        return RoomFile.read(kind, file(kind.name(), entities)) instanceof Reading.Unfit unfit
                ? unfit.problems().stream().map(Problem::toString).toList()
                : List.of();
    }

    private static Reading.Plan plan(Kind kind, String entities) {
        if (RoomFile.read(kind, file(kind.name(), entities)) instanceof Reading.Plan plan) {
            return plan;
        }
        throw new AssertionError(unfit(kind, entities));
    }

    private static Entity entity(String type, String id, Map<String, Json> fields) {
        return new Entity(new EntityKey(type, id), 2, false, fields, Map.of(), Map.of());
    }

    @Test
    void entities_stand_by_type_in_the_order_in_which_they_were_made() {
        List<Entity> entities = List.of(
                entity("order", "a", Map.of("number", Json.of(1002))),
                entity("order", "b", Map.of("number", Json.of(1001))),
                entity("comment", "z", Map.of("createdAt", Json.of(5), "text", Json.of("hello"))),
                entity("comment", "y", Map.of("createdAt", Json.of("?"))),
                entity("comment", "x", Map.of()));

        Json.Obj file = RoomFile.of("orders", "Desk", entities);

        assertThat(file.items("entities"))
                .extracting(each -> ((Json.Obj) each).findText("id").orElseThrow())
                .containsExactly("x", "y", "z", "b", "a");
        assertThat(JsonReader.FILES.read(RoomFile.write("orders", "Desk", entities)))
                .isEqualTo(file);
        assertThat(RoomFile.isOne(file)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}",
                "{'format':'tandem-room'}",
                "{'format':'tandem-room','version':2}",
                "{'format':'room','version':1}"
            })
    void another_format_or_version_is_none(String text) {
        assertThat(RoomFile.isOne((Json.Obj) JsonReader.FILES.read(text.replace('\'', '"'))))
                .isFalse();
    }

    @Test
    void a_file_of_another_kind_is_not_taken() {
        assertThat(RoomFile.read(LIST, file("orders", "")))
                .isEqualTo(new Reading.Unfit(List.of(new Problem(0, "wrong-kind", "orders"))));
        assertThat(RoomFile.read(LIST, (Json.Obj) JsonReader.FILES.read("{}")))
                .isEqualTo(new Reading.Unfit(List.of(new Problem(0, "wrong-kind", ""))));
    }

    @Test
    void what_is_referred_to_comes_first_and_ids_lead_to_drafts() {
        Reading.Plan plan = plan(
                LIST,
                "{'type':'item','id':'hat','fields':{'name':'Hat','categoryId':'c1'}},"
                        + "{'type':'category','id':'c1','fields':{'name':'Clothes'}}");

        assertThat(plan.drafts())
                .containsExactly(
                        new Draft(
                                "category",
                                "category c1",
                                new Place("", 2),
                                Map.of("name", Json.of("Clothes")),
                                Map.of()),
                        new Draft(
                                "item",
                                "item hat",
                                new Place("", 1),
                                Map.of("name", Json.of("Hat")),
                                Map.of("categoryId", List.of("category c1"))));
        assertThat(plan.skipped()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7                                                                        | line 1: bad-form:"
                        + " /entities/0",
                "{'id':'a','fields':{}}                                                   | line 1: bad-form:"
                        + " /entities/0/type",
                "{'type':'item','id':'','fields':{}}                                      | line 1: bad-form:"
                        + " /entities/0/id",
                "{'type':'item','id':'a','fields':7}                                      | line 1: bad-form:"
                        + " /entities/0/fields",
                "{'type':'rocket','id':'a','fields':{}}                                   | line 1: unknown-type:"
                        + " rocket",
                "{'type':'item','id':'a','fields':{'name':'A','fuel':1}}                  | line 1: unknown-field:"
                        + " fuel",
                "{'type':'item','id':'a','fields':{'name':'A','categoryId':'c'}}          | line 1: missing-reference:"
                        + " item a categoryId",
                "{'type':'category','id':'c','fields':{'name':'C'}},{'type':'category','id':'d','fields':{'name':'D'}},{'type':'item','id':'a','fields':{'name':'A','categoryId':['c','d']}}"
                        + " | line 3: too-many: categoryId"
            })
    void what_cannot_be_taken_is_told_with_its_place(String entities, String problem) {
        assertThat(unfit(LIST, entities)).containsExactly(problem);
    }

    @Test
    void a_value_that_does_not_fit_its_field_is_told() {
        assertThat(unfit(LIST, "{'type':'item','id':'a','fields':{'name':7}}"))
                .singleElement()
                .asString()
                .startsWith("line 1: ")
                .endsWith(": name");
    }

    @Test
    void an_id_that_is_there_twice_is_told_of_the_second() {
        assertThat(
                        unfit(
                                LIST,
                                "{'type':'item','id':'a','fields':{'name':'A'}},{'type':'item','id':'a','fields':{'name':'B'}}"))
                .containsExactly("line 2: duplicate-id: item a");
    }

    @Test
    void what_only_the_server_writes_is_not_taken() {
        Reading.Plan plan =
                plan(INVENTORY, "{'type':'stockItem','id':'a','fields':{'sku':'A','name':'Rope','reserved':5}}");

        assertThat(plan.drafts())
                .extracting(Draft::fields)
                .containsExactly(Map.of("sku", Json.of("A"), "name", Json.of("Rope")));
    }

    @Test
    void what_only_the_server_makes_is_left_out_and_told() {
        Reading.Plan plan = plan(INVENTORY, "{'type':'conflict','id':'k','fields':{}}");

        assertThat(plan.drafts()).isEmpty();
        assertThat(plan.skipped()).hasToString("[line 1: server-made: conflict k]");
    }

    @Test
    void records_come_with_what_they_are_about_and_not_without() {
        String rope = "{'type':'stockItem','id':'a','fields':{'sku':'A','name':'Rope'}}";
        Reading.Plan plan = plan(
                INVENTORY,
                "{'type':'adjustment','id':'x','fields':{'itemId':'a','delta':2}},"
                        + "{'type':'adjustment','id':'y','fields':{'itemId':'gone','delta':2}},"
                        + "{'type':'comment','id':'z','fields':{'onType':'stockItem','onId':'a','text':'hi'}},"
                        + "{'type':'comment','id':'w','fields':{'onType':'stockItem','onId':'gone','text':'hi'}},"
                        + rope);

        assertThat(plan.drafts()).extracting(Draft::key).containsExactly("stockItem a", "adjustment x", "comment z");
        assertThat(plan.drafts().get(1).references()).isEqualTo(Map.of("itemId", List.of("stockItem a")));
        assertThat(plan.skipped())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder("line 2: about-nothing: adjustment y", "line 4: about-nothing: comment w");
    }
}
