package dev.tandem.room;

import static dev.tandem.room.Ops.category;
import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.set;
import static dev.tandem.room.TestRoom.aTrip;
import static dev.tandem.room.TestRoom.assertOnlyRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Operation;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RoomLimitsTest {
    @Test
    void U5_a_category_with_60_items_is_deleted_in_one_commit() {
        TestRoom room = withItems(60);

        Decision decision = room.client("a").decides(delete("category", "camp"));

        assertThat(decision.commit().orElseThrow().changes()).hasSize(61);
        assertThat(room.entities().values())
                .allSatisfy(entity -> assertThat(entity.fields()).doesNotContainKey("categoryId"));
    }

    @Test
    void U7_a_category_with_200_items_is_too_much_for_one_commit() {
        TestRoom room = withItems(200);

        Decision decision = room.client("a").decides(delete("category", "camp"));

        assertOnlyRefused(decision, RejectCode.TOO_MANY_CHANGES);
        assertThat(decision.read()).containsExactly(Map.entry(key("category", "camp"), 2L));
        assertThat(room.entity("category", "camp").deleted()).isFalse();
    }

    @Test
    void U5_a_transaction_holds_96_entities_and_the_rest_of_the_batch_waits() {
        TestRoom room = aTrip();
        List<List<Operation>> mutations = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            mutations.add(items(i * 30, 30));
        }

        Decision first = room.send(room.client("a").batch(mutations), Role.EDITOR);
        Decision rest = room.send(room.client("a").batch(mutations.subList(3, 4)), Role.EDITOR);

        assertThat(first.receipt().last()).isEqualTo(3);
        assertThat(first.commit().orElseThrow().to()).isEqualTo(3);
        assertThat(first.written()).hasSize(90);
        assertThat(rest.receipt().last()).isEqualTo(4);
        assertThat(rest.written()).hasSize(30);
    }

    @Test
    void U5_what_is_only_read_counts_as_well() {
        TestRoom room = aTrip(items(0, 60).toArray(Operation[]::new));
        List<Operation> same = IntStream.range(0, 60)
                .<Operation>mapToObj(i -> set("item", "i" + i, "name", "i" + i))
                .toList();

        Decision decision = room.send(room.client("a").batch(List.of(same, items(100, 40))), Role.EDITOR);

        assertThat(decision.receipt().last()).isEqualTo(1);
        assertThat(decision.commit()).isEmpty();
        assertThat(decision.read()).hasSize(60);
    }

    @Test
    void U7_a_mutation_of_exactly_96_entities_fits_and_one_more_does_not() {
        TestRoom room = aTrip();

        Decision fits = room.client("a").decides(items(0, 96).toArray(Operation[]::new));
        Decision tooMany = room.client("a").decides(items(200, 97).toArray(Operation[]::new));

        assertThat(fits.written()).hasSize(96);
        assertOnlyRefused(tooMany, RejectCode.TOO_MANY_CHANGES);
        assertThat(tooMany.read()).isEmpty();
    }

    @Test
    void U5_one_entity_too_many_waits_for_the_next_commit() {
        TestRoom room = aTrip();

        Decision decision = room.send(room.client("a").batch(List.of(items(0, 96), items(100, 1))), Role.EDITOR);

        assertThat(decision.receipt().last()).isEqualTo(1);
        assertThat(decision.written()).hasSize(96);
    }

    @Test
    void U7_a_refusal_for_too_many_holds_no_more_still_than_a_transaction_can() {
        TestRoom room = aTrip();
        List<Operation> updates = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            room.client("a").decides(category("c" + i), item("i" + i, "categoryId", "c" + i));
            updates.add(set("item", "i" + i, "quantity", 2));
        }
        for (int i = 0; i < 60; i++) {
            room.client("a").decides(delete("item", "i" + i));
        }

        Decision decision = room.client("a").decides(updates.toArray(Operation[]::new));

        assertOnlyRefused(decision, RejectCode.TOO_MANY_CHANGES);
        assertThat(decision.read()).hasSize(60);
    }

    @Test
    void U5_a_commit_stays_below_100_000_bytes_and_the_rest_of_the_batch_waits() {
        TestRoom room = aTrip(items(0, 20).toArray(Operation[]::new));
        for (int i = 0; i < 20; i++) {
            room.client("a").decides(set("item", "i" + i, "notes", "é".repeat(5_000)));
        }
        Operation[] deletes =
                IntStream.range(0, 20).mapToObj(i -> delete("item", "i" + i)).toArray(Operation[]::new);

        Decision first = room.client("a").decidesEach(deletes);
        Decision atOnce = room.client("b").decides(Arrays.copyOfRange(deletes, 9, 20));

        assertThat(first.receipt().last() - 20).isEqualTo(9);
        assertThat(first.written()).hasSize(9);
        assertOnlyRefused(atOnce, RejectCode.TOO_MANY_CHANGES);
    }

    private static TestRoom withItems(int count) {
        TestRoom room = aTrip(category("camp"));
        for (int from = 0; from < count; from += 50) {
            Operation[] items = IntStream.range(from, Math.min(from + 50, count))
                    .mapToObj(i -> item("i" + i, "categoryId", "camp"))
                    .toArray(Operation[]::new);
            room.client("filler").decides(items);
        }
        return room;
    }

    private static List<Operation> items(int from, int count) {
        return IntStream.range(from, from + count)
                .<Operation>mapToObj(i -> item("i" + i))
                .toList();
    }
}
