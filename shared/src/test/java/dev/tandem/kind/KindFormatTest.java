package dev.tandem.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType.LockBy;
import dev.tandem.kind.Field.Trait;
import dev.tandem.kind.Kind.EventType;
import dev.tandem.merge.Counter;
import dev.tandem.merge.LastWriteWins;
import dev.tandem.merge.Manual;
import dev.tandem.merge.Rank;
import dev.tandem.merge.TextMerge;
import dev.tandem.merge.Union;
import dev.tandem.model.Audience;
import dev.tandem.model.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What kind files say beyond types and fields: crew, events, rules, locks, authors, what only the server writes, what is retired. */
final class KindFormatTest {
    private static final String GOOD = """
            {
              "kind": "shop",
              "version": 2,
              "title": {"en": "Shop"},
              "crew": ["cook", "logistics"],
              "events": {
                "task-enabled": {"to": ["crew:cook", "role:owner"], "sentence": {"en": "{name} can start", "th": "เริ่ม {name}"}},
                "told-to-all": {"to": ["all"], "sentence": {"en": "x"}},
                "told-by-rules": {"sentence": {"en": "x"}}
              },
              "rules": ["first-rule", "second-rule"],
              "quotas": {"members": 5, "characters": 1000},
              "entities": {
                "order": {
                  "deleteConflict": "delete-wins",
                  "lock": true,
                  "permissions": {"delete": ["owner", "author"]},
                  "fields": {
                    "author": {"type": "user", "server": true},
                    "total": {"type": "number", "server": true, "default": 0},
                    "madeAt": {"type": "time"},
                    "raw": {"type": "any", "max": 100, "server": true},
                    "notes": {"type": "text", "merge": "text", "unlocked": true},
                    "signature": {"type": "string", "author": true},
                    "fax": {"type": "string", "retired": true},
                    "state": {"type": "choice", "values": ["open", "done"], "retired": ["held"],
                              "merge": {"rank": ["done", "held", "open"]}}
                  }
                },
                "line": {
                  "deleteConflict": "delete-wins",
                  "lock": {"of": "orderId"},
                  "fields": {
                    "orderId": {"type": "reference", "to": "order"},
                    "quantity": {"type": "integer", "merge": "counter"},
                    "place": {"type": "string", "merge": "manual"},
                    "tags": {"type": "set", "of": "string", "max": 9, "length": 20, "default": ["new"]},
                    "sizes": {"type": "set", "of": "choice", "values": ["s", "m"]},
                    "others": {"type": "set", "of": "reference", "to": "line", "merge": "last-write-wins"},
                    "fans": {"type": "set", "of": "user"}
                  }
                },
                "log": {
                  "deleteConflict": "delete-wins",
                  "server": true,
                  "lock": false,
                  "fields": {"text": {"type": "string", "server": true}}
                }
              }
            }
            """;

    @Test
    void crew_events_and_rules_are_read() {
        Kind kind = valid();

        assertThat(kind.crew()).containsExactly("cook", "logistics");
        assertThat(kind.rules()).containsExactly("first-rule", "second-rule");
        assertThat(kind.events())
                .containsEntry(
                        "task-enabled",
                        new EventType(
                                List.of(new Audience.InCrew("cook"), new Audience.InRole(Role.OWNER)),
                                Map.of("en", "{name} can start", "th", "เริ่ม {name}")))
                .containsEntry("told-to-all", new EventType(List.of(new Audience.Everyone()), Map.of("en", "x")))
                .containsEntry("told-by-rules", new EventType(List.of(), Map.of("en", "x")));
    }

    @Test
    void Q2_quotas_are_read_and_what_is_not_named_has_none() {
        assertThat(valid().quotas()).isEqualTo(new Quotas(Optional.of(5L), Optional.empty(), Optional.of(1000L)));
    }

