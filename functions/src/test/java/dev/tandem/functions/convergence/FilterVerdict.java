package dev.tandem.functions.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Excerpt;
import dev.tandem.model.Filter;
import dev.tandem.room.Fold;
import dev.tandem.subscription.Matching;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What filtered clients showed, held to the fold of the whole log. */
final class FilterVerdict {
    private final List<Seen> seen = new ArrayList<>();
    private final List<Applied> applied = new ArrayList<>();
    private final Map<Sight, Integer> sights = new EnumMap<>(Sight.class);
    private long newest;

    /** What the runs have to have met. */
    enum Sight {
        SNAPSHOT,
        CHANGED,
        CHANGED_WHOLE,
        CHANGED_WHILE_COMMITTING,
        ASKED_AGAIN,
        OTHER_FILTER,
        FRAME_OF_ANOTHER_FILTER,
        GAP,
        SKIPPED,
        PARTIAL,
        ENTERED,
        LEFT,
        OLDER_VERSION,
        EXACT
    }

    /** {@code written}: no later commit was in the log then. */
    private record Seen(String client, FilteredReplica.State state, boolean exact, long written) {}

    private record Applied(String client, Filter filter, Excerpt excerpt) {}

    void count(Sight sight) {
        sights.merge(sight, 1, Integer::sum);
    }

    Map<Sight, Integer> sights() {
        return sights;
    }

    /** Somebody is about to write this position. */
    void writing(long seq) {
        newest = Math.max(newest, seq);
    }

    void saw(String client, FilteredReplica.State state, boolean exact) {
        seen.add(new Seen(client, state, exact, newest));
    }

    void applied(String client, Filter filter, Excerpt excerpt) {
        applied.add(new Applied(client, filter, excerpt));
    }

    void check(List<Commit> log) {
        Map<Long, Map<EntityKey, Entity>> states = new HashMap<>();
        Map<EntityKey, Entity> state = Map.of();
        for (Commit commit : log) {
            state = Fold.apply(state, commit);
            states.put(commit.seq(), state);
        }
        seen.forEach(each -> check(each, states.getOrDefault(each.state().seq(), Map.of()), log));
        applied.forEach(each -> check(each, log));
    }

    /** V3: nothing that does not match, nothing missing, and an older version only where a later commit brings the newer one. */
    private void check(Seen shown, Map<EntityKey, Entity> truth, List<Commit> log) {
        Matching matching = new Matching(shown.state().filter());
        Map<EntityKey, Entity> shows = shown.state().entities();
        Set<EntityKey> keys = new HashSet<>(shows.keySet());
        truth.values().stream().filter(matching::takes).map(Entity::key).forEach(keys::add);
        for (EntityKey key : keys) {
            Entity real = truth.get(key);
            boolean matches = real != null && matching.takes(real);
            String where = shown.client() + " at " + shown.state().seq() + " shows " + key + " as " + shows.get(key)
                    + " through " + shown.state().filter() + ", really " + real;
            assertThat(shows.containsKey(key) && !matches)
                    .as("too much: " + where)
                    .isFalse();
            if (real != null && !real.equals(shows.get(key))) {
                boolean mayBeOlder = !shown.exact() && matching.selected().contains(key.type());
                assertThat(mayBeOlder && isChangedLater(key, shown, log))
                        .as("not exact: " + where)
                        .isTrue();
                count(Sight.OLDER_VERSION);
            }
        }
        count(Sight.EXACT);
    }

    private static boolean isChangedLater(EntityKey key, Seen shown, List<Commit> log) {
        return log.subList((int) shown.state().seq(), (int) Math.min(shown.written(), log.size())).stream()
                .flatMap(commit -> commit.changes().stream())
                .anyMatch(change -> change.key().equals(key));
    }

    /** V2: what is skipped is nothing to this client, and what is told is what matches. */
    private void check(Applied told, List<Commit> log) {
        Matching matching = new Matching(told.filter());
        switch (told.excerpt()) {
            case Excerpt.Skip(long from, long to) -> {
                count(Sight.SKIPPED);
                for (Commit commit : log.subList((int) from - 1, (int) to)) {
                    assertThat(commit.client()).isNotEqualTo(told.client());
                    assertThat(plain(commit, matching)).as("skipped %s", commit).isEmpty();
                    assertThat(commit.events()).as("skipped %s", commit).noneMatch(matching::takes);
                }
            }
            case Excerpt.Part(Commit part, var moves, boolean partial) -> {
                Commit whole = log.get((int) part.seq() - 1);
                boolean own =
                        whole.client().equals(told.client()) || told.filter().equals(Filter.EVERYTHING);
                assertThat(part.changes()).isEqualTo(plain(whole, matching));
                assertThat(part.events())
                        .isEqualTo(
                                whole.events().stream().filter(matching::takes).toList());
                assertThat(part.rejected()).isEqualTo(own ? whole.rejected() : List.of());
                boolean lacks =
                        part.changes().size() + moves.size() < whole.changes().size()
                                || part.events().size() < whole.events().size()
                                || part.rejected().size() < whole.rejected().size();
                assertThat(partial).as("%s of %s", part, whole).isEqualTo(lacks);
                moves.forEach(move -> count(move instanceof Excerpt.Move.Enter ? Sight.ENTERED : Sight.LEFT));
                if (partial) {
                    count(Sight.PARTIAL);
                }
            }
        }
    }

    private static List<Change> plain(Commit commit, Matching matching) {
        return commit.changes().stream()
                .filter(change -> matching.takes(change.key().type())
                        && !matching.selected().contains(change.key().type()))
                .toList();
    }
}
