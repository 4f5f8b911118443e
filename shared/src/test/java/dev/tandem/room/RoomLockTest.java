package dev.tandem.room;

import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.make;
import static dev.tandem.room.Ops.set;
import static dev.tandem.room.TestRoom.aTrip;
import static dev.tandem.room.TestRoom.applied;
import static dev.tandem.room.TestRoom.assertOnlyRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Lock;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Role;
import dev.tandem.model.Splice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RoomLockTest {
    private static final EntityKey NORTH = key("tour", "north");
    private static final EntityKey SOUTH = key("tour", "south");

    @Test
    void L3_a_change_without_the_lock_is_refused_and_says_which_lock_it_takes() {
        TestRoom room = aRoom();

        Outcome.Rejected refused =
                assertOnlyRefused(under(room, Map.of(), set("tour", "north", "name", "N")), RejectCode.LOCK_REQUIRED);

        assertThat(refused.key()).contains(NORTH);
        assertThat(refused.detail()).isEqualTo(Map.of("lock", lockOf("north")));
        assertOnlyRefused(under(room, Map.of(), delete("tour", "north")), RejectCode.LOCK_REQUIRED);
    }

    @Test
    void L3_a_change_under_the_newest_lock_stands_and_the_commit_depends_on_it() {
        TestRoom room = aRoom();
        room.locked(heldBy("a", NORTH, 4, 0));

        Decision decision = under(room, Map.of(NORTH, 4L), set("tour", "north", "name", "N"));

        assertThat(applied(decision).seq()).isPresent();
        assertThat(decision.locks()).containsExactly(Map.entry(NORTH, 4L));
    }

    @Test
    void L3_a_lock_that_is_not_the_newest_or_was_released_or_is_anothers_is_stale() {
        TestRoom room = aRoom();
        Operation rename = set("tour", "north", "name", "N");
        assertOnlyRefused(under(room, Map.of(NORTH, 4L), rename), RejectCode.STALE_LOCK);
        room.locked(heldBy("a", NORTH, 5, 0));
        assertOnlyRefused(under(room, Map.of(NORTH, 4L), rename), RejectCode.STALE_LOCK);
        assertOnlyRefused(under(room, Map.of(NORTH, 6L), rename), RejectCode.STALE_LOCK);
        room.locked(heldBy("b", NORTH, 4, 0));
        assertOnlyRefused(under(room, Map.of(NORTH, 4L), rename), RejectCode.STALE_LOCK);
        room.locked(new Lock(NORTH, "user-a", "Ann", "a", 4, false, 0));
        assertOnlyRefused(under(room, Map.of(NORTH, 4L), rename), RejectCode.STALE_LOCK);
    }

    @Test
    void L4_what_the_kind_calls_unlocked_needs_no_lock() {
        TestRoom room = aRoom();
        Operation talk =
                new Operation.SpliceText(NORTH, "chat", Optional.empty(), List.of(new Splice(0, 0, "late by an hour")));

        assertThat(applied(under(room, Map.of(), talk)).seq()).isPresent();
        assertThat(applied(under(room, Map.of(), set("tour", "north", "chat", "on time")))
                        .seq())
                .isPresent();
        assertOnlyRefused(
                under(room, Map.of(), set("tour", "north", "chat", "x", "name", "N")), RejectCode.LOCK_REQUIRED);
    }

    @Test
    void L3_a_part_needs_the_lock_of_the_whole_before_and_after_it() {
        TestRoom room = aRoom();
        room.locked(heldBy("a", NORTH, 1, 0));
        room.locked(heldBy("a", SOUTH, 2, 0));
        Operation change = set("stop", "pier", "tourId", "south");

        assertOnlyRefused(under(room, Map.of(NORTH, 1L), change), RejectCode.LOCK_REQUIRED);
        assertOnlyRefused(under(room, Map.of(SOUTH, 2L), change), RejectCode.LOCK_REQUIRED);
        Decision decision = under(room, Map.of(NORTH, 1L, SOUTH, 2L), change);

        assertThat(decision.locks()).containsOnlyKeys(NORTH, SOUTH);
        assertOnlyRefused(under(room, Map.of(NORTH, 1L), delete("stop", "pier")), RejectCode.LOCK_REQUIRED);
    }

    @Test
    void L3_a_new_part_needs_the_lock_of_a_whole_that_is_there_but_not_of_one_made_with_it() {
        TestRoom room = aRoom();
        Operation part = make("stop", "beach", fields("name", "Beach", "tourId", "north"));
        assertOnlyRefused(under(room, Map.of(), part), RejectCode.LOCK_REQUIRED);

        Decision together = under(
                room,
                Map.of(),
                make("tour", "west", fields("name", "West")),
                make("stop", "cliff", fields("name", "Cliff", "tourId", "west")));

        assertThat(applied(together).seq()).isPresent();
        assertThat(together.locks()).isEmpty();
        assertOnlyRefused(under(room, Map.of(), set("stop", "cliff", "name", "x")), RejectCode.LOCK_REQUIRED);
    }

    @Test
    void L3_what_belongs_to_nothing_needs_no_lock_and_neither_does_what_a_rule_does() {
        TestRoom room = aRoom();
        assertThat(applied(under(room, Map.of(), make("stop", "free", fields("name", "Free"))))
                        .seq())
                .isPresent();
        room.locked(heldBy("a", NORTH, 1, 0));

        Decision decision = under(room, Map.of(NORTH, 1L), delete("tour", "north"));

        assertThat(decision.commit().orElseThrow().changes()).hasSize(2);
        assertThat(room.entity("stop", "pier").fields()).doesNotContainKey("tourId");
    }

    @Test
    void L3_a_wish_for_a_locked_field_takes_the_lock_even_where_another_value_stands() {
        TestRoom room = aRoom();
        room.locked(heldBy("a", NORTH, 1, 0));
        long base = room.head().seq();
        under(room, Map.of(NORTH, 1L), set("tour", "north", "price", 7));
        room.locked(heldBy("b", NORTH, 2, 0));

        Mutation late = new Mutation(1, base, List.of(set("tour", "north", "price", 9)));

        assertOnlyRefused(room.send(room.batch("b", List.of(late)), Role.EDITOR), RejectCode.LOCK_REQUIRED);
        Mutation again = new Mutation(2, base, late.ops(), Map.of(NORTH, 2L));
        assertThat(applied(room.send(room.batch("b", List.of(again)), Role.EDITOR))
                        .merged())
                .hasSize(1);
    }

    @Test
    void L3_only_locks_that_may_guard_something_are_loaded() {
        Mutation mutation = new Mutation(
                1, 0, List.of(set("tour", "north", "name", "N")), Map.of(NORTH, 1L, key("item", "tent"), 2L));

        assertThat(Room.need(TripKind.KIND, aRoom().batch("a", List.of(mutation)))
                        .locks())
                .containsExactly(NORTH);
    }

    private static TestRoom aRoom() {
        return aTrip(
                make("tour", "north", fields("name", "North")),
                make("tour", "south", fields("name", "South")),
                make("stop", "pier", fields("name", "Pier", "tourId", "north")));
    }

    private static Decision under(TestRoom room, Map<EntityKey, Long> locks, Operation... operations) {
        long n = room.receipt("a").last() + 1;
        Mutation mutation = new Mutation(n, room.head().seq(), List.of(operations), locks);
        return room.send(room.batch("a", List.of(mutation)), Role.EDITOR);
    }

    private static Lock heldBy(String client, EntityKey key, long token, long until) {
        return new Lock(key, "user-" + client, client, client, token, true, until);
    }

    private static Json lockOf(String tour) {
        return Json.object().put("type", "tour").put("id", tour).build();
    }
}