    @Test
    void locks_authors_and_what_only_the_server_makes_are_read() {
        EntityType order = type("order");

        assertThat(order.lock()).contains(new LockBy.Own());
        assertThat(order.authorDeletes()).isTrue();
        assertThat(order.delete()).containsExactly(Role.OWNER);
        assertThat(order.serverMade()).isFalse();
        assertThat(type("line").lock()).contains(new LockBy.Of("orderId"));
        assertThat(type("line").authorDeletes()).isFalse();
        assertThat(type("log").lock()).isEmpty();
        assertThat(type("log").serverMade()).isTrue();
    }

    @Test
    void what_is_special_about_a_field_is_read() {
        assertThat(field("order", "total").traits()).containsExactly(Trait.SERVER);
        assertThat(field("order", "notes").traits()).containsExactly(Trait.UNLOCKED);
        assertThat(field("order", "signature").traits()).containsExactly(Trait.AUTHOR);
        assertThat(field("order", "fax").traits()).containsExactly(Trait.RETIRED);
        assertThat(field("order", "state").traits()).isEmpty();
        assertThat(field("order", "madeAt").traits()).isEmpty();
    }

    @Test
    void the_types_of_this_format_are_read_with_their_policies() {
        assertThat(field("order", "madeAt").type()).isEqualTo(new FieldType.Moment());
        assertThat(field("order", "raw").type()).isEqualTo(new FieldType.Anything(100));
        assertThat(field("order", "notes").merge()).isEqualTo(new TextMerge());
        assertThat(field("line", "quantity").merge()).isEqualTo(new Counter());
        assertThat(field("line", "place").merge()).isEqualTo(new Manual());
        assertThat(field("line", "place").type()).isEqualTo(new FieldType.Line(200));
        assertThat(field("line", "tags"))
                .isEqualTo(new Field(
                        "tags",
                        new FieldType.SetOf(new FieldType.Line(20), 9),
                        false,
                        Optional.of(Json.array(List.of(Json.of("new")))),
                        new Union()));
        assertThat(field("line", "sizes").type())
                .isEqualTo(new FieldType.SetOf(new FieldType.Choice(List.of("s", "m")), 200));
        assertThat(field("line", "others").type()).isEqualTo(new FieldType.SetOf(new FieldType.Reference("line"), 200));
        assertThat(field("line", "others").merge()).isEqualTo(new LastWriteWins());
        assertThat(field("line", "fans").type()).isEqualTo(new FieldType.SetOf(new FieldType.Person(), 200));
    }

    @Test
    void M7_a_retired_value_is_taken_and_ranked_but_is_none_of_the_values() {
        Field state = field("order", "state");

        assertThat(state.type()).isEqualTo(new FieldType.Choice(List.of("open", "done"), List.of("held")));
        assertThat(state.merge()).isEqualTo(new Rank(List.of("done", "held", "open")));
        assertThat(state.check(Json.of("held"))).isEmpty();
        assertThat(state.check(Json.of("lost"))).contains(FieldProblem.UNKNOWN_CHOICE);
    }

