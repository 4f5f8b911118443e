package dev.tandem.room;

import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.restore;
import static dev.tandem.room.Ops.set;
import static dev.tandem.room.Ops.splice;
import static dev.tandem.room.TestRoom.aTrip;
import static dev.tandem.room.TestRoom.applied;
import static dev.tandem.room.TestRoom.assertOnlyRefused;
import static dev.tandem.room.TestRoom.onlyChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Edit;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.Outcome.Kept;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Role;
import dev.tandem.model.Splice;
import dev.tandem.model.TextEdit;
import dev.tandem.model.TextEdit.Made;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The story of an item is a text that several people write. */
final class RoomTextTest {
    @Test
    void T1_a_splice_changes_the_text_in_its_place_and_counts_code_points() {
        TestRoom room = aTrip(item("tent", "story", "a🎒c"));

        Decision decision = room.client("a").decides(splice("tent", 1, 1, "ก็b"));

        assertThat(story(room)).isEqualTo(Json.of("aก็bc"));
        assertThat(onlyChange(decision))
                .isEqualTo(edited(2, new TextEdit(List.of(new Edit(1, "🎒", "ก็b")), Optional.empty())));
    }

    @Test
    void T1_no_value_is_the_empty_text_and_the_empty_text_is_no_value() {
        TestRoom room = aTrip(item("tent"), item("lamp", "story", ""));
        assertThat(room.entity("item", "lamp").fields()).doesNotContainKey("story");

        room.client("a").decides(splice("tent", 0, 0, "green"));
        assertThat(story(room)).isEqualTo(Json.of("green"));

        room.client("a").decides(splice("tent", 0, 5, ""));
        assertThat(room.entity("item", "tent").fields()).doesNotContainKey("story");
    }

    @Test
    void T2_a_splice_is_moved_over_what_another_did_since_and_the_log_says_what_was_made() {
        TestRoom room = aTrip(item("tent", "story", "abc"));
        TestClient late = room.client("late");
        room.client("early").decides(splice("tent", 0, 0, "xx"));

        Decision decision = late.decides(splice("tent", 3, 0, "!"));

        assertThat(story(room)).isEqualTo(Json.of("xxabc!"));
        assertThat(applied(decision).merged())
                .containsExactly(new Outcome.Merged(key("item", "tent"), "story", "text", Kept.BOTH));
        assertThat(onlyChange(decision))
                .isEqualTo(edited(
                        3,
                        new TextEdit(
                                List.of(new Edit(5, "", "!")),
                                Optional.of(new Made(2, List.of(new Splice(3, 0, "!")))))));
    }

    @Test
    void T2_of_two_texts_put_at_one_place_the_one_first_in_the_log_stands_first() {
        TestRoom room = aTrip(item("tent", "story", "()"));
        TestClient late = room.client("late");
        room.client("early").decides(splice("tent", 1, 0, "one"));

        late.decides(splice("tent", 1, 0, "two"));

        assertThat(story(room)).isEqualTo(Json.of("(onetwo)"));
    }

    @Test
    void T2_keystrokes_of_a_batch_stand_on_one_another_whatever_others_typed() {
        TestRoom room = aTrip(item("tent", "story", "-"));
        TestClient late = room.client("late");
        room.client("early").decides(splice("tent", 0, 0, ">> "));

        late.decidesEach(splice("tent", 0, 0, "a"), splice("tent", 1, 0, "b"), splice("tent", 0, 1, "A"));
        late.decides(splice("tent", 2, 0, "c"));

        assertThat(story(room)).isEqualTo(Json.of(">> Abc-"));
    }

    @Test
    void T2_what_an_own_splice_found_done_already_still_counts_for_the_next() {
        TestRoom room = aTrip(item("tent", "story", "abcdef"));
        TestClient late = room.client("late");
        room.client("early").decides(splice("tent", 0, 3, ""));

        late.decides(splice("tent", 0, 3, ""));
        late.decides(splice("tent", 3, 0, "!"));

        assertThat(story(room)).isEqualTo(Json.of("def!"));
    }

