package dev.tandem.room;

import static dev.tandem.room.Ops.category;
import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.TestRoom.aTrip;
import static dev.tandem.room.TestRoom.applied;
import static dev.tandem.room.TestRoom.assertOnlyRefused;
import static dev.tandem.room.TestRoom.onlyChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Stamp;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RoomCreateTest {
    @Test
    void U2_a_create_fills_the_defaults_and_leaves_out_what_has_no_value() {
        TestRoom room = aTrip();

        Decision decision = room.client("a").decides(item("tent", "quantity", 2, "notes", Json.NULL));

        assertThat(onlyChange(decision))
                .isEqualTo(new Change.Created(
                        key("item", "tent"),
                        fields("name", "tent", "quantity", 2, "packed", false, "status", "todo"),
                        Optional.empty()));
        assertThat(applied(decision).seq()).contains(2L);
    }

    @Test
    void U2_a_default_that_is_given_as_null_stays_empty() {
        TestRoom room = aTrip();

        room.client("a").decides(item("tent", "quantity", Json.NULL));

        assertThat(room.entity("item", "tent").fields()).doesNotContainKey("quantity");
    }

    @Test
    void S6_a_new_entity_says_for_each_field_who_wrote_it_and_when() {
        TestRoom room = aTrip();

        Decision decision = room.client("a").decides(category("camp"));

        Commit commit = decision.commit().orElseThrow();
        assertThat(room.entity("category", "camp"))
                .isEqualTo(new Entity(
                        key("category", "camp"),
                        2,
                        false,
                        fields("name", "camp"),
                        Map.of("name", 2L),
                        Map.of(2L, new Stamp(commit.at(), "user-a", "a"))));
    }

    @Test
    void U2_a_reference_may_point_to_what_the_same_mutation_made_before() {
        TestRoom room = aTrip();

        Decision decision = room.client("a").decides(category("camp"), item("tent", "categoryId", "camp"));

        assertThat(decision.commit().orElseThrow().changes()).hasSize(2);
        assertThat(room.entity("item", "tent").fields()).containsEntry("categoryId", Json.of("camp"));
    }

    @Test
    void M4_a_reference_to_a_deleted_entity_becomes_empty() {
        TestRoom room = aTrip(category("camp"));
        room.client("a").decides(delete("category", "camp"));

        room.client("b").decides(item("tent", "categoryId", "camp"));

        assertThat(room.entity("item", "tent").fields()).doesNotContainKey("categoryId");
    }

    @Test
    void F5_an_id_is_never_used_again_not_even_after_a_delete() {
        TestRoom room = aTrip(item("tent"));
        TestClient author = room.client("a");
        author.decides(delete("item", "tent"));

        Decision again = room.client("a").decides(item("tent"));

        assertOnlyRefused(again, RejectCode.ALREADY_EXISTS);
    }

    @Test
    void U6_the_same_create_under_another_number_is_refused_and_not_applied_twice() {
        TestRoom room = aTrip();
        room.client("a").decides(item("tent"));

        Decision again = room.client("a").decides(item("tent"));

        assertThat(assertOnlyRefused(again, RejectCode.ALREADY_EXISTS).key()).contains(key("item", "tent"));
        assertThat(again.read()).containsExactly(Map.entry(key("item", "tent"), 2L));
    }
}
