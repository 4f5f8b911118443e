package dev.tandem.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KindEvolutionTest {
    private static final String OLDER = """
            {
              "kind": "shop",
              "version": 1,
              "title": {"en": "Shop"},
              "titleField": {"type": "shop", "field": "name"},
              "crew": ["cook", "logistics"],
              "quotas": {"members": 9, "entities": 100},
              "events": {"ready": {"sentence": {"en": "x"}}},
              "entities": {
                "shop": {"singleton": true, "fields": {
                  "name": {"type": "string", "required": true, "default": "x"},
                  "motto": {"type": "string", "required": true, "default": "x"}}},
                "order": {
                  "deleteConflict": "delete-wins",
                  "permissions": {"create": ["owner", "editor", "viewer"], "delete": ["owner", "author"]},
                  "fields": {
                    "author": {"type": "user", "server": true},
                    "title": {"type": "string", "max": 100, "required": true},
                    "notes": {"type": "text", "max": 1000},
                    "count": {"type": "integer", "min": 1, "max": 9, "merge": "counter"},
                    "price": {"type": "number", "min": 0, "max": 100},
                    "state": {"type": "choice", "values": ["open", "done"], "retired": ["held"], "merge": {"rank": ["done", "held", "open"]}},
                    "shopId": {"type": "reference", "to": "order"},
                    "tags": {"type": "set", "of": "string", "max": 9, "length": 20},
                    "sizes": {"type": "set", "of": "choice", "values": ["s", "m"]},
                    "due": {"type": "date"},
                    "priority": {"type": "integer", "required": true, "default": 1},
                    "raw": {"type": "any", "max": 10, "server": true}
                  }
                },
                "line": {
                  "deleteConflict": "delete-wins",
                  "lock": true,
                  "fields": {"text": {"type": "string", "unlocked": true}}
                }
              }
            }
            """;

    @Test
    void nothing_breaks_where_nothing_changed() {
        assertThat(check(OLDER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "due": {"type": "date"}        | "due": {"type": "date"}, "more": {"type": "string"}
            "due": {"type": "date"}        | "due": {"type": "date"}, "more": {"type": "string", "required": true, "default": "x"}
            "due": {"type": "date"}        | "due": {"type": "date", "retired": true}
            "due": {"type": "date"}        | "due": {"type": "date", "default": "2026-01-01"}
            "max": 100, "required": true   | "max": 200
            "min": 1, "max": 9             | "min": 0, "max": 10
            "min": 0, "max": 100           | "min": -1
            ["open", "done"], "retired": ["held"], "merge": {"rank": ["done", "held", "open"]} | ["open"], "retired": ["held", "done"], "merge": {"rank": ["done", "held", "open"]}
            ["open", "done"], "retired": ["held"], "merge": {"rank": ["done", "held", "open"]} | ["open", "done", "held", "lost"], "merge": {"rank": ["lost", "done", "held", "open"]}
            "max": 9, "length": 20         | "max": 10, "length": 30
            "lock": true,                  | "lock": true, "permissions": {"create": ["owner", "editor", "viewer"]},
            ["cook", "logistics"]          | ["logistics", "cook", "driver"]
            {"members": 9, "entities": 100} | {"members": 8, "characters": 1}
            {"ready"                       | {"late": {"sentence": {"en": "y"}}, "ready"
            """)
    void M7_what_older_clients_can_live_with_breaks_nothing(String from, String to) {
        assertThat(check(newer(from, to))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "version": 2, "title": {"en": "Shop"} | "version": 1, "title": {"en": "Store"} | /version: must be above 1
            "field": "name"}              | "field": "motto"}             | /titleField: changed: rooms keep their titles in the old one
            ["cook", "logistics"]         | ["cook"]                      | /crew: lost logistics, which members may have
            {"ready"                      | {"steady"                     | /events/ready: was removed: people may still be told of it
            "line": {                     | "lane": {                     | /entities/line: was removed: rooms hold such entities and older clients write them
            "line": {                     | "late": {"singleton": true, "fields": {"a": {"type": "date"}}}, "line": { | /entities/late: is a new singleton, which rooms there are do not have
            "lock": true,                 | "lock": true, "singleton": true, | /entities/line/singleton: changed
            "deleteConflict": "delete-wins", "permissions" | "deleteConflict": "update-revives", "permissions" | /entities/order/deleteConflict: changed: what is queued was meant otherwise
            "lock": true,                 | "lock": true, "server": true, | /entities/line/server: refuses what is queued
            "permissions": {              | "lock": true, "permissions": { | /entities/order/lock: changed: what is queued comes without it
            ["owner", "editor", "viewer"] | ["owner", "viewer"]           | /entities/order/permissions/create: refuses what editor has queued
            ["owner", "author"]           | ["owner"]                     | /entities/order/permissions/delete: refuses what author has queued
            "due":                        | "day":                        | /entities/order/fields/due: was removed: let it stay with "retired": true
            "due":                        | "size": {"type": "integer", "required": true}, "due": | /entities/order/fields/size: is new and required: older clients do not name it, so it needs a default
            "due": {"type": "date"}       | "due": {"type": "time"}       | /entities/order/fields/due/type: changed: take a new field and retire this one
            "type": "text", "max": 1000   | "type": "string", "max": 1000 | /entities/order/fields/notes/type: changed: take a new field and retire this one
            "max": 1000                   | "max": 999                    | /entities/order/fields/notes/max: is below 1000, and entities may hold more
            "min": 1, "max": 9            | "min": 2, "max": 9            | /entities/order/fields/count/min: is above 1, and entities may hold less
            "min": 0, "max": 100          | "min": 0, "max": 99.5         | /entities/order/fields/price/max: is below 100, and entities may hold more
            ["open", "done"], "retired": ["held"], "merge": {"rank": ["done", "held", "open"]} | ["open"], "retired": ["held"], "merge": {"rank": ["held", "open"]} | /entities/order/fields/state/values: lost done: name them in "retired"
            "retired": ["held"], "merge": {"rank": ["done", "held", "open"]} | "merge": {"rank": ["done", "open"]} | /entities/order/fields/state/retired: lost held, which entities may still hold
            ["done", "held", "open"]      | ["open", "held", "done"]      | /entities/order/fields/state/merge: changed: what is queued was meant to be merged otherwise
            "merge": "counter"            | "merge": "max"                | /entities/order/fields/count/merge: changed: what is queued was meant to be merged otherwise
            "to": "order"                 | "to": "line"                  | /entities/order/fields/shopId/to: changed: the ids there are name entities of type order
            "max": 9, "length": 20        | "max": 8, "length": 20        | /entities/order/fields/tags/max: is below 9, and entities may hold more
            "max": 9, "length": 20        | "max": 9, "length": 19        | /entities/order/fields/tags/length: is below 20, and entities may hold more
            "of": "string", "max": 9, "length": 20 | "of": "user"         | /entities/order/fields/tags/of: changed: take a new field and retire this one
            ["s", "m"]                    | ["s"]                         | /entities/order/fields/sizes/values: lost m: name them in "retired"
            "date"                        | "date", "required": true      | /entities/order/fields/due/required: is new: entities there are may have no value
            "required": true, "default": 1 | "required": true             | /entities/order/fields/priority/default: was removed: older clients leave the field to it
            "date"                        | "date", "server": true        | /entities/order/fields/due/server: is new: it refuses what others have queued
            "date"                        | "date", "author": true        | /entities/order/fields/due/author: is new: it refuses what others have queued
            , "unlocked": true            |                               | /entities/line/fields/text/unlocked: was removed: what is queued comes without the lock
            "max": 10, "server"           | "max": 9, "server"            | /entities/order/fields/raw/max: is below 10, and entities may hold more
            """)
    void M7_what_would_break_rooms_or_queues_is_named_with_its_place(String from, String to, String problem) {
        assertThat(check(newer(from, to))).contains(problem);
    }

    @Test
    void another_kind_is_no_newer_version() {
        assertThat(KindEvolution.check(
                        read("shop.json", OLDER),
                        read("bar.json", OLDER.replace("\"kind\": \"shop\"", "\"kind\": \"bar\""))))
                .containsExactly("/kind: was shop: this is another kind");
    }

    private static String newer(String from, String to) {
        String text = OLDER.replace("\"version\": 1", "\"version\": 2")
                .replaceAll(",\\s+\"(permissions|title)\":", ", \"$1\":");
        assertThat(text).contains(from);
        return text.replace(from, to == null ? "" : to);
    }

    private static List<String> check(String newer) {
        return KindEvolution.check(read("shop.json", OLDER), read("shop.json", newer));
    }

    private static Kind read(String file, String text) {
        return switch (KindReader.read(file, text)) {
            case KindFile.Valid valid -> valid.kind();
            case KindFile.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }
}
