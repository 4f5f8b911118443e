package dev.tandem.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Audience;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import dev.tandem.model.Excerpt;
import dev.tandem.model.Excerpt.Move;
import dev.tandem.model.Filter;
import dev.tandem.model.Filter.Where;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import dev.tandem.room.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a filter leaves of commits. */
final class NarrowingTest {
    private static final EntityKey TENT = new EntityKey("item", "tent");
    private static final Filter PACKED = new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(new Where("item", "packed", List.of(Json.of(true)))));

    private static Commit commit(long seq, List<Change> changes, Event... events) {
        return new Commit(
                seq,
                1,
                "ann",
                "phone",
                seq,
                seq,
                changes,
                List.of(),
                List.of(events),
                List.of(),
                Digest.ofHex("0".repeat(16)));
    }

    private static Change made(boolean packed) {
        return new Change.Created(TENT, Map.of("packed", Json.of(packed)), Optional.empty());
    }

    private static Change packed(long prev, boolean was, boolean is) {
        return new Change.Updated(
                TENT, Map.of("packed", Json.of(is)), Map.of("packed", Json.of(was)), Optional.empty(), prev);
    }

    private static Change named(long prev) {
        return new Change.Updated(
                TENT, Map.of("name", Json.of("x")), Map.of("name", Json.NULL), Optional.empty(), prev);
    }

    private static List<Excerpt> narrowed(Filter filter, List<Commit> told, List<Commit> log) {
        Map<EntityKey, Entity> rows = Fold.replay(log);
        Versions versions = Versions.of(told, Set.of("item"), rows).orElseThrow();
        return new Narrowing(filter, "tablet", versions).of(told);
    }

    private static Entity tent(List<Commit> log) {
        return Objects.requireNonNull(Fold.replay(log).get(TENT));
    }

    private static List<Move> moves(Excerpt excerpt) {
        return excerpt instanceof Excerpt.Part part ? part.moves() : List.of();
    }

    @Test
    void V3_an_entity_enters_with_all_it_holds_and_who_wrote_it() {
        List<Commit> log = List.of(commit(1, List.of(made(false))), commit(2, List.of(packed(1, false, true))));

        List<Excerpt> told = narrowed(PACKED, log, log);

        assertThat(told.get(0)).isEqualTo(new Excerpt.Skip(1, 1));
        assertThat(moves(told.get(1))).containsExactly(new Move.Enter(tent(log)));
    }

    @Test
    void V3_what_a_later_commit_changed_again_is_left_to_that_commit() {
        List<Commit> log =
                List.of(commit(1, List.of(made(true))), commit(2, List.of(named(1))), commit(3, List.of(named(2))));

        List<Excerpt> told = narrowed(PACKED, log, log);

        assertThat(told.get(0)).isEqualTo(new Excerpt.Skip(1, 2));
        assertThat(moves(told.get(1))).hasOnlyElementsOfType(Move.Enter.class);
    }

    @Test
    void V3_leaving_is_told_at_once_even_where_a_later_commit_changed_the_entity_again() {
        List<Commit> log = List.of(
                commit(1, List.of(made(true))),
                commit(2, List.of(packed(1, true, false))),
                commit(3, List.of(named(2))));

        List<Excerpt> told = narrowed(PACKED, log.subList(1, 2), log);

        assertThat(moves(told.getFirst())).containsExactly(new Move.Leave(TENT));
        assertThat(narrowed(PACKED, log.subList(2, 3), log)).containsExactly(new Excerpt.Skip(3, 3));
    }

    @Test
    void V3_a_row_that_does_not_show_the_commit_yet_is_brought_up_to_it() {
        List<Commit> log = List.of(commit(1, List.of(made(false))), commit(2, List.of(packed(1, false, true))));
        Map<EntityKey, Entity> lagging = Fold.replay(log.subList(0, 1));

        Versions versions =
                Versions.of(log.subList(1, 2), Set.of("item"), lagging).orElseThrow();

        assertThat(versions.of(TENT, 2)).contains(tent(log));
        assertThat(Versions.of(log.subList(1, 2), Set.of("item"), Map.of())).isEmpty();
    }

    @Test
    void V1_events_are_chosen_by_name_and_by_whom_they_call() {
        Event cooks = new Event("low-stock", Optional.empty(), List.of(new Audience.InCrew("cook")), Map.of());
        Event drivers = new Event("low-stock", Optional.empty(), List.of(new Audience.InCrew("driver")), Map.of());
        Event all = new Event("low-stock", Optional.empty(), List.of(new Audience.Everyone()), Map.of());
        Event other = new Event("mentioned", Optional.empty(), List.of(), Map.of());
        Filter filter = new Filter(
                Optional.of(List.of()), Optional.of(List.of("low-stock")), Optional.of(List.of("cook")), List.of());
        Commit commit = commit(1, List.of(made(true)), cooks, drivers, all, other);

        List<Excerpt> told = narrowed(filter, List.of(commit), List.of(commit));

        assertThat(told).singleElement().isInstanceOfSatisfying(Excerpt.Part.class, part -> {
            assertThat(part.commit().events()).containsExactly(cooks, all);
            assertThat(part.commit().changes()).isEmpty();
            assertThat(part.partial()).isTrue();
        });
    }

    private static final Filter ITEMS =
            new Filter(Optional.of(List.of("item")), Optional.of(List.of()), Optional.empty(), List.of());

    private static Commit by(String client, List<Change> changes) {
        Outcome.Rejected refused =
                new Outcome.Rejected(1, RejectCode.DELETED, Optional.of(TENT), Optional.empty(), Map.of());
        return new Commit(
                1,
                1,
                "ann",
                client,
                1,
                1,
                changes,
                List.of(refused),
                List.of(),
                List.of(),
                Digest.ofHex("0".repeat(16)));
    }

    private static Excerpt.Part onlyPart(Filter filter, Commit commit) {
        return (Excerpt.Part) narrowed(filter, List.of(commit), List.of(commit)).getFirst();
    }

    @Test
    void V2_what_is_of_a_wanted_type_is_told_as_it_stands_and_the_rest_is_missing() {
        Change bag = new Change.Created(new EntityKey("bag", "sack"), Map.of(), Optional.empty());

        Excerpt.Part part = onlyPart(ITEMS, commit(1, List.of(made(true), bag)));

        assertThat(part.commit().changes()).containsExactly(made(true));
        assertThat(part.moves()).isEmpty();
        assertThat(part.partial()).isTrue();
        assertThat(onlyPart(ITEMS, commit(1, List.of(made(true)))).partial()).isFalse();
        assertThat(narrowed(ITEMS, List.of(commit(1, List.of(bag))), List.of()))
                .containsExactly(new Excerpt.Skip(1, 1));
    }

    @Test
    void V2_what_became_of_ones_own_mutations_is_told_to_oneself_alone() {
        Change bag = new Change.Created(new EntityKey("bag", "sack"), Map.of(), Optional.empty());

        assertThat(onlyPart(ITEMS, by("tablet", List.of(bag))).commit().rejected())
                .hasSize(1);
        assertThat(onlyPart(ITEMS, by("tablet", List.of())).partial()).isFalse();
        assertThat(onlyPart(ITEMS, by("phone", List.of(made(true)))).commit().rejected())
                .isEmpty();
        assertThat(onlyPart(ITEMS, by("phone", List.of(made(true)))).partial()).isTrue();
    }

    @Test
    void V3_what_is_deleted_leaves_unless_it_was_never_seen() {
        Change gone = new Change.Deleted(TENT, Map.of("packed", Json.of(true)), Optional.empty(), 1);
        Change madeAndGone = new Change.Deleted(TENT, Map.of("packed", Json.of(true)), Optional.empty(), 0);
        List<Commit> log = List.of(commit(1, List.of(made(true))), commit(2, List.of(gone)));

        assertThat(moves(narrowed(PACKED, log.subList(1, 2), log).getFirst())).containsExactly(new Move.Leave(TENT));
        assertThat(narrowed(PACKED, List.of(commit(1, List.of(madeAndGone))), List.of()))
                .containsExactly(new Excerpt.Skip(1, 1));
    }

    @Test
    void V2_markers_that_meet_become_one_and_others_stand_between_commits() {
        List<Excerpt> excerpts = new ArrayList<>();
        Excerpt part = onlyPart(ITEMS, commit(1, List.of(made(true))));
        List.of(new Excerpt.Skip(1, 2), new Excerpt.Skip(3, 3), part, new Excerpt.Skip(5, 5))
                .forEach(each -> Narrowing.add(excerpts, each));

        assertThat(excerpts).containsExactly(new Excerpt.Skip(1, 3), part, new Excerpt.Skip(5, 5));
    }
}
