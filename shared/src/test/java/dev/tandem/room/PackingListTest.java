package dev.tandem.room;

import static dev.tandem.room.Ops.bag;
import static dev.tandem.room.Ops.category;
import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.make;
import static dev.tandem.room.Ops.move;
import static dev.tandem.room.Ops.set;
import static dev.tandem.room.TestRoom.aPackingList;
import static dev.tandem.room.TestRoom.applied;
import static dev.tandem.room.TestRoom.onlyChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome.Kept;
import dev.tandem.model.Outcome.Merged;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The room decides by the kind that people use, as its file declares it. */
final class PackingListTest {
    @Test
    void R3_a_packing_list_is_founded_with_its_name() {
        assertThat(aPackingList().entity("list", "list").fields()).containsEntry("name", Json.of("Lofoten"));
    }

    @Test
    void U2_an_item_needs_no_more_than_a_name() {
        TestRoom room = aPackingList();

        Decision decision = room.client("ann").decides(item("tent"));

        assertThat(onlyChange(decision))
                .isEqualTo(new Change.Created(
                        key("item", "tent"),
                        fields("name", "tent", "quantity", 1, "packed", false, "essential", false),
                        Optional.empty()));
    }

    @Test
    void M4_deleting_a_category_a_bag_or_a_traveler_unassigns_its_items() {
        TestRoom room = aPackingList(
                category("camp"),
                bag("rucksack"),
                make("traveler", "ann", fields("name", "Ann")),
                item("tent", "categoryId", "camp", "bagId", "rucksack", "travelerId", "ann"));

        for (Operation.Delete gone :
                List.of(delete("category", "camp"), delete("bag", "rucksack"), delete("traveler", "ann"))) {
            Decision decision = room.client("ann").decides(gone);
            assertThat(decision.commit().orElseThrow().changes())
                    .extracting(Change::rule)
                    .containsExactly(Optional.empty(), Optional.of("unassign"));
        }

        assertThat(room.entity("item", "tent").fields()).doesNotContainKeys("categoryId", "bagId", "travelerId");
    }

    @Test
    void M2_an_item_that_anybody_packed_is_packed() {
        TestRoom room = aPackingList(item("tent"));
        TestClient ben = room.client("ben");
        room.client("ann").decides(set("item", "tent", "packed", true));

        Decision decision = ben.decides(set("item", "tent", "packed", Json.NULL, "notes", "not yet"));

        assertThat(applied(decision).merged())
                .containsExactly(new Merged(key("item", "tent"), "packed", "any-true", Kept.THEIRS));
        assertThat(room.entity("item", "tent").fields()).containsEntry("packed", Json.of(true));
    }

    @Test
    void U2_an_item_moves_to_another_category_and_place_at_once() {
        TestRoom room = aPackingList(category("camp"), item("tent"));

        room.client("ann").decides(move("item", "tent", "a1", "categoryId", "camp"));

        assertThat(room.entity("item", "tent").fields())
                .containsEntry("position", Json.of("a1"))
                .containsEntry("categoryId", Json.of("camp"));
    }

    @Test
    void U1_60_items_are_packed_with_one_mutation() {
        Operation[] items = IntStream.range(0, 60).mapToObj(i -> item("i" + i)).toArray(Operation[]::new);
        TestRoom room = aPackingList(items);
        Operation[] packed = IntStream.range(0, 60)
                .mapToObj(i -> set("item", "i" + i, "packed", true))
                .toArray(Operation[]::new);

        Decision decision = room.client("ann").decides(packed);

        assertThat(decision.written())
                .hasSize(60)
                .allSatisfy(item -> assertThat(item.fields()).containsEntry("packed", Json.of(true)));
    }
}