    @Test
    void T2_the_operations_own_base_stands_for_the_mutations() {
        TestRoom room = aTrip(item("tent", "story", "abc"));
        room.client("early").decides(splice("tent", 0, 0, "xx"));
        Operation onOld =
                new Operation.SpliceText(key("item", "tent"), "story", Optional.of(2L), List.of(new Splice(3, 0, "!")));

        room.client("a").decides(onOld);

        assertThat(story(room)).isEqualTo(Json.of("xxabc!"));
    }

    @Test
    void T2_an_own_splice_of_an_older_base_is_found_where_the_log_since_the_newer_does_not_tell() {
        TestRoom room = aTrip(item("tent", "story", "abc"));
        TestClient writer = room.client("w");
        room.client("other").decides(item("lamp"));
        room.client("early").decides(splice("tent", 0, 0, "xx"));
        writer.decides(splice("tent", 3, 0, "1"));

        writer.seeing(3).decides(splice("tent", 4, 0, "2"));

        assertThat(story(room)).isEqualTo(Json.of("xxabc12"));
    }

    @Test
    void T2_splices_whose_context_cannot_be_known_are_refused() {
        TestRoom room = aTrip(item("tent", "story", "abc"));
        TestClient writer = room.client("w");
        room.client("early").decides(splice("tent", 0, 0, "xx"));
        writer.decides(splice("tent", 3, 0, "1"));

        Outcome.Rejected refused =
                assertOnlyRefused(writer.seeing(3).decides(splice("tent", 0, 0, "2")), RejectCode.BAD_BASE);

        assertThat(refused.detail()).isEqualTo(fields("head", 4));
    }

    @Test
    void T2_what_was_written_as_a_whole_counts_as_edits() {
        TestRoom room = aTrip(item("tent", "story", "one two three"));
        TestClient late = room.client("late");
        room.client("early").decides(restore("item", "tent", "name", "tent", "story", "one 2 three"));

        late.decides(splice("tent", 13, 0, "!"));

        assertThat(story(room)).isEqualTo(Json.of("one 2 three!"));
    }

    @Test
    void T2_after_an_own_restore_the_whole_is_what_the_author_has_whatever_others_typed() {
        TestRoom room = aTrip(item("tent", "story", "one"));
        TestClient late = room.client("late");
        room.client("early").decides(splice("tent", 0, 0, "xxx "));
        late.decides(restore("item", "tent", "name", "tent", "story", "zero"));

        late.decides(splice("tent", 4, 0, "!"));

        assertThat(story(room)).isEqualTo(Json.of("zero!"));
    }

    @Test
    void T2_a_restore_and_a_splice_of_one_batch_come_to_the_text_they_lead_to() {
        TestRoom room = aTrip(item("tent", "story", "one"));

        room.client("a")
                .decidesEach(restore("item", "tent", "name", "tent", "story", "zero"), splice("tent", 4, 0, "!"));

        assertThat(story(room)).isEqualTo(Json.of("zero!"));
        assertThat(Fold.replay(room.log())).isEqualTo(room.entities());
    }

    @Test
    void M3_a_splice_of_a_deleted_entity_revives_it_with_what_stands_in_its_text() {
        TestRoom room = aTrip(item("tent", "story", "abc"));
        TestClient late = room.client("late");
        room.client("early").decides(splice("tent", 0, 0, "x"));
        room.client("early").decides(delete("item", "tent"));

        late.decides(splice("tent", 3, 0, "!"));

        assertThat(room.entity("item", "tent").deleted()).isFalse();
        assertThat(story(room)).isEqualTo(Json.of("xabc!"));
        assertOnlyRefused(late.decides(splice("tent", 4, 0, "?")), RejectCode.BAD_BASE);
    }

    @Test
    void T4_a_plain_value_counts_as_the_splices_that_lead_to_it() {
        TestRoom room = aTrip(item("tent", "story", "one two three"));
        TestClient late = room.client("late");
        room.client("early").decides(splice("tent", 0, 3, "1"));

        Decision decision = late.decides(set("item", "tent", "story", "one two 3", "name", "Tent"));

        assertThat(story(room)).isEqualTo(Json.of("1 two 3"));
        assertThat(applied(decision).merged()).hasSize(1);
    }

