package dev.tandem.room;

import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Edit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.TextEdit;
import dev.tandem.room.Rewind.Past;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an entity was, told from what it is and what was done to it since. */
final class RewindTest {
    private static final EntityKey TENT = key("item", "tent");
    private static final Optional<String> NO_RULE = Optional.empty();

    private static Entity now(boolean deleted, Object... fields) {
        return new Entity(TENT, 9, deleted, fields(fields), Map.of(), Map.of());
    }

    private static Change set(long prev, Map<String, Json> set, Map<String, Json> was) {
        return new Change.Updated(TENT, set, was, NO_RULE, prev);
    }

    private static Change typed(long prev, String field, Edit... edits) {
        List<TextEdit> each = Stream.of(edits)
                .map(edit -> new TextEdit(List.of(edit), Optional.empty()))
                .toList();
        return new Change.Updated(TENT, Map.of(), Map.of(), Map.of(field, each), NO_RULE, prev);
    }

    private static Past before(Entity now, Change... later) {
        return Rewind.before(now, List.of(later));
    }

    @Test
    void values_that_were_replaced_are_back_and_fields_that_were_new_are_gone() {
        Past past = before(
                now(false, "name", "Tent", "due", "2026-01-02", "owner", "ann"),
                set(7, fields("due", "2026-01-02"), fields("due", Json.NULL)),
                set(4, fields("name", "Tent"), fields("name", "tent")));

        assertThat(past).isEqualTo(new Past.Present(4, fields("name", "tent", "owner", "ann"), Set.of("name", "due")));
    }

    @Test
    void of_several_values_since_the_oldest_was_there() {
        Past past = before(
                now(false, "quantity", 3),
                set(7, fields("quantity", 3), fields("quantity", 2)),
                set(4, fields("quantity", 2), fields("quantity", 1)));

        assertThat(past).isEqualTo(new Past.Present(4, fields("quantity", 1), Set.of("quantity")));
    }

    @Test
    void what_was_typed_is_taken_off_from_the_last_commit_to_the_first() {
        Past past = before(
                now(false, "story", "green tents"),
                typed(7, "story", new Edit(0, "", "big "), new Edit(0, "big", "green")),
                typed(4, "story", new Edit(1, "o", "e"), new Edit(4, "", "s")));

        assertThat(past).isEqualTo(new Past.Present(4, fields("story", "tont"), Set.of("story")));
    }

    @Test
    void a_text_that_was_typed_from_nothing_was_not_there() {
        Past past = before(
                now(false, "name", "Tent", "story", "tents"),
                typed(4, "story", new Edit(0, "", "tent"), new Edit(4, "", "s")));

        assertThat(past).isEqualTo(new Past.Present(4, fields("name", "Tent"), Set.of("story")));
    }

    @Test
    void edits_of_one_change_are_taken_back_in_the_opposite_order() {
        TextEdit twice = new TextEdit(List.of(new Edit(0, "a", "bc"), new Edit(1, "c", "de")), Optional.empty());
        TextEdit once = new TextEdit(List.of(new Edit(3, "", "!")), Optional.empty());
        Change typed = new Change.Updated(TENT, Map.of(), Map.of(), Map.of("story", List.of(twice, once)), NO_RULE, 4);

        assertThat(before(now(false, "story", "bde!"), typed))
                .isEqualTo(new Past.Present(4, fields("story", "a"), Set.of("story")));
    }

    @Test
    void what_was_made_since_was_not_there() {
        assertThat(before(now(false, "name", "Tent"), new Change.Created(TENT, fields("name", "Tent"), NO_RULE)))
                .isEqualTo(new Past.Absent());
    }

    @Test
    void what_was_deleted_since_is_older_than_its_deletion() {
        assertThat(before(
                        now(true, "name", "Tent"),
                        new Change.Deleted(TENT, fields("name", "Tent"), NO_RULE, 5),
                        new Change.Created(TENT, fields("name", "Tent"), NO_RULE)))
                .isEqualTo(new Past.Older(5));
    }

    @Test
    void what_was_revived_since_was_dead_unless_it_died_since_too() {
        Change revived = new Change.Created(TENT, fields("name", "Tent"), NO_RULE, 5);
        Change died = new Change.Deleted(TENT, fields("name", "Tent"), NO_RULE, 3);

        assertThat(before(now(false, "name", "Tent"), revived)).isEqualTo(new Past.Absent());
        assertThat(before(now(false, "name", "Tent"), revived, died)).isEqualTo(new Past.Older(5));
    }

    @Test
    void what_was_deleted_since_is_told_by_the_commit_that_wrote_it_before() {
        assertThat(before(now(true), new Change.Deleted(TENT, Map.of(), NO_RULE, 6)))
                .isEqualTo(new Past.Older(6));
        assertThat(before(now(true), new Change.Deleted(TENT, Map.of(), NO_RULE, 0)))
                .isEqualTo(new Past.Absent());
    }

    @Test
    void where_the_log_does_not_name_the_commit_before_nothing_is_known() {
        assertThat(before(now(false, "name", "b"), set(0, fields("name", "b"), fields("name", "a"))))
                .isEqualTo(new Past.Older(0));
    }
}
