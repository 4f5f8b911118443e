package dev.tandem.room;

import static dev.tandem.room.Ops.category;
import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.set;
import static dev.tandem.room.TestRoom.aTrip;
import static dev.tandem.room.TestRoom.assertOnlyRefused;
import static dev.tandem.room.TestRoom.onlyChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Batch;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Outcome;
import dev.tandem.model.Receipt;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RoomBatchTest {
    @Test
    void U3_one_refused_operation_takes_its_whole_mutation_with_it() {
        TestRoom room = aTrip(category("camp"), item("tent", "categoryId", "camp"));
        Map<EntityKey, Entity> before = room.entities();

        Decision decision =
                room.client("a").decides(item("lamp"), delete("category", "camp"), set("item", "nothing", "name", "x"));

        assertOnlyRefused(decision, RejectCode.NOT_FOUND);
        assertThat(room.entities()).isEqualTo(before);
        assertThat(decision.read())
                .containsOnlyKeys(key("item", "lamp"), key("category", "camp"), key("item", "nothing"));
    }

    @Test
    void U3_a_refused_mutation_does_not_stop_the_next() {
        TestRoom room = aTrip();

        Decision decision = room.client("a").decidesEach(item("tent"), delete("item", "nothing"), item("lamp"));

        Commit commit = decision.commit().orElseThrow();
        assertThat(commit.from()).isEqualTo(1);
        assertThat(commit.to()).isEqualTo(3);
        assertThat(commit.changes()).extracting(Change::key).containsExactly(key("item", "tent"), key("item", "lamp"));
        assertThat(commit.rejected()).extracting(Outcome.Rejected::n).containsExactly(2L);
        assertThat(decision.receipt().outcomes()).extracting(Outcome::n).containsExactly(1L, 2L, 3L);
    }

    @Test
    void U6_mutations_decided_before_are_skipped() {
        TestRoom room = aTrip();
        TestClient client = room.client("a");
        client.decidesEach(item("tent"), item("lamp"));
        Batch resent = room.batch(
                "a",
                List.of(
                        new Mutation(1, 1, List.of(item("tent"))),
                        new Mutation(2, 1, List.of(item("lamp"))),
                        new Mutation(3, 1, List.of(item("rope")))));

        Decision decision = room.send(resent, Role.EDITOR);

        assertThat(decision.receipt().last()).isEqualTo(3);
        assertThat(decision.receipt().outcomes()).containsExactly(new Outcome.Applied(3, Optional.of(3L), List.of()));
        assertThat(decision.commit().orElseThrow().from()).isEqualTo(3);
    }

    @Test
    void U6_a_resend_of_all_and_a_gap_decide_nothing() {
        TestRoom room = aTrip();
        room.client("a").decides(item("tent"));
        Receipt receipt = room.receipt("a");
        for (long n : List.of(0L, 1L, 3L, Long.MAX_VALUE)) {
            Batch batch = room.batch("a", List.of(new Mutation(n, 1, List.of(item("lamp")))));

            Decision decision = Room.decide(room.load(batch, Role.EDITOR), batch, 1);

            assertThat(decision)
                    .isEqualTo(
                            new Decision(Optional.empty(), receipt, List.of(), Map.of(), Map.of(), Optional.empty()));
        }
    }

    @Test
    void U6_nothing_that_follows_a_gap_is_decided() {
        TestRoom room = aTrip();
        List<Mutation> turned =
                List.of(new Mutation(2, 1, List.of(item("lamp"))), new Mutation(1, 1, List.of(item("tent"))));

        Decision decision = room.send(room.batch("a", turned), Role.EDITOR);

        assertThat(decision.receipt()).isEqualTo(Receipt.fresh("a", "user-a"));
    }

    @Test
    void S1_create_and_update_in_one_batch_are_one_create_with_the_final_fields() {
        TestRoom room = aTrip();

        Decision decision = room.client("a").decidesEach(category("camp"), set("category", "camp", "name", "Camping"));

        assertThat(onlyChange(decision))
                .isEqualTo(new Change.Created(key("category", "camp"), fields("name", "Camping"), Optional.empty()));
    }

    @Test
    void S1_two_updates_in_one_batch_are_one_update_from_the_first_value_to_the_last() {
        TestRoom room = aTrip(category("camp"));

        Decision decision = room.client("a")
                .decidesEach(set("category", "camp", "name", "Camping"), set("category", "camp", "name", "Camp site"));

        assertThat(onlyChange(decision))
                .isEqualTo(new Change.Updated(
                        key("category", "camp"),
                        fields("name", "Camp site"),
                        fields("name", "camp"),
                        Optional.empty(),
                        2));
    }

    @Test
    void S1_what_is_made_and_deleted_in_one_batch_leaves_a_tombstone_that_keeps_its_id() {
        TestRoom room = aTrip();
        Digest before = room.head().digest();

        Decision decision = room.client("a").decidesEach(item("tent", "notes", "green"), delete("item", "tent"));

        assertThat(onlyChange(decision)).isInstanceOf(Change.Deleted.class);
        assertThat(room.head().digest()).isEqualTo(before);
        assertThat(room.entity("item", "tent").deleted()).isTrue();
        assertOnlyRefused(room.client("b").decides(item("tent")), RejectCode.ALREADY_EXISTS);
        room.client("b").decides(set("item", "tent", "quantity", 2));
        assertThat(room.entity("item", "tent").fields())
                .containsEntry("notes", Json.of("green"))
                .containsEntry("quantity", Json.of(2));
    }

    @Test
    void S1_what_is_changed_and_deleted_in_one_batch_comes_back_changed_when_it_is_revived() {
        TestRoom room = aTrip(item("tent"));

        Decision decision = room.client("a").decidesEach(set("item", "tent", "notes", "green"), delete("item", "tent"));
        room.client("b").decides(set("item", "tent", "quantity", 2));

        assertThat(onlyChange(decision)).isInstanceOf(Change.Deleted.class);
        assertThat(room.entity("item", "tent").fields()).containsEntry("notes", Json.of("green"));
    }

    @Test
    void S1_what_is_deleted_and_revived_in_one_batch_is_at_most_an_update() {
        TestRoom room = aTrip(item("tent"));

        Decision decision = room.client("a").decidesEach(delete("item", "tent"), set("item", "tent", "quantity", 2));

        assertThat(onlyChange(decision))
                .isEqualTo(new Change.Updated(
                        key("item", "tent"), fields("quantity", 2), fields("quantity", 1), Optional.empty(), 2));
    }

    @Test
    void U4_changes_that_undo_one_another_leave_no_commit_and_no_seq() {
        TestRoom room = aTrip(category("camp"));

        Decision decision = room.client("a")
                .decidesEach(set("category", "camp", "name", "Camping"), set("category", "camp", "name", "camp"));

        assertThat(decision.commit()).isEmpty();
        assertThat(decision.receipt())
                .isEqualTo(new Receipt(
                        "a",
                        "user-a",
                        2,
                        List.of(
                                new Outcome.Applied(1, Optional.empty(), List.of()),
                                new Outcome.Applied(2, Optional.empty(), List.of())),
                        0));
        assertThat(decision.read()).containsOnlyKeys(key("category", "camp"));
    }

    @Test
    void S7_the_commit_carries_the_digest_of_the_room_after_it() {
        TestRoom room = aTrip(category("camp"), item("tent", "categoryId", "camp"), item("lamp"));

        Decision decision = room.client("a").decidesEach(item("rope"), delete("category", "camp"));

        assertThat(decision.commit().orElseThrow().digest())
                .isEqualTo(Digests.of(room.entities().values()))
                .isEqualTo(room.head().digest());
    }

    @Test
    void a_decision_depends_on_what_it_looked_at_and_only_on_that() {
        TestRoom room = aTrip(category("camp"), item("tent"), item("lamp"));

        Decision decision = room.client("a")
                .decidesEach(set("item", "tent", "categoryId", "camp"), item("rope"), delete("item", "nothing"));

        assertThat(decision.replaced()).isEqualTo(Map.of(key("item", "tent"), 2L, key("item", "rope"), 0L));
        assertThat(decision.read()).isEqualTo(Map.of(key("category", "camp"), 2L, key("item", "nothing"), 0L));
    }
}