    @Test
    void T4_no_value_empties_what_its_author_saw_and_no_more() {
        TestRoom room = aTrip(item("tent", "story", "old"));
        TestClient late = room.client("late");
        room.client("early").decides(splice("tent", 3, 0, " new"));

        late.decides(set("item", "tent", "story", Json.NULL));

        assertThat(story(room)).isEqualTo(Json.of(" new"));
    }

    @Test
    void T1_bad_input_of_a_splice_has_a_stable_code_and_changes_nothing() {
        TestRoom room = aTrip(item("tent", "story", "abc"));
        TestClient a = room.client("a");

        assertOnlyRefused(a.decides(splice("nothing", 0, 0, "x")), RejectCode.NOT_FOUND);
        assertOnlyRefused(a.decides(spliceOf("rocket", "story")), RejectCode.UNKNOWN_TYPE);
        assertOnlyRefused(a.decides(spliceOf("item", "poem")), RejectCode.UNKNOWN_FIELD);
        assertOnlyRefused(a.decides(spliceOf("item", "notes")), RejectCode.INVALID_OPERATION);
        assertOnlyRefused(a.decides(spliceOf("item", "stock")), RejectCode.INVALID_OPERATION);
        assertOnlyRefused(a.decides(splice("tent", 4, 0, "x")), RejectCode.OUTSIDE_TEXT);
        assertOnlyRefused(a.decides(splice("tent", 2, 2, "x")), RejectCode.OUTSIDE_TEXT);
        assertOnlyRefused(a.decides(splice("tent", -1, 0, "x")), RejectCode.OUTSIDE_TEXT);
        assertOnlyRefused(a.decides(splice("tent", 0, Integer.MAX_VALUE, "x")), RejectCode.OUTSIDE_TEXT);
        assertOnlyRefused(a.decides(splice("tent", 0, 0, "x".repeat(198))), RejectCode.INVALID_VALUE);
        assertOnlyRefused(a.decides(splice("tent", 0, 0, "\u0000")), RejectCode.INVALID_VALUE);
        assertOnlyRefused(a.decides(splice("tent", 0, 0, "\uD800")), RejectCode.INVALID_VALUE);
        assertOnlyRefused(
                a.decides(new Operation.SpliceText(key("item", "tent"), "story", Optional.of(99L), List.of())),
                RejectCode.BAD_BASE);
        assertThat(story(room)).isEqualTo(Json.of("abc"));
    }

    @Test
    void T2_a_splice_outside_what_its_author_had_is_refused_though_the_text_has_grown() {
        TestRoom room = aTrip(item("tent", "story", "abc"));
        TestClient late = room.client("late");
        room.client("early").decides(splice("tent", 0, 0, "xxxxx"));

        assertOnlyRefused(late.decides(splice("tent", 4, 0, "!")), RejectCode.OUTSIDE_TEXT);
    }

    @Test
    void T2_only_a_text_that_was_written_since_needs_the_log() {
        TestRoom room = aTrip(item("tent", "story", "abc"), item("lamp", "story", "abc"));
        long base = room.head().seq();
        room.client("early").decides(splice("tent", 0, 0, "x"));

        assertThat(wanted(room, base, splice("lamp", 0, 0, "x")).after()).isEmpty();
        assertThat(wanted(room, base, splice("tent", 0, 0, "x")).after()).contains(base);
        assertThat(wanted(room, base, set("item", "tent", "story", "x")).after())
                .contains(base);
        assertThat(wanted(room, base, set("item", "tent", "quantity", 3)).after())
                .isEmpty();
    }

    private static Need wanted(TestRoom room, long base, Operation operation) {
        var batch = room.batch("w", List.of(new Mutation(1, base, List.of(operation))));
        return Room.alsoWanted(room.state(batch, Role.EDITOR, Room.need(TripKind.KIND, batch)), batch);
    }

    private static Operation spliceOf(String type, String field) {
        return new Operation.SpliceText(key(type, "tent"), field, Optional.empty(), List.of(new Splice(0, 0, "x")));
    }

    private static Change edited(long prev, TextEdit edit) {
        return new Change.Updated(
                key("item", "tent"), Map.of(), Map.of(), Map.of("story", List.of(edit)), Optional.empty(), prev);
    }

    private static Json story(TestRoom room) {
        return room.entity("item", "tent").fields().getOrDefault("story", Json.NULL);
    }
}
