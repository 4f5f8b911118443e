package dev.tandem.room;

import static dev.tandem.room.Ops.bag;
import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.make;
import static dev.tandem.room.Ops.resolve;
import static dev.tandem.room.Ops.restore;
import static dev.tandem.room.Ops.set;
import static dev.tandem.room.TestRoom.aTrip;
import static dev.tandem.room.TestRoom.applied;
import static dev.tandem.room.TestRoom.assertOnlyRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Audience;
import dev.tandem.model.Batch;
import dev.tandem.model.Commit;
import dev.tandem.model.Conflict;
import dev.tandem.model.Entity;
import dev.tandem.model.Event;
import dev.tandem.model.Head;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.Outcome.Kept;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Resolution;
import dev.tandem.model.Role;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The label of an item is merged by a person. */
final class RoomConflictTest {
    @Test
    void K1_theirs_stands_and_mine_becomes_a_conflict_that_says_all_about_it() {
        TestRoom room = aTrip(item("tent", "label", "old"));
        Decision decision = clash(room, "theirs", "mine");

        Entity open = onlyOpen(room);
        assertThat(applied(decision).merged())
                .containsExactly(new Outcome.Merged(
                        key("item", "tent"),
                        "label",
                        "manual",
                        Kept.THEIRS,
                        Optional.of(open.key().id())));
        assertThat(label(room)).isEqualTo(Json.of("theirs"));
        assertThat(open.fields())
                .isEqualTo(fields(
                        "onType", "item",
                        "onId", "tent",
                        "field", "label",
                        "base", "old",
                        "mine", "mine",
                        "theirs", "theirs",
                        "mineBy", "user-late",
                        "mineAt", at(room, 4),
                        "theirsBy", "user-early",
                        "theirsAt", at(room, 3)));
        assertThat(decision.commit().orElseThrow().events())
                .containsExactly(new Event(
                        "conflict",
                        Optional.of(key("item", "tent")),
                        List.of(new Audience.Person("user-late"), new Audience.Person("user-early")),
                        fields("conflict", open.key().id(), "field", "label")));
    }

