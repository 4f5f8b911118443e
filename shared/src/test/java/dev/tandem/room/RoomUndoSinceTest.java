package dev.tandem.room;

import static dev.tandem.room.Ops.array;
import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.restore;
import static dev.tandem.room.Ops.set;
import static dev.tandem.room.Ops.splice;
import static dev.tandem.room.TestRoom.aTrip;
import static dev.tandem.room.TestRoom.applied;
import static dev.tandem.room.TestRoom.assertOnlyRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Operation;
import dev.tandem.model.Part;
import dev.tandem.model.RejectCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** PROTOCOL H1: what an undo finds where others went on meanwhile. */
final class RoomUndoSinceTest {
    private final TestRoom room = aTrip(item("tent", "notes", "green", "story", "tea"), item("lamp"));
    private final TestClient ann = room.client("ann-phone");

    private static long seq(Decision decision) {
        return decision.commit().orElseThrow().seq();
    }

    private static Operation undo(long seq, Part... only) {
        return new Operation.Undo(seq, false, List.of(only));
    }

    private static Operation undoAnyway(long seq) {
        return new Operation.Undo(seq, true, List.of());
    }

    private Decision decides(Operation operation) {
        return room.client("ann-desk").decides(operation);
    }

    /** That nothing was taken back, and what was left alone: the whole tent, a field of it, or nothing at all. */
    private void assertNothingLeft(long seq, String... field) {
        Map<String, Json> detail = assertOnlyRefused(decides(undo(seq)), RejectCode.NOTHING_TO_UNDO)
                .detail();
        Json tent = Json.object().put("type", "item").put("id", "tent").build();
        Json part = field.length == 0 || field[0].isEmpty()
                ? tent
                : Json.object()
                        .put("type", "item")
                        .put("id", "tent")
                        .put("field", field[0])
                        .build();
        assertThat(detail).containsEntry("skipped", Json.array(field.length == 0 ? List.of() : List.of(part)));
    }

    private String story() {
        return room.entity("item", "tent").fields().get("story") instanceof Json.Str(String story) ? story : "";
    }

    @Test
    void H1_what_was_made_and_is_deleted_already_has_nothing_to_take_back() {
        long made = seq(ann.decides(item("rope")));
        room.client("ben").decides(delete("item", "rope"));

        assertNothingLeft(made);
    }

    @Test
    void H1_what_was_changed_and_then_deleted_stays_deleted_and_is_said() {
        long changed = seq(ann.decides(set("item", "tent", "notes", "blue")));
        room.client("ben").decides(delete("item", "tent"));

        assertNothingLeft(changed, "");
        assertThat(room.entity("item", "tent").deleted()).isTrue();
    }

    @Test
    void H1_what_was_deleted_and_is_back_already_has_nothing_to_take_back() {
        long deleted = seq(ann.decides(delete("item", "tent")));
        room.client("ben").decides(restore("item", "tent", "name", "tent"));

        assertNothingLeft(deleted);
        assertThat(room.entity("item", "tent").fields()).isEqualTo(fields("name", "tent"));
    }

    @Test
    void H1_what_another_deleted_again_comes_back_only_if_wanted_anyway() {
        long deleted = seq(ann.decides(delete("item", "tent")));
        room.client("ben").decides(restore("item", "tent", "name", "Ben's"));
        room.client("ben").decides(delete("item", "tent"));

        assertNothingLeft(deleted, "");
        applied(decides(undoAnyway(deleted)));
        assertThat(room.entity("item", "tent").deleted()).isFalse();
        assertThat(room.entity("item", "tent").fields()).containsEntry("name", Json.of("Ben's"));
    }

    @Test
    void H1_only_narrows_it_to_one_of_several_entities_and_to_nothing_where_none_is_named() {
        long both = seq(ann.decides(set("item", "tent", "notes", "blue"), set("item", "lamp", "notes", "bright")));

        applied(decides(undo(both, new Part(key("item", "lamp"), Optional.empty()))));

        assertThat(room.entity("item", "tent").fields()).containsEntry("notes", Json.of("blue"));
        assertThat(room.entity("item", "lamp").fields()).doesNotContainKey("notes");
        assertOnlyRefused(
                decides(undo(both, new Part(key("item", "rope"), Optional.empty()))), RejectCode.NOTHING_TO_UNDO);
    }

    @Test
    void H1_a_text_that_was_written_as_a_whole_since_is_left_alone() {
        long typed = seq(ann.decides(splice("tent", 3, 0, "pot")));
        room.client("ben").decides(restore("item", "tent", "name", "tent", "story", "coffee"));

        assertNothingLeft(typed, "story");
        assertThat(story()).isEqualTo("coffee");
    }

    @Test
    void H1_a_text_that_would_become_too_long_is_left_alone() {
        room.client("ben").decides(splice("tent", 0, 3, "t".repeat(150)));
        long removed = seq(room.client("ann-phone").decides(splice("tent", 0, 150, "")));
        room.client("ben").decides(splice("tent", 0, 0, "u".repeat(60)));

        assertNothingLeft(removed, "story");
        assertThat(story()).isEqualTo("u".repeat(60));
    }

    @Test
    void H1_what_was_typed_and_is_gone_already_has_nothing_to_take_back() {
        long typed = seq(ann.decides(splice("tent", 3, 0, "pot")));
        room.client("ben").decides(splice("tent", 3, 3, ""));

        assertNothingLeft(typed);
        assertThat(story()).isEqualTo("tea");
    }

    @Test
    void H1_a_text_that_was_empty_is_no_value_again() {
        long typed = seq(ann.decides(splice("lamp", 0, 0, "old")));

        applied(decides(undo(typed)));

        assertThat(room.entity("item", "lamp").fields()).doesNotContainKey("story");
    }

    @Test
    void H1_elements_that_left_come_back_and_those_that_came_leave_whatever_others_added() {
        ann.decides(set("item", "tent", "tags", array("a", "b")));
        long changed = seq(room.client("ann-phone").decides(set("item", "tent", "tags", array("b", "c"))));
        room.client("ben").decides(Ops.add("item", "tent", "tags", "d"));

        applied(decides(undo(changed)));

        assertThat(room.entity("item", "tent").fields()).containsEntry("tags", array("a", "b", "d"));
    }

    @Test
    void H1_an_element_that_is_back_already_is_there_once() {
        ann.decides(set("item", "tent", "tags", array("a", "b")));
        long changed = seq(room.client("ann-phone").decides(set("item", "tent", "tags", array("b", "c"))));
        room.client("ben").decides(Ops.add("item", "tent", "tags", "a"));

        applied(decides(undo(changed)));

        assertThat(room.entity("item", "tent").fields()).containsEntry("tags", array("a", "b"));
    }

    @Test
    void H1_taking_back_what_was_made_is_deleting_it_and_needs_the_right_to() {
        long sack = seq(ann.decides(Ops.bag("sack")));
        long remark = seq(room.client("ann-phone").decides(Ops.make("remark", "r", fields("text", "hello"))));

        assertOnlyRefused(decides(undo(sack)), RejectCode.FORBIDDEN);
        applied(decides(undo(remark)));

        assertThat(room.entity("bag", "sack").deleted()).isFalse();
        assertThat(room.entity("remark", "r").deleted()).isTrue();
    }
}
