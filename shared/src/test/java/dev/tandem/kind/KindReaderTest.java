package dev.tandem.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType.DeleteConflict;
import dev.tandem.kind.Kind.TitleField;
import dev.tandem.merge.AnyTrue;
import dev.tandem.merge.LastWriteWins;
import dev.tandem.merge.Max;
import dev.tandem.merge.Rank;
import dev.tandem.model.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KindReaderTest {
    /** Every form there is, once. */
    private static final String GOOD = """
            {
              "kind": "chores",
              "version": 3,
              "title": {"en": "Chores", "th": "งานบ้าน"},
              "titleField": {"type": "home", "field": "name"},
              "entities": {
                "home": {
                  "singleton": true,
                  "fields": {"name": {"type": "string", "required": true}}
                },
                "chore": {
                  "deleteConflict": "update-revives",
                  "permissions": {"create": ["owner"], "update": ["owner", "editor", "viewer"]},
                  "fields": {
                    "name": {"type": "string", "max": 80, "required": true},
                    "notes": {"type": "text"},
                    "count": {"type": "integer", "min": 0, "max": 99, "default": 1, "merge": "max"},
                    "hours": {"type": "number", "min": 0.25},
                    "done": {"type": "boolean", "default": false, "merge": "any-true"},
                    "due": {"type": "date"},
                    "state": {"type": "choice", "values": ["todo", "done"], "merge": {"rank": ["done", "todo"]}},
                    "roomId": {"type": "reference", "to": "place"},
                    "who": {"type": "user"},
                    "position": {"type": "position"}
                  }
                },
                "place": {"deleteConflict": "delete-wins", "fields": {"name": {"type": "string"}}}
              }
            }
            """;

    @Test
    void a_good_file_gives_its_kind() {
        Kind kind = valid(GOOD);

        assertThat(kind.name()).isEqualTo("chores");
        assertThat(kind.version()).isEqualTo(3);
        assertThat(kind.title()).containsEntry("th", "งานบ้าน");
        assertThat(kind.titleField()).contains(new TitleField("home", "name"));
        assertThat(kind.entities()).containsOnlyKeys("home", "chore", "place", "conflict", "comment");
        assertThat(type(kind, "home").singleton()).isTrue();
        EntityType chore = type(kind, "chore");
        assertThat(chore.deleteConflict()).isEqualTo(DeleteConflict.UPDATE_REVIVES);
        assertThat(chore.create()).containsExactly(Role.OWNER);
        assertThat(chore.update()).containsExactlyInAnyOrder(Role.OWNER, Role.EDITOR, Role.VIEWER);
        assertThat(chore.delete()).isEqualTo(Set.of(Role.OWNER, Role.EDITOR));
    }

    @Test
    void each_type_of_field_is_read_with_its_limits() {
        Map<String, Field> fields = type(valid(GOOD), "chore").fields();
        BigDecimal most = BigDecimal.valueOf(9_007_199_254_740_991L);

        assertThat(fields.values())
                .containsExactlyInAnyOrder(
                        new Field("name", new FieldType.Line(80), true, Optional.empty(), new LastWriteWins()),
                        new Field("notes", new FieldType.Text(4_000), false, Optional.empty(), new LastWriteWins()),
                        new Field("count", new FieldType.Whole(0, 99), false, Optional.of(Json.of(1)), new Max()),
                        new Field(
                                "hours",
                                new FieldType.Decimal(new BigDecimal("0.25"), most),
                                false,
                                Optional.empty(),
                                new LastWriteWins()),
                        new Field("done", new FieldType.Flag(), false, Optional.of(Json.of(false)), new AnyTrue()),
                        new Field("due", new FieldType.Day(), false, Optional.empty(), new LastWriteWins()),
                        new Field(
                                "state",
                                new FieldType.Choice(List.of("todo", "done")),
                                false,
                                Optional.empty(),
                                new Rank(List.of("done", "todo"))),
                        new Field(
                                "roomId",
                                new FieldType.Reference("place"),
                                false,
                                Optional.empty(),
                                new LastWriteWins()),
                        new Field("who", new FieldType.Person(), false, Optional.empty(), new LastWriteWins()),
                        new Field("position", new FieldType.Position(), false, Optional.empty(), new LastWriteWins()));
    }

    @Test
    void the_title_field_may_be_absent() {
        assertThat(valid(change("\"titleField\": {\"type\": \"home\", \"field\": \"name\"},", "")
                                .replace("\"string\", \"required\": true}}", "\"string\"}}"))
                        .titleField())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "version": 3                        | "version": "3"                    | /version: must be a whole number
            "version": 3                        | "version": 1.5                    | /version: must be a whole number
            "version": 3                        | "version": 0                      | /version: must be from 1 to 2147483647
            "version": 3,                       |                                   | /version: is missing
            "version": 3                        | "version": 3, "colour": 1         | /colour: is not known here
            "kind": "chores"                    | "kind": "Chores"                  | /kind: must be a lower-case letter, then up to 31 of a-z 0-9 -
            "kind": "chores"                    | "kind": "jobs"                    | /kind: must be the name of the file
            "kind": "chores"                    | "kind": 7                         | /kind: must be a string that is not empty
            "en": "Chores"                      | "de": "Aufgaben"                  | /title/en: is missing
            "en": "Chores"                      | "en": " "                         | /title/en: must be a string that is not empty
            "th": "งานบ้าน"                     | "Thai": "งานบ้าน"                 | /title/Thai: is not a language: two or three lower-case letters
            "type": "home", "field"             | "type": "house", "field"          | /titleField/type: is not a declared type
            "type": "home", "field"             | "type": "place", "field"          | /titleField/type: must be a singleton
            "type": "home", "field": "name"     | "type": "home", "field": "title"  | /titleField/field: must be a required string of that type
            "type": "home", "field": "name"     | "type": "home"                    | /titleField/field: is missing
            "home", "field": "name"}            | "home", "field": "name", "x": 1}  | /titleField/x: is not known here
            "place": {                          | "Place": {                        | /entities/Place: is not a name: a lower-case letter, then up to 31 letters and digits
            "place": {                          | "place": 5, "spot": {             | /entities/place: must be an object
            "singleton": true                   | "singleton": "yes"                | /entities/home/singleton: must be true or false
            "deleteConflict": "update-revives"  | "deleteConflict": "mine"          | /entities/chore/deleteConflict: must be delete-wins or update-revives
            "deleteConflict": "update-revives", |                                   | /entities/chore/deleteConflict: is missing
            "create": ["owner"]                 | "create": ["cook"]                | /entities/chore/permissions/create/0: must be owner, editor, commenter or viewer
            "create": ["owner"]                 | "create": ["owner", "owner"]      | /entities/chore/permissions/create/1: is there twice
            "create": ["owner"]                 | "create": "owner"                 | /entities/chore/permissions/create: must be an array
            "create": ["owner"]                 | "move": ["owner"]                 | /entities/chore/permissions/move: is not known here
            "notes": {                          | "my-notes": {                     | /entities/chore/fields/my-notes: is not a name: a lower-case letter, then up to 31 letters and digits
            "notes": {                          | "digest": {                       | /entities/chore/fields/digest: is a name that only the server writes
            "type": "text"                      | "type": "html"                    | /entities/chore/fields/notes/type: must be string, text, integer, number, boolean, date, time, choice, reference, user, position, set or any
            {"type": "text"}                    | {}                                | /entities/chore/fields/notes/type: is missing
            {"type": "text"}                    | "text"                            | /entities/chore/fields/notes: must be an object
            {"type": "text"}                    | {"type": "text", "min": 1}        | /entities/chore/fields/notes/min: is not known here
            {"type": "text"}                    | {"type": "text", "max": 22001}    | /entities/chore/fields/notes/max: must be from 1 to 22000
            "max": 80                           | "max": "80"                       | /entities/chore/fields/name/max: must be a whole number
            "max": 80                           | "max": 0                          | /entities/chore/fields/name/max: must be from 1 to 1000
            "max": 80, "required": true         | "max": 80, "required": 1          | /entities/chore/fields/name/required: must be true or false
            "min": 0, "max": 99                 | "min": 0, "max": 9.5              | /entities/chore/fields/count/max: must be a whole number
            "min": 0, "max": 99                 | "min": 100, "max": 99             | /entities/chore/fields/count/max: leaves nothing from min to max
            "default": 1                        | "default": 100                    | /entities/chore/fields/count/default: does not fit the field: out-of-range
            "default": 1                        | "default": "1"                    | /entities/chore/fields/count/default: does not fit the field: wrong-type
            "default": 1                        | "default": null                   | /entities/chore/fields/count/default: does not fit the field: wrong-type
            "min": 0.25                         | "min": "0.25"                     | /entities/chore/fields/hours/min: must be a number
            "due": {"type": "date"              | "due": {"type": "date", "default": "2026-02-30" | /entities/chore/fields/due/default: does not fit the field: not-a-day
            "values": ["todo", "done"],         |                                   | /entities/chore/fields/state/values: is missing
            "values": ["todo", "done"]          | "values": []                      | /entities/chore/fields/state/values: must not be empty
            "values": ["todo", "done"]          | "values": ["todo", "todo"]        | /entities/chore/fields/state/values/1: is there twice
            "values": ["todo", "done"]          | "values": ["todo", 1]             | /entities/chore/fields/state/values/1: must be a string that is not empty
            "to": "place"                       | "to": "flat"                      | /entities/chore/fields/roomId/to: is not a declared type
            , "to": "place"                     |                                   | /entities/chore/fields/roomId/to: is missing
            "to": "place"                       | "to": "place", "default": "p1"    | /entities/chore/fields/roomId/default: a reference has no default
            "to": "place"                       | "to": "place", "required": true   | /entities/chore/fields/roomId/required: a reference may always be empty
            "type": "user"                      | "type": "user", "default": "ann"  | /entities/chore/fields/who/default: a user has no default
            "merge": "max"                      | "merge": "most"                   | /entities/chore/fields/count/merge: must be last-write-wins, any-true, max, min, counter, set, text, manual or {"rank": [values]}
            "merge": "max"                      | "merge": "any-true"               | /entities/chore/fields/count/merge: any-true needs a boolean
            "merge": "any-true"                 | "merge": "max"                    | /entities/chore/fields/done/merge: max needs an integer or a number
            "merge": "any-true"                 | "merge": "min"                    | /entities/chore/fields/done/merge: min needs an integer or a number
            "merge": "any-true"                 | "merge": {"rank": ["a"]}          | /entities/chore/fields/done/merge: rank needs a choice, and names each of its values once
            "rank": ["done", "todo"]            | "rank": ["done"]                  | /entities/chore/fields/state/merge: rank needs a choice, and names each of its values once
            "rank": ["done", "todo"]            | "rank": ["done", "open"]          | /entities/chore/fields/state/merge: rank needs a choice, and names each of its values once
            "rank": ["done", "todo"]            | "order": ["done", "todo"]         | /entities/chore/fields/state/merge/order: is not known here
            "who": {"type": "user"              | "who": {"type": "position"        | /entities/chore/fields: declares more than one position
            "required": true}}                  | "required": true}, "size": {"type": "integer", "required": true}} | /entities/home/fields/size: is required of a singleton, which is made with the room: it needs a default
            """)
    void each_mistake_is_named_with_its_file_and_place(String from, String to, String problem) {
        KindFile file = KindReader.read("chores.json", change(from, to == null ? "" : to));

        assertThat(file)
                .isInstanceOfSatisfying(
                        KindFile.Invalid.class,
                        invalid -> assertThat(invalid.problems()).contains("chores.json: " + problem));
    }

    @Test
    void a_file_that_is_not_json_is_named_with_line_and_column() {
        assertThat(KindReader.read("chores.json", "{\n  \"kind\": chores\n}"))
                .isEqualTo(new KindFile.Invalid(List.of("chores.json: 2:11: bad-json")));
        assertThat(KindReader.read("chores.json", "{\"kind\": \"chores\", \"kind\": \"chores\"}"))
                .isEqualTo(new KindFile.Invalid(List.of("chores.json: /kind: duplicate-key")));
    }

    @Test
    void a_file_that_is_not_an_object_is_refused() {
        assertThat(KindReader.read("chores.json", "[]"))
                .isEqualTo(new KindFile.Invalid(List.of("chores.json: /: must be an object")));
    }

    @Test
    void a_kind_without_types_and_a_type_without_fields_are_refused() {
        assertThat(problems("{\"kind\":\"chores\",\"version\":1,\"title\":{\"en\":\"C\"},\"entities\":{}}"))
                .containsExactly("chores.json: /entities: must declare at least one type");
        assertThat(problems("{\"kind\":\"chores\",\"version\":1,\"title\":{\"en\":\"C\"},"
                        + "\"entities\":{\"a\":{\"deleteConflict\":\"delete-wins\",\"fields\":{}}}}"))
                .containsExactly("chores.json: /entities/a/fields: must declare at least one field");
    }

    @Test
    void all_mistakes_of_a_file_are_named_at_once_and_each_once() {
        String text = change("\"version\": 3", "\"version\": 0")
                .replace("\"to\": \"place\"", "\"to\": \"flat\"")
                .replace("\"merge\": \"max\"", "\"merge\": \"most\"")
                .replace("\"place\": {", "\"place\": [], \"spot\": {");

        assertThat(problems(text))
                .containsExactlyInAnyOrder(
                        "chores.json: /version: must be from 1 to 2147483647",
                        "chores.json: /entities/chore/fields/count/merge: must be last-write-wins, any-true, max, min,"
                                + " counter, set, text, manual or {\"rank\": [values]}",
                        "chores.json: /entities/place: must be an object",
                        "chores.json: /entities/chore/fields/roomId/to: is not a declared type");
    }

    private static EntityType type(Kind kind, String name) {
        return Optional.ofNullable(kind.entities().get(name)).orElseThrow();
    }

    private static Kind valid(String text) {
        return switch (KindReader.read("chores.json", text)) {
            case KindFile.Valid valid -> valid.kind();
            case KindFile.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }

    private static List<String> problems(String text) {
        return switch (KindReader.read("chores.json", text)) {
            case KindFile.Valid valid -> List.of();
            case KindFile.Invalid invalid -> invalid.problems();
        };
    }

    /** The good file with one thing changed. */
    private static String change(String from, String to) {
        assertThat(GOOD).contains(from);
        return GOOD.replace(from, to);
    }
}
