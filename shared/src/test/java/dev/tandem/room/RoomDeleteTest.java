package dev.tandem.room;

import static dev.tandem.room.Ops.bag;
import static dev.tandem.room.Ops.category;
import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.set;
import static dev.tandem.room.TestRoom.aTrip;
import static dev.tandem.room.TestRoom.applied;
import static dev.tandem.room.TestRoom.assertOnlyRefused;
import static dev.tandem.room.TestRoom.onlyChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Batch;
import dev.tandem.model.Change;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RoomDeleteTest {
    @Test
    void S1_a_delete_says_what_the_entity_held_and_leaves_a_tombstone() {
        TestRoom room = aTrip(category("camp"));

        Decision decision = room.client("a").decides(delete("category", "camp"));

        assertThat(onlyChange(decision))
                .isEqualTo(new Change.Deleted(key("category", "camp"), fields("name", "camp"), Optional.empty(), 2));
        assertThat(room.entity("category", "camp").deleted()).isTrue();
        assertThat(room.entity("category", "camp").seq()).isEqualTo(3);
    }

    @Test
    void U4_deleting_what_is_deleted_is_applied_and_changes_nothing() {
        TestRoom room = aTrip(category("camp"));
        TestClient late = room.client("late");
        room.client("early").decides(delete("category", "camp"));

        Decision decision = late.decides(delete("category", "camp"));

        assertThat(applied(decision).seq()).isEmpty();
        assertThat(decision.commit()).isEmpty();
    }

    @Test
    void U4_deleting_what_is_deleted_has_no_seq_even_where_the_batch_has_a_commit() {
        TestRoom room = aTrip(category("camp"));
        room.client("a").decides(delete("category", "camp"));

        Decision decision = room.client("b").decidesEach(delete("category", "camp"), item("tent"));

        assertThat(decision.receipt().outcomes())
                .containsExactly(
                        new Outcome.Applied(1, Optional.empty(), List.of()),
                        new Outcome.Applied(2, Optional.of(4L), List.of()));
    }

    @Test
    void M3_where_the_delete_wins_an_update_of_the_deleted_is_refused() {
        TestRoom room = aTrip(category("camp"));
        TestClient late = room.client("late");
        room.client("early").decides(delete("category", "camp"));

        Decision decision = late.decides(set("category", "camp", "name", "Camping"));

        assertOnlyRefused(decision, RejectCode.DELETED);
    }

    @Test
    void M3_where_the_delete_wins_it_also_wins_over_what_changed_since() {
        TestRoom room = aTrip(category("camp"));
        TestClient late = room.client("late");
        room.client("early").decides(set("category", "camp", "name", "Camping"));

        Decision decision = late.decides(delete("category", "camp"));

        assertThat(onlyChange(decision))
                .isEqualTo(new Change.Deleted(key("category", "camp"), fields("name", "Camping"), Optional.empty(), 3));
    }

    @Test
    void M3_where_the_update_revives_it_brings_the_entity_back_with_all_it_held() {
        TestRoom room = aTrip(category("camp"), item("tent", "notes", "green", "categoryId", "camp"));
        TestClient late = room.client("late");
        room.client("early").decides(delete("item", "tent"));

        Decision decision = late.decides(set("item", "tent", "quantity", 2));

        assertThat(onlyChange(decision))
                .isEqualTo(new Change.Created(
                        key("item", "tent"),
                        fields(
                                "name", "tent",
                                "notes", "green",
                                "categoryId", "camp",
                                "quantity", 2,
                                "packed", false,
                                "status", "todo"),
                        Optional.empty(),
                        3));
        assertThat(decision.replaced()).containsExactly(Map.entry(key("item", "tent"), 3L));
        assertThat(decision.read()).containsExactly(Map.entry(key("category", "camp"), 2L));
    }

    @Test
    void M3_an_update_revives_even_where_it_sets_what_the_entity_held() {
        TestRoom room = aTrip(item("tent"));
        TestClient late = room.client("late");
        room.client("early").decides(delete("item", "tent"));

        Decision decision = late.decides(set("item", "tent", "name", "tent"));

        assertThat(room.entity("item", "tent").deleted()).isFalse();
        assertThat(applied(decision).seq()).contains(4L);
    }

    @Test
    void M3_where_the_update_revives_a_delete_of_what_another_changed_since_is_refused() {
        TestRoom room = aTrip(item("tent"));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "quantity", 2));

        Decision decision = late.decides(delete("item", "tent"));

        assertThat(assertOnlyRefused(decision, RejectCode.CHANGED_SINCE).field())
                .contains("quantity");
    }

    @Test
    void M3_what_oneself_changed_since_can_be_deleted() {
        TestRoom room = aTrip(item("tent"));
        TestClient offline = room.client("a");
        offline.decides(set("item", "tent", "quantity", 2));

        offline.decides(delete("item", "tent"));

        assertThat(room.entity("item", "tent").deleted()).isTrue();
    }

    @Test
    void M4_deleting_an_entity_empties_the_references_to_it_in_the_same_commit() {
        TestRoom room = aTrip(
                category("camp"),
                category("food"),
                item("tent", "categoryId", "camp"),
                item("lamp", "categoryId", "camp"),
                item("rice", "categoryId", "food"));

        Decision decision = room.client("a").decides(delete("category", "camp"));

        assertThat(decision.commit().orElseThrow().changes())
                .containsExactly(
                        new Change.Deleted(key("category", "camp"), fields("name", "camp"), Optional.empty(), 2),
                        unassigned("lamp", "camp"),
                        unassigned("tent", "camp"));
        assertThat(decision.replaced())
                .containsOnlyKeys(key("category", "camp"), key("item", "lamp"), key("item", "tent"));
        assertThat(room.entity("item", "rice").fields()).containsEntry("categoryId", Json.of("food"));
    }

    @Test
    void M4_references_within_one_type_are_emptied_too() {
        TestRoom room = aTrip(bag("rucksack"), bag("pouch", "insideId", "rucksack"));

        room.client("a").as(Role.OWNER).decides(delete("bag", "rucksack"));

        assertThat(room.entity("bag", "pouch").fields()).doesNotContainKey("insideId");
    }

    @Test
    void M4_what_was_assigned_earlier_in_the_same_batch_is_unassigned_with_the_rest() {
        TestRoom room = aTrip(category("camp"), item("tent"));

        Decision decision =
                room.client("a").decidesEach(set("item", "tent", "categoryId", "camp"), delete("category", "camp"));

        assertThat(onlyChange(decision)).isInstanceOf(Change.Deleted.class);
        assertThat(decision.read()).containsOnlyKeys(key("item", "tent"));
        assertThat(room.entity("item", "tent").fields()).doesNotContainKey("categoryId");
    }

    @Test
    void M4_a_change_carries_the_rule_only_where_nobody_else_touched_the_entity() {
        TestRoom room = aTrip(category("camp"), item("tent", "categoryId", "camp"));

        Decision decision = room.client("a").decides(set("item", "tent", "notes", "green"), delete("category", "camp"));

        assertThat(decision.commit().orElseThrow().changes())
                .contains(new Change.Updated(
                        key("item", "tent"),
                        fields("notes", "green", "categoryId", Json.NULL),
                        fields("notes", Json.NULL, "categoryId", "camp"),
                        Optional.empty(),
                        2));
    }

    @Test
    void M4_a_revived_entity_comes_back_without_references_to_what_was_deleted_meanwhile() {
        TestRoom room = aTrip(category("camp"), item("tent", "categoryId", "camp"));
        TestClient late = room.client("late");
        room.client("early").decides(delete("item", "tent"));
        room.client("early").decides(delete("category", "camp"));

        late.decides(set("item", "tent", "quantity", 2));

        assertThat(room.entity("item", "tent").fields())
                .doesNotContainKey("categoryId")
                .containsEntry("quantity", Json.of(2));
    }

    @Test
    void M4_a_revived_entity_comes_back_without_a_reference_whose_target_was_not_loaded() {
        TestRoom room = aTrip(category("camp"), item("tent", "categoryId", "camp"));
        room.client("early").decides(delete("item", "tent"));
        Batch batch = room.client("late").batch(List.of(List.of(set("item", "tent", "quantity", 2))));
        RoomState barely = room.state(batch, Role.EDITOR, new Need(Set.of(key("item", "tent")), Set.of()));

        Decision decision = Room.decide(barely, batch, 1);

        assertThat(Room.alsoWanted(barely, batch).keys()).containsExactly(key("category", "camp"));
        assertThat(decision.written().getFirst().fields()).doesNotContainKey("categoryId");
        assertThat(decision.read()).isEmpty();
    }

    @Test
    void M4_what_is_deleted_and_revived_in_one_batch_keeps_its_references() {
        TestRoom room = aTrip(category("camp"), item("tent", "categoryId", "camp"));

        Decision decision = room.client("a").decidesEach(delete("item", "tent"), set("item", "tent", "quantity", 2));

        assertThat(onlyChange(decision))
                .isEqualTo(new Change.Updated(
                        key("item", "tent"), fields("quantity", 2), fields("quantity", 1), Optional.empty(), 2));
    }

    @Test
    void M4_what_is_revived_in_one_batch_loses_references_to_what_the_batch_deleted_meanwhile() {
        TestRoom room = aTrip(category("camp"), item("tent", "categoryId", "camp"));

        room.client("a")
                .decidesEach(delete("item", "tent"), delete("category", "camp"), set("item", "tent", "quantity", 2));

        assertThat(room.entity("item", "tent").deleted()).isFalse();
        assertThat(room.entity("item", "tent").fields()).doesNotContainKey("categoryId");
    }

    private static Change unassigned(String item, String from) {
        return new Change.Updated(
                key("item", item),
                fields("categoryId", Json.NULL),
                fields("categoryId", from),
                Optional.of("unassign"),
                2);
    }
}
