package dev.tandem.room;

import static dev.tandem.room.Ops.add;
import static dev.tandem.room.Ops.array;
import static dev.tandem.room.Ops.bag;
import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.remove;
import static dev.tandem.room.Ops.set;
import static dev.tandem.room.TestRoom.aTrip;
import static dev.tandem.room.TestRoom.applied;
import static dev.tandem.room.TestRoom.assertOnlyRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Outcome;
import dev.tandem.model.Outcome.Kept;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RoomSetTest {
    @Test
    void M6_elements_come_and_go_one_by_one_and_never_conflict() {
        TestRoom room = aTrip(item("tent", "tags", array("dry")));
        TestClient late = room.client("late");
        room.client("early").decides(add("item", "tent", "tags", "warm", "blue"));

        Decision decision = late.decides(add("item", "tent", "tags", "old"), remove("item", "tent", "tags", "dry"));

        assertThat(applied(decision).merged()).isEmpty();
        assertThat(held(room, "tags")).isEqualTo(array("blue", "old", "warm"));
    }

    @Test
    void M6_adding_what_is_there_and_removing_what_is_not_do_nothing() {
        TestRoom room = aTrip(item("tent", "tags", array("dry")));

        Decision decision = room.client("a")
                .decidesEach(add("item", "tent", "tags", "dry", "dry"), remove("item", "tent", "tags", "wet", 7));

        assertThat(decision.commit()).isEmpty();
        assertThat(decision.receipt().outcomes())
                .containsExactly(
                        new Outcome.Applied(1, Optional.empty(), List.of()),
                        new Outcome.Applied(2, Optional.empty(), List.of()));
    }

    @Test
    void M6_a_plain_value_replaces_the_set_and_stands_in_the_order_of_its_text() {
        TestRoom room = aTrip(item("tent", "tags", array("z", "b", "a")));
        assertThat(held(room, "tags")).isEqualTo(array("a", "b", "z"));

        room.client("a").decides(set("item", "tent", "tags", array("y", "c")));

        assertThat(held(room, "tags")).isEqualTo(array("c", "y"));
    }

    @Test
    void M6_a_plain_value_over_what_another_changed_since_stands_together_with_it() {
        TestRoom room = aTrip(item("tent", "tags", array("dry")));
        TestClient late = room.client("late");
        room.client("early").decides(add("item", "tent", "tags", "warm"));

        Decision decision = late.decides(set("item", "tent", "tags", array("blue")));

        assertThat(applied(decision).merged())
                .containsExactly(new Outcome.Merged(key("item", "tent"), "tags", "set", Kept.BOTH));
        assertThat(held(room, "tags")).isEqualTo(array("blue", "dry", "warm"));
    }

    @Test
    void M6_a_set_takes_no_more_elements_than_its_kind_says() {
        TestRoom room = aTrip(item("tent", "tags", array("a", "b", "c", "d")));
        TestClient late = room.client("late");
        room.client("early").decides(add("item", "tent", "tags", "e"));

        Outcome.Rejected added =
                assertOnlyRefused(late.decides(add("item", "tent", "tags", "f")), RejectCode.INVALID_VALUE);
        Outcome.Rejected together =
                assertOnlyRefused(late.decides(set("item", "tent", "tags", array("x"))), RejectCode.INVALID_VALUE);

        assertThat(List.of(added, together))
                .allSatisfy(refused -> assertThat(refused.detail()).isEqualTo(fields("problem", "too-many")));
        assertThat(applied(late.decides(add("item", "tent", "tags", "a"))).seq())
                .isEmpty();
    }

    @Test
    void M6_a_set_without_the_policy_is_merged_as_a_whole() {
        TestRoom room = aTrip(item("tent", "colours", array("red")));
        TestClient late = room.client("late");
        room.client("early").decides(add("item", "tent", "colours", "green"));

        Decision decision = late.decides(remove("item", "tent", "colours", "red"));

        assertThat(applied(decision).merged())
                .containsExactly(new Outcome.Merged(key("item", "tent"), "colours", "last-write-wins", Kept.MINE));
        assertThat(held(room, "colours")).isEqualTo(array("green"));
    }

    @Test
    void M6_references_in_a_set_are_held_to_M4_element_by_element() {
        TestRoom room = aTrip(bag("sack"), bag("box"), bag("crate"), item("tent", "spares", array("sack")));
        room.client("o").as(Role.OWNER).decides(delete("bag", "box"));

        assertOnlyRefused(
                room.client("a").decides(add("item", "tent", "spares", "nowhere")), RejectCode.MISSING_REFERENCE);
        assertOnlyRefused(
                room.client("a").decides(set("item", "tent", "spares", array("crate", "nowhere"))),
                RejectCode.MISSING_REFERENCE);
        room.client("a").decides(add("item", "tent", "spares", "box", "crate"));

        assertThat(held(room, "spares")).isEqualTo(array("crate", "sack"));
    }

    @Test
    void M6_deleting_an_entity_takes_it_out_of_the_sets_that_refer_to_it() {
        TestRoom room = aTrip(bag("sack"), bag("box"), item("tent", "spares", array("sack", "box")));

        Decision decision = room.client("o").as(Role.OWNER).decides(delete("bag", "sack"));

        assertThat(decision.commit().orElseThrow().changes())
                .contains(new Change.Updated(
                        key("item", "tent"),
                        fields("spares", array("box")),
                        fields("spares", array("box", "sack")),
                        Optional.of("unassign"),
                        2));
    }

    @Test
    void M4_a_revived_entity_keeps_the_elements_that_still_live() {
        TestRoom room = aTrip(bag("sack"), bag("box"), item("tent", "spares", array("sack", "box")));
        room.client("b").decides(delete("item", "tent"));
        room.client("o").as(Role.OWNER).decides(delete("bag", "sack"));

        room.client("a").decides(set("item", "tent", "quantity", 2));

        assertThat(held(room, "spares")).isEqualTo(array("box"));
    }

    @Test
    void M6_bad_input_of_a_set_has_a_stable_code_and_changes_nothing() {
        TestRoom room = aTrip(item("tent", "tags", array("dry")));

        assertOnlyRefused(room.client("a").decides(add("item", "nothing", "tags", "x")), RejectCode.NOT_FOUND);
        assertOnlyRefused(room.client("a").decides(remove("item", "nothing", "tags", "x")), RejectCode.NOT_FOUND);
        assertOnlyRefused(room.client("a").decides(add("rocket", "r1", "tags", "x")), RejectCode.UNKNOWN_TYPE);
        assertOnlyRefused(room.client("a").decides(add("item", "tent", "crew", "x")), RejectCode.UNKNOWN_FIELD);
        assertOnlyRefused(room.client("a").decides(add("item", "tent", "name", "x")), RejectCode.INVALID_OPERATION);
        assertOnlyRefused(room.client("a").decides(remove("item", "tent", "name", "x")), RejectCode.INVALID_OPERATION);
        assertOnlyRefused(room.client("a").decides(add("item", "tent", "tags", 7)), RejectCode.INVALID_VALUE);
        assertOnlyRefused(
                room.client("a").decides(add("item", "tent", "tags", "x".repeat(21))), RejectCode.INVALID_VALUE);
        assertOnlyRefused(
                room.client("a").decides(set("item", "tent", "tags", array("x", "x"))), RejectCode.INVALID_VALUE);
        assertThat(held(room, "tags")).isEqualTo(array("dry"));
    }

    private static Json held(TestRoom room, String field) {
        return room.entity("item", "tent").fields().getOrDefault(field, Json.NULL);
    }
}
