package dev.tandem.room;

import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.make;
import static dev.tandem.room.Ops.restore;
import static dev.tandem.room.Ops.set;
import static dev.tandem.room.Ops.splice;
import static dev.tandem.room.TestRoom.applied;
import static dev.tandem.room.TestRoom.assertOnlyRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.kind.Quotas;
import dev.tandem.model.Batch;
import dev.tandem.model.Extent;
import dev.tandem.model.Head;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Q2: what one room may hold. A trip begins with its list, whose name has seven characters. */
final class RoomQuotaTest {
    private static final int LOFOTEN = "Lofoten".length();

    private static Kind limited(Kind kind, Optional<Long> entities, Optional<Long> characters) {
        return new Kind(
                kind.name(),
                kind.version(),
                kind.title(),
                kind.titleField(),
                kind.entities(),
                kind.crew(),
                kind.events(),
                kind.rules(),
                new Quotas(Optional.empty(), entities, characters));
    }

    private static TestRoom entities(long most, Operation... with) {
        return TestRoom.of(limited(TripKind.KIND, Optional.of(most), Optional.empty()), with);
    }

    private static TestRoom characters(long beyondTheTitle, Operation... with) {
        return TestRoom.of(limited(TripKind.KIND, Optional.empty(), Optional.of(LOFOTEN + beyondTheTitle)), with);
    }

    private static void assertFull(Decision decision, String quota, long limit) {
        assertThat(assertOnlyRefused(decision, RejectCode.QUOTA_EXCEEDED).detail())
                .isEqualTo(Map.of("quota", Json.of(quota), "limit", Json.of(limit)));
    }

    private static Extent extent(TestRoom room) {
        return room.head().extent().orElseThrow();
    }

    private static List<Class<?>> outcomes(Decision decision) {
        return decision.receipt().outcomes().stream()
                .<Class<?>>map(Outcome::getClass)
                .toList();
    }

    @Test
    void Q2_the_last_entity_fits_and_the_next_one_does_not() {
        TestRoom room = entities(3, item("tent"));

        applied(room.client("ann").decides(item("stove")));

        assertThat(extent(room).entities()).isEqualTo(3);
        assertFull(room.client("ann").decides(item("lamp")), "entities", 3);
        assertThat(extent(room).entities()).isEqualTo(3);
    }

    @Test
    void Q2_who_deletes_has_room_again() {
        TestRoom room = entities(2, item("tent"));

        applied(room.client("ann").decides(delete("item", "tent")));

        assertThat(extent(room)).isEqualTo(new Extent(1, LOFOTEN));
        applied(room.client("ann").decides(item("stove")));
    }

    @Test
    void Q2_one_mutation_may_take_the_place_it_makes() {
        TestRoom room = entities(2, item("tent"));

        applied(room.client("ann").decides(item("stove"), delete("item", "tent")));

        assertThat(room.entities()).hasSize(3);
        assertThat(extent(room).entities()).isEqualTo(2);
    }

    @Test
    void Q2_each_mutation_of_a_batch_stands_on_what_those_before_it_left() {
        TestRoom room = entities(2, item("tent"));

        Decision decision = room.client("ann")
                .decidesEach(
                        item("stove"),
                        delete("item", "tent"),
                        item("lamp"),
                        item("rope"),
                        set("list", "list", "notes", "x"));

        assertThat(outcomes(decision))
                .containsExactly(
                        Outcome.Rejected.class,
                        Outcome.Applied.class,
                        Outcome.Applied.class,
                        Outcome.Rejected.class,
                        Outcome.Applied.class);
        assertThat(extent(room).entities()).isEqualTo(2);
        assertThat(room.find(Ops.key("item", "stove"))).isEmpty();
    }

    @Test
    void Q2_what_comes_back_is_counted_whatever_brings_it() {
        TestRoom room = entities(2, item("tent"));
        room.client("ann").decides(delete("item", "tent"));
        long deleted = room.head().seq();
        applied(room.client("ann").decides(item("stove")));

        assertFull(room.client("ann").decides(restore("item", "tent", "name", "tent")), "entities", 2);
        assertFull(room.client("ann").decides(set("item", "tent", "name", "Tent")), "entities", 2);
        assertFull(room.client("ann").decides(new Operation.Undo(deleted, false, List.of())), "entities", 2);
    }

