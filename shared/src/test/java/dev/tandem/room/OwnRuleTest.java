package dev.tandem.room;

import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.make;
import static dev.tandem.room.Ops.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.kind.KindFile;
import dev.tandem.kind.KindReader;
import dev.tandem.model.Audience;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Event;
import dev.tandem.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The worked example of docs/KINDS.md with its rule, which is found on the class path like anybody's. */
final class OwnRuleTest {
    private static final Path FILE = Path.of("..", "docs", "examples", "kinds", "tool-lending.json");

    @Test
    void a_rule_on_the_class_path_runs_where_a_kind_names_it() throws IOException {
        TestRoom room = TestRoom.of(
                kind("\"rules\": [\"tell-broken\"],"),
                make("tool", "saw", fields("name", "Saw")),
                make("tool", "axe", fields("name", "Axe")),
                make("loan", "l1", fields("toolId", "saw")),
                make("loan", "l2", fields("toolId", "axe")));

        Commit commit = room.client("ann")
                .decides(set("tool", "saw", "state", "broken"))
                .commit()
                .orElseThrow();

        assertThat(commit.events())
                .containsExactly(new Event(
                        "tool-broken",
                        Optional.of(key("tool", "saw")),
                        List.of(new Audience.InCrew("keeper")),
                        Map.of("name", Json.of("Saw"))));
        assertThat(commit.changes())
                .filteredOn(change -> change.rule().equals(Optional.of("tell-broken")))
                .extracting(Change::key)
                .containsExactly(key("loan", "l1"));
        assertThat(room.entity("loan", "l1").fields()).containsEntry("returned", Json.of(true));
        assertThat(room.entity("loan", "l2").fields()).containsEntry("returned", Json.of(false));
    }

    @Test
    void it_does_not_run_where_no_kind_names_it() throws IOException {
        TestRoom room = TestRoom.of(kind(""), make("tool", "saw", fields("name", "Saw")));

        assertThat(room.client("ann")
                        .decides(set("tool", "saw", "state", "broken"))
                        .commit()
                        .orElseThrow()
                        .events())
                .isEmpty();
    }

    private static Kind kind(String rules) throws IOException {
        String text = Files.readString(FILE).replace("\"crew\":", rules + " \"crew\":");
        return switch (KindReader.read(
                "tool-lending.json", text, rule -> Rules.named(rule).isPresent())) {
            case KindFile.Valid valid -> valid.kind();
            case KindFile.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }
}
