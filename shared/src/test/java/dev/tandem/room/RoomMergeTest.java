package dev.tandem.room;

import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.set;
import static dev.tandem.room.TestRoom.aTrip;
import static dev.tandem.room.TestRoom.applied;
import static dev.tandem.room.TestRoom.onlyChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Outcome;
import dev.tandem.model.Outcome.Kept;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RoomMergeTest {
    @Test
    void M1_a_field_that_another_client_changed_since_is_in_conflict_and_the_later_stands() {
        TestRoom room = aTrip(item("tent"));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "name", "tarp"));

        Decision decision = late.decides(set("item", "tent", "name", "Tent"));

        assertThat(applied(decision).merged())
                .containsExactly(new Outcome.Merged(key("item", "tent"), "name", "last-write-wins", Kept.MINE));
        assertThat(onlyChange(decision))
                .isEqualTo(new Change.Updated(
                        key("item", "tent"), fields("name", "Tent"), fields("name", "tarp"), Optional.empty(), 3));
    }

    @Test
    void M1_different_fields_never_conflict() {
        TestRoom room = aTrip(item("tent"));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "name", "tarp"));

        Decision decision = late.decides(set("item", "tent", "notes", "green"));

        assertThat(applied(decision).merged()).isEmpty();
        assertThat(room.entity("item", "tent").fields())
                .containsEntry("name", Json.of("tarp"))
                .containsEntry("notes", Json.of("green"));
    }

    @Test
    void M1_what_another_client_changed_before_base_is_no_conflict() {
        TestRoom room = aTrip(item("tent"));
        room.client("early").decides(set("item", "tent", "name", "tarp"));

        Decision decision = room.client("late").decides(set("item", "tent", "name", "Tent"));

        assertThat(applied(decision).merged()).isEmpty();
    }

    @Test
    void M1_two_clients_that_set_the_same_value_do_not_conflict() {
        TestRoom room = aTrip(item("tent"));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "name", "tarp"));

        Decision decision = late.decides(set("item", "tent", "name", "tarp"));

        assertThat(applied(decision)).isEqualTo(new Outcome.Applied(1, Optional.empty(), List.of()));
    }

    @Test
    void M1_own_earlier_commits_never_conflict() {
        TestRoom room = aTrip(item("tent"));
        TestClient offline = room.client("a");
        offline.decides(set("item", "tent", "quantity", 9));

        Decision decision = offline.decides(set("item", "tent", "quantity", 2));

        assertThat(applied(decision).merged()).isEmpty();
        assertThat(room.entity("item", "tent").fields()).containsEntry("quantity", Json.of(2));
    }

    @Test
    void M1_own_earlier_mutations_of_the_same_batch_never_conflict() {
        TestRoom room = aTrip(item("tent"));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "quantity", 5));

        Decision decision = late.decidesEach(set("item", "tent", "quantity", 7), set("item", "tent", "quantity", 3));

        assertThat(decision.receipt().outcomes())
                .containsExactly(
                        new Outcome.Applied(
                                1,
                                Optional.of(4L),
                                List.of(new Outcome.Merged(key("item", "tent"), "quantity", "max", Kept.MINE))),
                        new Outcome.Applied(2, Optional.of(4L), List.of()));
        assertThat(onlyChange(decision))
                .isEqualTo(new Change.Updated(
                        key("item", "tent"), fields("quantity", 3), fields("quantity", 5), Optional.empty(), 3));
    }

    @Test
    void M1_two_devices_of_one_person_are_two_clients() {
        TestRoom room = aTrip(item("tent"));
        TestClient desk = room.client("ann-desk");
        room.client("ann-phone").decides(set("item", "tent", "quantity", 5));

        Decision decision = desk.decides(set("item", "tent", "quantity", 3));

        assertThat(applied(decision).merged())
                .containsExactly(new Outcome.Merged(key("item", "tent"), "quantity", "max", Kept.THEIRS));
    }

    record Case(String field, Object theirs, Object mine, String policy, Kept kept) {}

    static Stream<Case> conflicts() {
        return Stream.of(
                new Case("packed", true, false, "any-true", Kept.THEIRS),
                new Case("quantity", 9, 3, "max", Kept.THEIRS),
                new Case("quantity", 3, 9, "max", Kept.MINE),
                new Case("weight", 3, 9, "min", Kept.THEIRS),
                new Case("weight", 9, 3, "min", Kept.MINE),
                new Case("status", "done", "doing", "rank", Kept.THEIRS),
                new Case("status", "doing", "done", "rank", Kept.MINE),
                new Case("name", "tarp", "Tent", "last-write-wins", Kept.MINE));
    }

    @ParameterizedTest
    @MethodSource("conflicts")
    void M2_the_policy_of_the_field_decides_and_the_outcome_says_whose_value_stands(Case it) {
        TestRoom room = aTrip(item("tent", "packed", Json.NULL));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", it.field(), it.theirs()));

        Decision decision = late.decides(set("item", "tent", it.field(), it.mine()));

        assertThat(applied(decision).merged())
                .containsExactly(new Outcome.Merged(key("item", "tent"), it.field(), it.policy(), it.kept()));
        Object standing = it.kept() == Kept.MINE ? it.mine() : it.theirs();
        assertThat(room.entity("item", "tent").fields()).containsAllEntriesOf(fields(it.field(), standing));
        assertThat(decision.commit().isPresent()).isEqualTo(it.kept() == Kept.MINE);
    }

    @Test
    void U4_a_conflict_that_the_other_side_wins_has_no_seq_even_where_the_batch_has_a_commit() {
        TestRoom room = aTrip(item("tent"));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "packed", true));

        Decision decision = late.decidesEach(set("item", "tent", "packed", Json.NULL), item("lamp"));

        assertThat(decision.receipt().outcomes())
                .containsExactly(
                        new Outcome.Applied(
                                1,
                                Optional.empty(),
                                List.of(new Outcome.Merged(key("item", "tent"), "packed", "any-true", Kept.THEIRS))),
                        new Outcome.Applied(2, Optional.of(4L), List.of()));
    }

    @Test
    void M2_emptying_a_field_that_another_client_set_is_a_conflict_like_any() {
        TestRoom room = aTrip(item("tent"));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "quantity", 4));

        Decision decision = late.decides(set("item", "tent", "quantity", Json.NULL));

        assertThat(applied(decision).merged())
                .containsExactly(new Outcome.Merged(key("item", "tent"), "quantity", "max", Kept.THEIRS));
    }
}