    @Test
    void Q2_a_conflict_counts_with_the_mutation_that_left_it() {
        TestRoom room = entities(2, item("tent", "label", "old"));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "label", "theirs"));

        assertFull(late.decides(set("item", "tent", "label", "mine")), "entities", 2);
    }

    @Test
    void Q2_what_a_rule_makes_counts_with_the_mutation_that_set_it_off() {
        Kind inventory = Kinds.bundled().find("inventory").orElseThrow();
        TestRoom room = TestRoom.of(
                limited(inventory, Optional.of(3L), Optional.empty()),
                make("stockItem", "nut", fields("sku", "N", "name", "Nut", "onHand", 10)));
        long before = extent(room).entities();

        applied(room.client("ann").decides(set("stockItem", "nut", "onHand", 9)));

        assertThat(extent(room).entities()).isEqualTo(before + 1).isEqualTo(3);
        assertFull(room.client("ann").decides(set("stockItem", "nut", "onHand", 8)), "entities", 3);
        applied(room.client("ann").decides(set("stockItem", "nut", "name", "Bolt")));
    }

    @Test
    void Q2_characters_are_code_points_of_strings_and_texts() {
        TestRoom room = characters(5, item("tent", "name", "🏕é", "status", "doing", "tags", Ops.array("red")));

        assertThat(extent(room).characters()).isEqualTo(LOFOTEN + 2);
        applied(room.client("ann").decides(set("item", "tent", "notes", "abc")));
        assertFull(room.client("ann").decides(set("item", "tent", "notes", "abcd")), "characters", LOFOTEN + 5);
        applied(room.client("ann").decides(set("item", "tent", "notes", "xyz")));
    }

    @Test
    void Q2_a_splice_counts_what_it_leaves() {
        TestRoom room = characters(10, item("tent", "name", "Tent", "story", "abcdef"));

        assertFull(room.client("ann").decides(splice("tent", 0, 0, "z")), "characters", LOFOTEN + 10);
        applied(room.client("ann").decides(splice("tent", 0, 2, "yz")));
        applied(room.client("ann").decides(splice("tent", 0, 6, "")));
        assertThat(extent(room).characters()).isEqualTo(LOFOTEN + 4);
    }

    @Test
    void Q2_a_room_above_a_lower_quota_shrinks_and_changes_but_does_not_grow() {
        TestRoom room = TestRoom.aTrip(item("tent", "name", "Tent"), item("stove"), item("lamp"));
        room.becomes(limited(TripKind.KIND, Optional.of(2L), Optional.of(1L)));

        assertFull(room.client("ann").decides(item("rope")), "entities", 2);
        assertFull(room.client("ann").decides(set("item", "tent", "name", "Tents")), "characters", 1);
        applied(room.client("ann").decides(set("item", "tent", "name", "Tarp")));
        applied(room.client("ann").decides(delete("item", "lamp")));
        assertFull(room.client("ann").decides(restore("item", "lamp", "name", "lamp")), "entities", 2);
    }

    @Test
    void Q2_of_a_room_that_nobody_measured_nothing_is_refused() {
        TestRoom room = entities(1);
        Batch batch = room.batch("ann", List.of(new Mutation(1, 1, List.of(item("tent")))));
        RoomState known = room.load(batch, Role.EDITOR);
        RoomState unknown = new RoomState(
                known.kind(),
                new Head(known.head().seq(), known.head().digest()),
                known.member(),
                known.receipt(),
                known.entities());

        assertFull(Room.decide(known, batch, 1), "entities", 1);
        Decision decision = Room.decide(unknown, batch, 1);
        assertThat(outcomes(decision)).containsExactly(Outcome.Applied.class);
        assertThat(decision.extent()).isEmpty();
    }

    @Test
    void Q2_what_was_written_since_the_head_was_read_is_not_measured_against_it() {
        TestRoom room = entities(2, item("tent"));
        Head stale = room.head();
        room.client("ben").decides(delete("item", "tent"));
        Batch batch = room.batch(
                "ann", List.of(new Mutation(1, stale.seq(), List.of(restore("item", "tent", "name", "tent")))));
        RoomState now = room.load(batch, Role.EDITOR);
        RoomState mixed = new RoomState(now.kind(), stale, now.member(), now.receipt(), now.entities());

        assertThat(outcomes(Room.decide(mixed, batch, 1))).containsExactly(Outcome.Applied.class);
    }
}