    @Test
    void every_kind_has_conflicts_and_comments_and_their_events() {
        Kind kind = valid();

        assertThat(type("conflict").serverMade()).isTrue();
        assertThat(type("conflict").fields().values())
                .allSatisfy(field -> assertThat(field.is(Trait.SERVER)).isTrue());
        assertThat(type("conflict").fields())
                .containsOnlyKeys(
                        "onType",
                        "onId",
                        "field",
                        "base",
                        "mine",
                        "theirs",
                        "mineBy",
                        "mineAt",
                        "theirsBy",
                        "theirsAt");
        assertThat(type("comment").fields())
                .containsKeys("onType", "onId", "thread", "text", "mentions", "resolved", "author", "editedAt");
        assertThat(type("comment").authorDeletes()).isTrue();
        assertThat(kind.events()).containsKeys("commented", "mentioned", "comment-resolved", "conflict", "assigned");
        assertThat(kind.events().values())
                .allSatisfy(event -> assertThat(event.sentence()).containsKey("en"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            ["cook", "logistics"]               | ["cook", "Cook"]                  | /crew/1: is not a name: a lower-case letter, then up to 31 letters and digits
            ["cook", "logistics"]               | ["cook", "cook"]                  | /crew/1: is there twice
            ["cook", "logistics"]               | "cook"                            | /crew: must be an array
            "members": 5                        | "people": 5                       | /quotas/people: is not known here
            "members": 5                        | "members": 0                      | /quotas/members: must be from 1 to 2147483647
            "members": 5                        | "entities": -1                    | /quotas/entities: must be from 1 to 2147483647
            "members": 5                        | "members": 2147483648             | /quotas/members: must be from 1 to 2147483647
            "members": 5                        | "members": "5"                    | /quotas/members: must be a whole number
            "members": 5                        | "members": 1.5                    | /quotas/members: must be a whole number
            "members": 5                        | "members": null                   | /quotas/members: must be a whole number
            {"members": 5, "characters": 1000}  | 7                                 | /quotas: must be an object
            "crew:cook"                         | "crew:driver"                     | /events/task-enabled/to/0: must be all, role:owner, role:editor, role:viewer or crew: and one of the crew roles
            "crew:cook"                         | "user:ann"                        | /events/task-enabled/to/0: must be all, role:owner, role:editor, role:viewer or crew: and one of the crew roles
            "crew:cook"                         | "role:owner"                      | /events/task-enabled/to/1: is there twice
            "crew:cook"                         | 7                                 | /events/task-enabled/to/0: must be a string that is not empty
            {"en": "{name} can start", "th"     | {"th"                             | /events/task-enabled/sentence/en: is missing
            "told-by-rules": {                  | "told-by-rules": {"who": 1,       | /events/told-by-rules/who: is not known here
            "told-by-rules": {"sentence"        | "told-by-rules": {"text"          | /events/told-by-rules/sentence: is missing
            "told-by-rules"                     | "Told"                            | /events/Told: is not a name: a lower-case letter, then up to 63 of a-z 0-9 -
            "told-by-rules"                     | "mentioned"                       | /events/mentioned: is built in
            "first-rule"                        | "no-rule"                         | /rules/0: is not a rule there is
            "first-rule"                        | "second-rule"                     | /rules/1: is there twice
            "log": {                            | "comment": {                      | /entities/comment: is built in
            "log": {                            | "conflict": {                     | /entities/conflict: is built in
            "lock": true                        | "lock": "yes"                     | /entities/order/lock: must be true or false
            "lock": {"of": "orderId"}           | "lock": {"by": "orderId"}         | /entities/line/lock/of: is missing
            "lock": {"of": "orderId"}           | "lock": {"of": "place"}           | /entities/line/lock/of: must be a reference of this type
            "lock": {"of": "orderId"}           | "lock": {"of": "otherId"}         | /entities/line/lock/of: must be a reference of this type
            "lock": true,                       |                                   | /entities/order/fields/notes/unlocked: is for types with a lock
            ["owner", "author"]                 | ["author", "boss"]                | /entities/order/permissions/delete/1: must be owner, editor, commenter or viewer
            {"delete": ["owner", "author"]}     | {"update": ["owner", "author"]}   | /entities/order/permissions/update/1: must be owner, editor, commenter or viewer
            "author": {"type": "user", "server": true} | "author": {"type": "user"} | /entities/order: gives its author rights: it needs a field author of type user with "server": true
            "author": {"type": "user", "server": true} | "author": {"type": "string", "server": true} | /entities/order: gives its author rights: it needs a field author of type user with "server": true
            "server": true, "default": 0        | "server": true, "required": true  | /entities/order/fields/total/required: is for fields that everybody fills
            "retired": true                     | "retired": true, "required": true | /entities/order/fields/fax/required: is for fields that everybody fills
            "retired": true                     | "retired": "yes"                  | /entities/order/fields/fax/retired: must be true or false
            "max": 100, "server": true          | "max": 100                        | /entities/order/fields/raw/type: any is for fields with "server": true
            "max": 100, "server": true          | "max": 5001, "server": true       | /entities/order/fields/raw/max: must be from 1 to 5000
            "author": true                      | "author": true, "server": true    | /entities/order/fields/signature/server: leaves nobody else to change it
            "retired": ["held"]                 | "retired": ["open"]               | /entities/order/fields/state/retired/0: is among the values
            "retired": ["held"]                 | "retired": ["held"], "default": "held" | /entities/order/fields/state/default: is retired
            ["done", "held", "open"]            | ["done", "open"]                  | /entities/order/fields/state/merge: rank needs a choice, and names each of its values once
            "type": "time"                      | "type": "time", "max": 7          | /entities/order/fields/madeAt/max: is not known here
            "of": "string", "max": 9            | "max": 9                          | /entities/line/fields/tags/of: is missing
            "of": "string", "max": 9            | "of": "number", "max": 9          | /entities/line/fields/tags/of: must be string, choice, reference or user
            "of": "string", "max": 9            | "of": "string", "max": 201        | /entities/line/fields/tags/max: must be from 1 to 200
            "default": ["new"]                  | "default": "new"                  | /entities/line/fields/tags/default: does not fit the field: wrong-type
            "default": ["new"]                  | "default": ["new", "new"]         | /entities/line/fields/tags/default: does not fit the field: twice
            "default": ["new"]                  | "required": true                  | /entities/line/fields/tags/required: a set may always be empty
            "values": ["s", "m"]                | "values": []                      | /entities/line/fields/sizes/values: must not be empty
            "to": "line"                        | "to": "lane"                      | /entities/line/fields/others/to: is not a declared type
            "of": "user"                        | "of": "user", "default": ["ann"]  | /entities/line/fields/fans/default: a user has no default
            "of": "user"                        | "of": "user", "merge": "counter"  | /entities/line/fields/fans/merge: counter needs an integer or a number
            "integer", "merge": "counter"       | "integer", "merge": "set"         | /entities/line/fields/quantity/merge: set needs a set
            "integer", "merge": "counter"       | "integer", "merge": "text"        | /entities/line/fields/quantity/merge: text needs a text or a string
            "string", "merge": "manual"         | "position", "merge": "manual"     | /entities/line/fields/place/merge: manual needs another type than position, and values of at most 4000 bytes
            "string", "merge": "manual"         | "text", "merge": "manual"         | /entities/line/fields/place/merge: manual needs another type than position, and values of at most 4000 bytes
            """)
    void each_mistake_is_named_with_its_place(String from, String to, String problem) {
        assertThat(GOOD).contains(from);

        assertThat(problems(GOOD.replace(from, to == null ? "" : to))).contains("shop.json: " + problem);
    }

    @Test
    void the_longest_entity_of_a_type_fits_the_commit_that_deletes_it() {
        String two = "\"fax\": {\"type\": \"text\", \"max\": 10000}, \"fox\": {\"type\": \"text\", \"max\": 10000}";
        String refused = GOOD.replace("\"fax\": {\"type\": \"string\", \"retired\": true}", two);

        assertThat(problems(refused))
                .singleElement()
                .asString()
                .matches(
                        "shop.json: /entities/order/fields: may hold [0-9]+ bytes, and a commit that deletes one has room for 66000: .*");
        assertThat(problems(refused.replace("\"to\": \"order\"", "\"to\": \"line\"")))
                .singleElement()
                .asString()
                .contains("room for 96000");
    }

    private static EntityType type(String name) {
        return Optional.ofNullable(valid().entities().get(name)).orElseThrow();
    }

    private static Field field(String type, String name) {
        return Optional.ofNullable(type(type).fields().get(name)).orElseThrow();
    }

    private static Kind valid() {
        return switch (read(GOOD)) {
            case KindFile.Valid valid -> valid.kind();
            case KindFile.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }

    private static List<String> problems(String text) {
        return switch (read(text)) {
            case KindFile.Valid valid -> List.of();
            case KindFile.Invalid invalid -> invalid.problems();
        };
    }

    private static KindFile read(String text) {
        return KindReader.read("shop.json", text, Set.of("first-rule", "second-rule")::contains);
    }
}
