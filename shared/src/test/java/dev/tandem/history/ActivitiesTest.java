package dev.tandem.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.history.Activity.Difference;
import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.Edit;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import dev.tandem.model.TextEdit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ActivitiesTest {
    private static final Kind KIND = Kinds.bundled().find("packing-list").orElseThrow();
    private static final EntityKey TENT = new EntityKey("item", "tent");
    private static final EntityKey COMMENT = new EntityKey("comment", "c1");
    private static final EntityKey CONFLICT = new EntityKey("conflict", "k1");
    private static final Map<String, Json> ABOUT_TENT = Map.of("onType", Json.of("item"), "onId", Json.of("tent"));

    private static Commit commit(List<Change> changes, List<Commit.Undone> undone, long to, int rejected) {
        List<Outcome.Rejected> refusals = LongStream.rangeClosed(to - rejected + 1, to)
                .mapToObj(n ->
                        new Outcome.Rejected(n, RejectCode.NOT_FOUND, Optional.empty(), Optional.empty(), Map.of()))
                .toList();
        return new Commit(7, 1_000, "anna", "phone", 1, to, changes, refusals, List.of(), undone, Digest.EMPTY);
    }

    private static Activity only(Change change) {
        List<Activity> all = Activities.of(KIND, commit(List.of(change), List.of(), 1, 0));
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static Change created(EntityKey key, long prev, Map<String, Json> fields) {
        return new Change.Created(key, fields, Optional.empty(), prev);
    }

    private static Change updated(EntityKey key, Map<String, Json> set, Map<String, Json> was) {
        return new Change.Updated(key, set, was, Optional.empty(), 3);
    }

    private static Change deleted(EntityKey key, Map<String, Json> was) {
        return new Change.Deleted(key, was, Optional.empty(), 3);
    }

    private static Difference difference(Json before, Json after) {
        return new Difference(before, after);
    }

    @Test
    void H5_a_change_is_an_activity_with_every_field_before_and_after() {
        Activity made = only(created(TENT, 0, Map.of("name", Json.of("Tent"))));
        Activity changed = only(updated(
                TENT,
                Map.of("packed", Json.of(true), "notes", Json.NULL),
                Map.of("packed", Json.of(false), "notes", Json.of("heavy"))));
        Activity gone = only(deleted(TENT, Map.of("name", Json.of("Tent"))));

        assertThat(made.act()).isEqualTo(Act.CREATED);
        assertThat(made.fields()).isEqualTo(Map.of("name", difference(Json.NULL, Json.of("Tent"))));
        assertThat(changed.act()).isEqualTo(Act.UPDATED);
        assertThat(changed.fields())
                .isEqualTo(Map.of(
                        "packed", difference(Json.of(false), Json.of(true)),
                        "notes", difference(Json.of("heavy"), Json.NULL)));
        assertThat(gone.act()).isEqualTo(Act.DELETED);
        assertThat(gone.fields()).isEqualTo(Map.of("name", difference(Json.of("Tent"), Json.NULL)));
        assertThat(only(created(TENT, 4, Map.of("name", Json.of("Tent")))).act())
                .isEqualTo(Act.RESTORED);
    }

    @Test
    void H5_edits_of_a_text_are_shown_as_excerpts() {
        Activity typed = only(new Change.Updated(
                TENT,
                Map.of(),
                Map.of(),
                Map.of("notes", List.of(new TextEdit(List.of(new Edit(4, "old", "new")), Optional.empty()))),
                Optional.empty(),
                3));

        assertThat(typed.act()).isEqualTo(Act.UPDATED);
        assertThat(typed.fields()).isEqualTo(Map.of("notes", difference(Json.of("…old…"), Json.of("…new…"))));
    }

    @Test
    void H5_a_new_place_is_a_move_and_so_is_one_under_something_else() {
        Map<String, Json> position = Map.of("position", Json.of("a1"));
        assertThat(only(updated(TENT, position, position)).act()).isEqualTo(Act.MOVED);
        Map<String, Json> elsewhere = Map.of("position", Json.of("a1"), "bagId", Json.of("red"));
        assertThat(only(updated(TENT, elsewhere, elsewhere)).act()).isEqualTo(Act.MOVED);
        Map<String, Json> more = Map.of("position", Json.of("a1"), "name", Json.of("Tarp"));
        assertThat(only(updated(TENT, more, more)).act()).isEqualTo(Act.UPDATED);
        Map<String, Json> bag = Map.of("bagId", Json.of("red"));
        assertThat(only(updated(TENT, bag, bag)).act()).isEqualTo(Act.UPDATED);
        assertThat(only(updated(new EntityKey("unheard", "x"), position, position))
                        .act())
                .isEqualTo(Act.UPDATED);
    }

    @Test
    void H5_comments_and_conflicts_have_acts_of_their_own_and_say_what_they_are_about() {
        Activity said = only(created(COMMENT, 0, ABOUT_TENT));
        Map<String, Json> resolved = Map.of("resolved", Json.of(true));
        Map<String, Json> reopened = Map.of("resolved", Json.of(false));

        assertThat(said.act()).isEqualTo(Act.COMMENTED);
        assertThat(said.on()).contains(TENT);
        assertThat(said.name()).isEmpty();
        assertThat(only(updated(COMMENT, Map.of("text", Json.of("!")), Map.of("text", Json.of("?"))))
                        .act())
                .isEqualTo(Act.EDITED);
        assertThat(only(updated(COMMENT, resolved, reopened)).act()).isEqualTo(Act.RESOLVED);
        assertThat(only(updated(COMMENT, reopened, resolved)).act()).isEqualTo(Act.REOPENED);
        assertThat(only(updated(COMMENT, Map.of("resolved", Json.NULL), resolved))
                        .act())
                .isEqualTo(Act.REOPENED);
        assertThat(only(deleted(COMMENT, ABOUT_TENT)).act()).isEqualTo(Act.DELETED);
        assertThat(only(created(CONFLICT, 0, ABOUT_TENT)).act()).isEqualTo(Act.CONFLICTED);
        assertThat(only(updated(CONFLICT, Map.of("theirs", Json.of(1)), Map.of("theirs", Json.of(2))))
                        .act())
                .isEqualTo(Act.REBASED);
        assertThat(only(deleted(CONFLICT, ABOUT_TENT)).act()).isEqualTo(Act.RESOLVED);
        assertThat(only(deleted(CONFLICT, ABOUT_TENT)).on()).contains(TENT);
    }

    @Test
    void H5_the_name_is_that_of_the_change_and_may_be_completed() {
        Map<String, Json> name = Map.of("name", Json.of("Tarp"));
        assertThat(only(updated(TENT, name, Map.of("name", Json.of("Tent")))).name())
                .contains("Tarp");
        assertThat(only(deleted(TENT, name)).name()).contains("Tarp");
        Activity unnamed = only(updated(TENT, Map.of("packed", Json.of(true)), Map.of("packed", Json.NULL)));
        assertThat(unnamed.name()).isEmpty();
        assertThat(unnamed.completed(Naming.name(KIND, TENT, name), Optional.empty())
                        .name())
                .contains("Tarp");
        assertThat(Naming.name(KIND, new EntityKey("list", "list"), Map.of("name", Json.of("Norway"))))
                .contains("Norway");
        assertThat(Naming.name(KIND, new EntityKey("unheard", "x"), name)).isEmpty();
    }

    @Test
    void H2_a_commit_of_nothing_but_undos_says_what_it_took_back() {
        Change change = updated(TENT, Map.of("packed", Json.of(true)), Map.of("packed", Json.NULL));
        List<Commit.Undone> undone = List.of(new Commit.Undone(1, 4), new Commit.Undone(2, 3));

        Activity pure =
                Activities.of(KIND, commit(List.of(change), undone, 2, 0)).getFirst();
        Activity withRefusals =
                Activities.of(KIND, commit(List.of(change), undone, 5, 3)).getFirst();
        Activity mixed =
                Activities.of(KIND, commit(List.of(change), undone, 3, 0)).getFirst();

        assertThat(pure.act()).isEqualTo(Act.UNDONE);
        assertThat(pure.undid()).containsExactly(4L, 3L);
        assertThat(withRefusals.act()).isEqualTo(Act.UNDONE);
        assertThat(mixed.act()).isEqualTo(Act.UPDATED);
        assertThat(mixed.undid()).isEmpty();
    }

    @Test
    void H5_a_filter_narrows_by_each_of_its_parts() {
        Activity activity = only(created(TENT, 0, Map.of("name", Json.of("Tent"))));
        Optional<Act> noAct = Optional.empty();
        Optional<String> no = Optional.empty();
        Optional<Long> never = Optional.empty();

        assertThat(List.of(
                        ActivityFilter.ALL,
                        new ActivityFilter(Optional.of(Act.CREATED), no, no, never, never),
                        new ActivityFilter(noAct, Optional.of("item"), Optional.of("anna"), never, never),
                        new ActivityFilter(noAct, no, no, Optional.of(1_000L), Optional.of(1_000L))))
                .allMatch(filter -> filter.matches(activity));
        assertThat(List.of(
                        new ActivityFilter(Optional.of(Act.DELETED), no, no, never, never),
                        new ActivityFilter(noAct, Optional.of("bag"), no, never, never),
                        new ActivityFilter(noAct, no, Optional.of("ben"), never, never),
                        new ActivityFilter(noAct, no, no, Optional.of(1_001L), never),
                        new ActivityFilter(noAct, no, no, never, Optional.of(999L))))
                .noneMatch(filter -> filter.matches(activity));
    }

    @Test
    void every_act_has_a_wire_name_of_its_own() {
        for (Act act : Act.values()) {
            assertThat(Act.of(act.wire())).contains(act);
        }
        assertThat(Act.of("CREATED")).isEmpty();
    }
}