    @Test
    void K1_the_base_is_what_stood_before_the_first_change_the_author_had_not_seen() {
        TestRoom room = aTrip(item("tent", "label", "old"));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "label", "first"));
        room.client("other").decides(set("item", "tent", "label", "second"));

        late.decides(set("item", "tent", "label", "mine"));

        assertThat(onlyOpen(room).fields())
                .containsEntry("base", Json.of("old"))
                .containsEntry("theirs", Json.of("second"))
                .containsEntry("theirsBy", Json.of("user-other"));
    }

    @Test
    void K1_no_value_is_a_value_like_any() {
        TestRoom room = aTrip(item("tent"));
        clash(room, "theirs", Json.NULL);

        assertThat(onlyOpen(room).fields())
                .doesNotContainKeys("base", "mine")
                .containsEntry("theirs", Json.of("theirs"));
    }

    @Test
    void K1_who_had_seen_the_other_value_or_wants_the_same_is_in_no_conflict() {
        TestRoom room = aTrip(item("tent"));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "label", "theirs"));

        assertThat(applied(late.decides(set("item", "tent", "label", "theirs"))).merged())
                .isEmpty();
        assertThat(applied(room.client("c").decides(set("item", "tent", "label", "mine")))
                        .merged())
                .isEmpty();
        assertThat(open(room)).isEmpty();
        assertThat(label(room)).isEqualTo(Json.of("mine"));
    }

    @Test
    void K1_a_value_that_came_back_with_a_revived_entity_is_not_overwritten_by_its_reviver() {
        TestRoom room = aTrip(item("tent", "label", "old"));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "label", "theirs"));
        room.client("other").decides(delete("item", "tent"));
        late.decides(set("item", "tent", "quantity", 2));

        late.decides(set("item", "tent", "label", "mine"));

        assertThat(label(room)).isEqualTo(Json.of("theirs"));
        assertThat(onlyOpen(room).fields()).containsEntry("mine", Json.of("mine"));
    }

    @Test
    void K1_a_value_that_was_left_out_when_its_entity_was_restored_is_no_value_that_was_seen() {
        TestRoom room = aTrip(item("tent", "label", "old"), item("lamp"));
        TestClient late = room.client("late");
        room.client("early").decides(delete("item", "tent"), delete("item", "lamp"));
        room.client("early").decides(restore("item", "tent", "name", "tent"), restore("item", "lamp", "name", "lamp"));

        late.decides(set("item", "tent", "label", "mine"), set("item", "lamp", "label", "mine"));

        assertThat(onlyOpen(room).fields())
                .containsEntry("onId", Json.of("tent"))
                .containsEntry("base", Json.of("old"))
                .containsEntry("mine", Json.of("mine"))
                .doesNotContainKey("theirs");
        assertThat(room.entity("item", "lamp").fields()).containsEntry("label", Json.of("mine"));
    }

    @Test
    void K1_who_changes_their_mind_offline_is_in_one_conflict_with_their_last_wish() {
        TestRoom room = aTrip(item("tent", "label", "old"));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "label", "theirs"));

        late.decidesEach(set("item", "tent", "label", "one"), set("item", "tent", "label", "two"));
        late.decides(set("item", "tent", "label", "three"));

        assertThat(onlyOpen(room).fields()).containsEntry("mine", Json.of("three"));
    }

    @Test
    void K1_everybody_who_lost_has_a_conflict_of_their_own() {
        TestRoom room = aTrip(item("tent", "label", "old"));
        TestClient b = room.client("b");
        TestClient c = room.client("c");
        room.client("a").decides(set("item", "tent", "label", "a"));

        b.decides(set("item", "tent", "label", "b"));
        c.decides(set("item", "tent", "label", "c"));

        assertThat(open(room))
                .extracting(each -> each.fields().get("mine"))
                .containsExactlyInAnyOrder(Json.of("b"), Json.of("c"));
    }

    @Test
    void K1_a_wish_made_before_what_the_log_holds_is_refused_and_says_where_the_room_is() {
        TestRoom room = aTrip(item("tent", "label", "old"));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "label", "theirs"));
        Batch batch = late.batch(List.of(List.of(set("item", "tent", "label", "mine"))));
        RoomState loaded = room.load(batch, Role.EDITOR);
        RoomState farAhead = new RoomState(
                loaded.kind(),
                new Head(late.base() + Limits.LOOK_BACK + 1, loaded.head().digest()),
                loaded.member(),
                loaded.receipt(),
                loaded.entities());

        Outcome.Rejected refused = assertOnlyRefused(Room.decide(farAhead, batch, 1), RejectCode.BAD_BASE);

        assertThat(Room.alsoWanted(loaded, batch).after()).contains(late.base());
        assertThat(Room.alsoWanted(farAhead, batch).after()).isEmpty();
        assertThat(refused.detail())
                .isEqualTo(fields("head", Json.of(farAhead.head().seq())));
    }

    @Test
    void K2_a_conflict_follows_its_field_in_the_commit_that_changes_it() {
        TestRoom room = aTrip(item("tent", "label", "old"));
        clash(room, "theirs", "mine");

        Decision decision = room.client("third").decides(set("item", "tent", "label", "third"));

        assertThat(decision.commit().orElseThrow().changes()).hasSize(2);
        assertThat(onlyOpen(room).fields())
                .containsEntry("theirs", Json.of("third"))
                .containsEntry("theirsBy", Json.of("user-third"))
                .containsEntry(
                        "theirsAt", at(room, decision.commit().orElseThrow().seq()))
                .containsEntry("mine", Json.of("mine"));
    }

    @Test
    void K2_a_conflict_is_gone_when_its_field_becomes_what_mine_says() {
        TestRoom room = aTrip(item("tent", "label", "old"));
        clash(room, "theirs", "mine");

        room.client("third").decides(set("item", "tent", "label", "mine"));

        assertThat(open(room)).isEmpty();
    }

    @Test
    void K2_a_conflict_is_gone_with_its_entity() {
        TestRoom room = aTrip(item("tent", "label", "old"));
        clash(room, "theirs", "mine");

        room.client("third").decides(delete("item", "tent"));

        assertThat(open(room)).isEmpty();
    }

    @Test
    void K2_a_conflict_follows_what_a_rule_does_and_what_a_restore_does() {
        TestRoom room = aTrip(bag("sack"), bag("box"), item("tent", "keeperId", "sack", "label", "old"));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "keeperId", Json.NULL));
        late.decides(set("item", "tent", "keeperId", "box"));
        room.client("early").decides(set("item", "tent", "keeperId", "sack"));

        room.client("o").as(Role.OWNER).decides(delete("bag", "sack"));
        assertThat(onlyOpen(room).fields()).doesNotContainKey("theirs").containsEntry("mine", Json.of("box"));

        room.client("third").decides(restore("item", "tent", "name", "tent", "keeperId", "box"));
        assertThat(open(room)).isEmpty();
    }

    @Test
    void K3_resolving_writes_what_was_chosen_and_takes_the_conflict_away() {
        assertThat(settled(id -> resolve(id, Resolution.MINE))).isEqualTo(Json.of("mine"));
        assertThat(settled(id -> resolve(id, Resolution.THEIRS))).isEqualTo(Json.of("theirs"));
        assertThat(settled(id -> resolve(id, Resolution.BOTH))).isEqualTo(Json.of("theirs mine"));
        assertThat(settled(id -> resolve(id, "another"))).isEqualTo(Json.of("another"));
        assertThat(settled(id -> resolve(id, Json.NULL))).isEqualTo(Json.NULL);
    }

    @Test
    void K3_a_conflict_whose_resolution_is_taken_back_is_open_again() {
        for (Resolution with : List.of(Resolution.THEIRS, Resolution.MINE)) {
            TestRoom room = aTrip(item("tent"));
            clash(room, "theirs", "mine");
            Entity conflict = onlyOpen(room);
            TestClient late = room.client("late");
            long resolved = late.decides(resolve(conflict.key().id(), with))
                    .commit()
                    .orElseThrow()
                    .seq();
            assertThat(open(room)).isEmpty();

            applied(room.client("late-too").decides(new Operation.Undo(resolved, false, List.of())));

            assertThat(onlyOpen(room).fields()).isEqualTo(conflict.fields());
            assertThat(label(room)).isEqualTo(Json.of("theirs"));
        }
    }

    @Test
    void K3_both_of_a_value_and_none_is_the_value() {
        assertThat(both(Json.NULL, "mine")).isEqualTo(Json.of("mine"));
        assertThat(both("theirs", Json.NULL)).isEqualTo(Json.of("theirs"));
    }

    private static Json both(Object theirs, Object mine) {
        TestRoom room = aTrip(item("tent", "label", "old"));
        clash(room, theirs, mine);
        applied(room.client("a").decides(resolve(onlyOpen(room).key().id(), Resolution.BOTH)));
        assertThat(open(room)).isEmpty();
        return label(room);
    }

    @Test
    void K3_resolving_what_is_resolved_does_nothing() {
        TestRoom room = aTrip(item("tent", "label", "old"));
        clash(room, "theirs", "mine");
        String id = onlyOpen(room).key().id();
        room.client("a").decides(resolve(id, Resolution.THEIRS));

        Decision again = room.client("b").decides(resolve(id, Resolution.MINE));

        assertThat(applied(again).seq()).isEmpty();
        assertThat(label(room)).isEqualTo(Json.of("theirs"));
    }

    @Test
    void K3_a_conflict_that_was_rebased_after_the_resolver_looked_is_not_resolved() {
        TestRoom room = aTrip(item("tent", "label", "old"));
        clash(room, "theirs", "mine");
        TestClient resolver = room.client("resolver");
        room.client("third").decides(set("item", "tent", "label", "third"));

        assertOnlyRefused(
                resolver.decides(resolve(onlyOpen(room).key().id(), Resolution.MINE)), RejectCode.CHANGED_SINCE);

        assertThat(label(room)).isEqualTo(Json.of("third"));
    }

    @Test
    void K3_resolving_one_of_two_conflicts_rebases_the_other() {
        TestRoom room = aTrip(item("tent", "label", "old"));
        TestClient c = room.client("c");
        clash(room, "theirs", "mine");
        c.decides(set("item", "tent", "label", "more"));
        String first = open(room).stream()
                .filter(each -> Json.of("mine").equals(each.fields().get("mine")))
                .findFirst()
                .orElseThrow()
                .key()
                .id();

        room.client("a").decides(resolve(first, Resolution.MINE));

        assertThat(onlyOpen(room).fields())
                .containsEntry("theirs", Json.of("mine"))
                .containsEntry("mine", Json.of("more"));
    }

    @Test
    void K3_a_reference_is_resolved_with_what_lives() {
        TestRoom room = aTrip(bag("sack"), bag("box"), item("tent"), item("lamp"));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "keeperId", "sack"), set("item", "lamp", "keeperId", "sack"));
        late.decides(set("item", "tent", "keeperId", "box"));
        String first = onlyOpen(room).key().id();
        room.client("a").decides(resolve(first, Resolution.THEIRS));
        assertThat(room.entity("item", "tent").fields()).containsEntry("keeperId", Json.of("sack"));
        late.decides(set("item", "lamp", "keeperId", "box"));
        String second = onlyOpen(room).key().id();
        room.client("o").as(Role.OWNER).decides(delete("bag", "box"));

        room.client("a").decides(resolve(second, Resolution.MINE));

        assertThat(open(room)).isEmpty();
        assertThat(room.entity("item", "lamp").fields()).doesNotContainKey("keeperId");
    }

    @Test
    void K3_bad_input_of_a_resolve_has_a_stable_code_and_changes_nothing() {
        TestRoom room = aTrip(item("tent", "label", "old", "price", 1));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "label", "theirs", "price", 2));
        late.decides(set("item", "tent", "label", "mine"));
        String id = onlyOpen(room).key().id();
        late.decides(set("item", "tent", "price", 3));
        String price = open(room).stream()
                .map(each -> each.key().id())
                .filter(each -> !each.equals(id))
                .findFirst()
                .orElseThrow();
        TestClient a = room.client("a");

        assertOnlyRefused(a.decides(resolve("nothing", Resolution.MINE)), RejectCode.NOT_FOUND);
        assertOnlyRefused(a.decides(resolve("no id", Resolution.MINE)), RejectCode.INVALID_OPERATION);
        assertOnlyRefused(a.decides(resolve(id, Resolution.VALUE)), RejectCode.INVALID_OPERATION);
        assertOnlyRefused(a.decides(resolve(id, "x".repeat(41))), RejectCode.INVALID_VALUE);
        assertOnlyRefused(a.decides(resolve(id, 7)), RejectCode.INVALID_VALUE);
        assertOnlyRefused(a.decides(resolve(price, Resolution.BOTH)), RejectCode.INVALID_OPERATION);
        assertOnlyRefused(a.as(Role.VIEWER).decides(resolve(id, Resolution.MINE)), RejectCode.FORBIDDEN);
        assertThat(open(room)).hasSize(2);
        assertThat(label(room)).isEqualTo(Json.of("theirs"));
    }

    @Test
    void K1_nobody_writes_a_conflict_but_by_resolving_it() {
        TestRoom room = aTrip(item("tent", "label", "old"));
        clash(room, "theirs", "mine");
        String id = onlyOpen(room).key().id();
        TestClient owner = room.client("o").as(Role.OWNER);

        assertOnlyRefused(owner.decides(make("conflict", "c1", fields())), RejectCode.FORBIDDEN);
        assertOnlyRefused(owner.decides(delete("conflict", id)), RejectCode.FORBIDDEN);
        assertOnlyRefused(owner.decides(restore("conflict", id)), RejectCode.FORBIDDEN);
        assertOnlyRefused(owner.decides(set("conflict", id, "mine", "x")), RejectCode.SERVER_OWNED_FIELD);
    }

    /** Two people change the label at once; the decision is the later one's. */
    private static Decision clash(TestRoom room, Object theirs, Object mine) {
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "label", theirs));
        return late.decides(set("item", "tent", "label", mine));
    }

    private static Json settled(Function<String, Operation> choice) {
        TestRoom room = aTrip(item("tent", "label", "old"));
        clash(room, "theirs", "mine");

        Decision decision =
                room.client("a").decides(choice.apply(onlyOpen(room).key().id()));

        assertThat(applied(decision).seq()).isPresent();
        assertThat(open(room)).isEmpty();
        return label(room);
    }

    private static List<Entity> open(TestRoom room) {
        return room.entities().values().stream()
                .filter(entity -> entity.key().type().equals(Conflict.TYPE) && !entity.deleted())
                .toList();
    }

    private static Entity onlyOpen(TestRoom room) {
        assertThat(open(room)).hasSize(1);
        return open(room).getFirst();
    }

    private static Json label(TestRoom room) {
        return room.entity("item", "tent").fields().getOrDefault("label", Json.NULL);
    }

    private static Json at(TestRoom room, long seq) {
        return room.log().stream()
                .filter(commit -> commit.seq() == seq)
                .map(Commit::at)
                .map(Json::of)
                .findFirst()
                .orElseThrow();
    }
}
