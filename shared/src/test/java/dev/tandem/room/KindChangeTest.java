package dev.tandem.room;

import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.make;
import static dev.tandem.room.Ops.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.kind.KindEvolution;
import dev.tandem.kind.KindFile;
import dev.tandem.kind.KindReader;
import dev.tandem.model.Change;
import dev.tandem.model.Operation;
import dev.tandem.model.RejectCode;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A room that goes on while the file of its kind is replaced, with clients that still have the older one. */
final class KindChangeTest {
    private static final Kind OLDER = read("""
            {"kind": "chores", "version": 1, "title": {"en": "Chores"}, "entities": {"chore": {
              "deleteConflict": "update-revives",
              "fields": {
                "name": {"type": "string", "required": true},
                "fax": {"type": "string"},
                "state": {"type": "choice", "values": ["open", "held", "done"], "default": "open"}}}}}
            """);

    private static final Kind NEWER = read("""
            {"kind": "chores", "version": 2, "title": {"en": "Chores"}, "entities": {"chore": {
              "deleteConflict": "update-revives",
              "fields": {
                "name": {"type": "string", "required": true},
                "fax": {"type": "string", "retired": true},
                "minutes": {"type": "integer", "min": 0, "required": true, "default": 15},
                "state": {"type": "choice", "values": ["open", "done"], "retired": ["held"], "default": "open"}}}}}
            """);

    /** What the check of a new file warns of: the field is not there any more. */
    private static final Kind WITHOUT_FAX = read("""
            {"kind": "chores", "version": 2, "title": {"en": "Chores"}, "entities": {"chore": {
              "deleteConflict": "update-revives",
              "fields": {"name": {"type": "string", "required": true}}}}}
            """);

    @Test
    void M7_the_newer_file_of_these_tests_breaks_nothing_and_the_other_one_does() {
        assertThat(KindEvolution.check(OLDER, NEWER)).isEmpty();
        assertThat(KindEvolution.check(OLDER, WITHOUT_FAX))
                .anyMatch(problem -> problem.startsWith("/entities/chore/fields/fax: was removed"));
    }

    @Test
    void M7_what_an_older_client_queued_is_taken_after_the_change() {
        TestRoom room = TestRoom.of(OLDER, make("chore", "dishes", fields("name", "Dishes")));
        TestClient ann = room.client("ann");
        room.becomes(NEWER);

        TestRoom.applied(ann.decides(make("chore", "floor", fields("name", "Floor", "fax", "1", "state", "held"))));
        TestRoom.applied(ann.decides(set("chore", "dishes", "fax", "2", "state", "held")));

        assertThat(room.entity("chore", "floor").fields())
                .isEqualTo(fields("name", "Floor", "fax", "1", "state", "held", "minutes", 15));
        assertThat(room.entity("chore", "dishes").fields())
                .isEqualTo(fields("name", "Dishes", "fax", "2", "state", "held"));
    }

    @Test
    void a_default_that_came_later_is_no_value_of_what_was_there_before() {
        TestRoom room = TestRoom.of(OLDER, make("chore", "dishes", fields("name", "Dishes")));
        room.becomes(NEWER);
        TestClient ann = room.client("ann");

        TestRoom.applied(ann.decides(set("chore", "dishes", "name", "Plates")));
        assertThat(room.entity("chore", "dishes").fields()).isEqualTo(fields("name", "Plates", "state", "open"));

        TestRoom.applied(ann.decides(new Operation.Increment(key("chore", "dishes"), "minutes", BigDecimal.TEN)));
        assertThat(room.entity("chore", "dishes").fields()).containsEntry("minutes", Json.of(10));
    }

    @Test
    void a_field_that_the_kind_no_longer_has_is_kept_through_every_change() {
        TestRoom room = TestRoom.of(OLDER, make("chore", "dishes", fields("name", "Dishes", "fax", "1")));
        room.becomes(WITHOUT_FAX);
        TestClient ann = room.client("ann");
        Map<String, Json> all = fields("name", "Plates", "fax", "1", "state", "open");

        TestRoom.applied(ann.decides(set("chore", "dishes", "name", "Plates")));
        assertThat(room.entity("chore", "dishes").fields()).isEqualTo(all);

        Change gone = TestRoom.onlyChange(room.client("ann").decides(delete("chore", "dishes")));
        assertThat(gone)
                .isInstanceOfSatisfying(
                        Change.Deleted.class,
                        deleted -> assertThat(deleted.was()).isEqualTo(all));

        TestRoom.applied(room.client("ben").decides(set("chore", "dishes", "name", "Cups")));
        assertThat(room.entity("chore", "dishes").fields())
                .isEqualTo(fields("name", "Cups", "fax", "1", "state", "open"));
        assertThat(Fold.replay(room.log())).isEqualTo(room.entities());
    }

    @Test
    void U7_a_write_of_a_field_that_was_removed_is_refused_and_blocks_nothing() {
        TestRoom room = TestRoom.of(OLDER, make("chore", "dishes", fields("name", "Dishes")));
        TestClient ann = room.client("ann");
        room.becomes(WITHOUT_FAX);

        TestRoom.assertOnlyRefused(ann.decides(set("chore", "dishes", "fax", "2")), RejectCode.UNKNOWN_FIELD);
        TestRoom.applied(ann.decides(set("chore", "dishes", "name", "Plates")));
    }

    private static Kind read(String text) {
        return switch (KindReader.read("chores.json", text)) {
            case KindFile.Valid valid -> valid.kind();
            case KindFile.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }
}
