package dev.tandem.room;

import static dev.tandem.room.Ops.add;
import static dev.tandem.room.Ops.array;
import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.make;
import static dev.tandem.room.Ops.move;
import static dev.tandem.room.Ops.remove;
import static dev.tandem.room.Ops.restore;
import static dev.tandem.room.Ops.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Batch;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RoomNeedTest {
    private static final Kind KIND = TripKind.KIND;

    @Test
    void a_batch_needs_what_it_names_and_what_it_refers_to() {
        Need need = need(
                item("tent", "categoryId", "camp", "bagId", Json.NULL),
                set("item", "lamp", "bagId", "rucksack", "name", "camp"),
                move("item", "rope", "a1", "categoryId", "food"));

        assertThat(need.keys())
                .containsExactlyInAnyOrder(
                        key("item", "tent"),
                        key("category", "camp"),
                        key("item", "lamp"),
                        key("bag", "rucksack"),
                        key("item", "rope"),
                        key("category", "food"));
        assertThat(need.types()).isEmpty();
    }

    @Test
    void deleting_what_may_be_referred_to_needs_every_entity_that_may_refer_to_it() {
        assertThat(need(delete("category", "camp")).types()).containsExactly("item");
        assertThat(need(delete("bag", "rucksack")).types()).containsExactlyInAnyOrder("item", "bag", "conflict");
        assertThat(need(delete("item", "tent")).types()).containsExactly("conflict");
        assertThat(need(delete("tour", "north")).types()).containsExactlyInAnyOrder("stop", "conflict");
    }

    @Test
    void nothing_is_loaded_for_what_cannot_be_a_key() {
        Need need = need(
                make("rocket", "r1", Map.of()),
                item("a#b"),
                set("item", "x".repeat(65), "name", "x"),
                item("tent", "categoryId", "no id", "bagId", 7),
                delete("rocket", "r1"),
                new Operation.Unsupported("grow"),
                new Operation.Malformed("/ops/0"));

        assertThat(need.keys()).containsExactly(key("item", "tent"));
        assertThat(need.types()).isEmpty();
    }

    @Test
    void nothing_is_loaded_for_a_mutation_that_no_commit_could_hold() {
        Operation[] many = IntStream.range(0, 97).mapToObj(i -> item("i" + i)).toArray(Operation[]::new);

        assertThat(need(many)).isEqualTo(new Need(Set.of(), Set.of()));
    }

    @Test
    void K2_whoever_touches_a_field_that_a_person_merges_needs_every_conflict() {
        assertThat(need(set("item", "tent", "label", "x")).types()).containsExactly("conflict");
        assertThat(need(move("item", "tent", "a1", "label", "x")).types()).containsExactly("conflict");
        assertThat(need(restore("item", "tent", "name", "x")).types()).containsExactly("conflict");
        assertThat(need(set("item", "tent", "name", "x")).types()).isEmpty();
        assertThat(need(item("tent", "label", "x")).types()).isEmpty();
    }

    @Test
    void M6_what_comes_into_a_set_of_references_is_needed_and_what_leaves_it_is_not() {
        assertThat(need(add("item", "tent", "spares", "sack", "box")).keys())
                .containsExactlyInAnyOrder(key("item", "tent"), key("bag", "sack"), key("bag", "box"));
        assertThat(need(remove("item", "tent", "spares", "sack")).keys()).containsExactly(key("item", "tent"));
        assertThat(need(set("item", "tent", "spares", array("sack", 7))).keys())
                .containsExactlyInAnyOrder(key("item", "tent"), key("bag", "sack"));
    }

    private static Need need(Operation... operations) {
        return Room.need(KIND, new Batch("ann", "a", List.of(new Mutation(1, 0, List.of(operations)))));
    }
}
