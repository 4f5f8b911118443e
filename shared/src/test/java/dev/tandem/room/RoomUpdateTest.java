package dev.tandem.room;

import static dev.tandem.room.Ops.category;
import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.move;
import static dev.tandem.room.Ops.set;
import static dev.tandem.room.TestRoom.aTrip;
import static dev.tandem.room.TestRoom.applied;
import static dev.tandem.room.TestRoom.onlyChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Entity;
import dev.tandem.model.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RoomUpdateTest {
    @Test
    void S1_an_update_says_what_it_set_and_what_was_there() {
        TestRoom room = aTrip(item("tent", "notes", "green"));

        Decision decision = room.client("a").decides(set("item", "tent", "notes", Json.NULL, "due", "2026-07-01"));

        assertThat(onlyChange(decision))
                .isEqualTo(new Change.Updated(
                        key("item", "tent"),
                        fields("notes", Json.NULL, "due", "2026-07-01"),
                        fields("notes", "green", "due", Json.NULL),
                        Optional.empty(),
                        2));
    }

    @Test
    void S6_an_emptied_field_is_absent_but_its_writer_stays_known() {
        TestRoom room = aTrip(item("tent", "notes", "green"));

        room.client("a").decides(set("item", "tent", "notes", Json.NULL));

        Entity tent = room.entity("item", "tent");
        assertThat(tent.fields()).doesNotContainKey("notes");
        assertThat(tent.fseq()).containsEntry("notes", 3L).containsEntry("name", 2L);
        assertThat(tent.stamps()).containsOnlyKeys(2L, 3L);
    }

    @Test
    void S6_a_stamp_goes_when_no_field_is_of_its_commit_any_more() {
        TestRoom room = aTrip(category("camp"));

        room.client("a").decides(set("category", "camp", "name", "Camping"));

        assertThat(room.entity("category", "camp").stamps()).containsOnlyKeys(3L);
    }

    @Test
    void U4_an_update_to_the_same_values_is_applied_without_a_commit() {
        TestRoom room = aTrip(item("tent"));

        Decision decision = room.client("a").decides(set("item", "tent", "name", "tent", "notes", Json.NULL));

        assertThat(applied(decision)).isEqualTo(new Outcome.Applied(1, Optional.empty(), List.of()));
        assertThat(decision.commit()).isEmpty();
        assertThat(decision.receipt().seq()).isZero();
        assertThat(decision.read()).containsExactly(Map.entry(key("item", "tent"), 2L));
    }

    @Test
    void U4_fields_that_keep_their_value_are_not_part_of_the_change() {
        TestRoom room = aTrip(item("tent"));

        Decision decision = room.client("a").decides(set("item", "tent", "name", "tent", "quantity", 3));

        assertThat(onlyChange(decision))
                .isEqualTo(new Change.Updated(
                        key("item", "tent"), fields("quantity", 3), fields("quantity", 1), Optional.empty(), 2));
    }

    @Test
    void U2_a_move_is_a_new_position_and_new_values_at_once() {
        TestRoom room = aTrip(category("camp"), item("tent"));

        Decision decision = room.client("a").decides(move("item", "tent", "a1V", "categoryId", "camp"));

        assertThat(onlyChange(decision))
                .isEqualTo(new Change.Updated(
                        key("item", "tent"),
                        fields("categoryId", "camp", "place", "a1V"),
                        fields("categoryId", Json.NULL, "place", Json.NULL),
                        Optional.empty(),
                        2));
    }

    @Test
    void R3_the_title_field_of_the_singleton_is_the_title_of_the_room() {
        TestRoom room = aTrip();

        Decision renamed = room.client("a").decides(set("list", "list", "name", "Jotunheimen"));
        Decision annotated = room.client("a").decides(set("list", "list", "notes", "by train"));

        assertThat(renamed.title()).contains("Jotunheimen");
        assertThat(annotated.title()).isEmpty();
    }
}
