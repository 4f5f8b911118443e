package dev.tandem.rule;

import dev.tandem.kind.Kind;
import dev.tandem.kind.KindFile;
import dev.tandem.kind.KindReader;

/** A kind for tests of rules, as a file has it. */
final class TestKinds {
    static final Kind CHORES = read("""
            {"kind": "chores", "version": 1, "title": {"en": "Chores"}, "crew": ["cook"],
             "events": {"dinner-ready": {"to": ["crew:cook"], "sentence": {"en": "{name} is ready"}}},
             "entities": {
              "task": {"deleteConflict": "delete-wins", "fields": {
                "name": {"type": "string"},
                "who": {"type": "user"},
                "checkedBy": {"type": "user", "server": true},
                "doerId": {"type": "reference", "to": "person"},
                "helperId": {"type": "reference", "to": "person"},
                "others": {"type": "set", "of": "reference", "to": "person"}}},
              "person": {"deleteConflict": "delete-wins", "fields": {"name": {"type": "string"}}},
              "note": {"deleteConflict": "delete-wins", "permissions": {"delete": ["author"]}, "fields": {
                "aboutId": {"type": "string"},
                "author": {"type": "user", "server": true}}}}}
            """);

    private TestKinds() {}

    private static Kind read(String text) {
        return switch (KindReader.read("chores.json", text)) {
            case KindFile.Valid valid -> valid.kind();
            case KindFile.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }
}
