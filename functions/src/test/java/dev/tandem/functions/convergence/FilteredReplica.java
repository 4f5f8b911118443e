package dev.tandem.functions.convergence;

import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Excerpt;
import dev.tandem.model.Excerpt.Move;
import dev.tandem.model.Filter;
import dev.tandem.protocol.Shown;
import dev.tandem.room.Fold;
import dev.tandem.subscription.Matching;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A filtered client's copy of the room (PROTOCOL V): the living entities that its filter shows at one position, and what was put aside. */
final class FilteredReplica {
    private final List<Marked> aside = new ArrayList<>();
    private State state = new State(Filter.EVERYTHING, Optional.empty(), "", 0, Map.of());

    /** What is kept when the client ends; the epoch is empty before the first join. */
    record State(Filter filter, Optional<String> mark, String epoch, long seq, Map<EntityKey, Entity> entities) {
        State {
            entities = Map.copyOf(entities);
        }
    }

    private record Marked(Optional<String> mark, Excerpt excerpt) {}

    State state() {
        return state;
    }

    /** Begins again with what was kept. */
    void restart(State kept) {
        aside.clear();
        state = kept;
    }

    void whole(Filter filter, Optional<String> mark, String epoch, long seq, List<Entity> entities) {
        state = new State(filter, mark, epoch, seq, byKey(entities));
    }

    /** V4: what was narrowed away and did not change is forgotten without being told. */
    void difference(Filter filter, Optional<String> mark, Shown.Difference difference) {
        Matching matching = new Matching(filter);
        Map<EntityKey, Entity> entities = new HashMap<>(state.entities());
        entities.values().removeIf(entity -> !matching.takes(entity));
        difference.gone().forEach(entities::remove);
        entities.putAll(byKey(difference.entities()));
        state = new State(filter, mark, state.epoch(), difference.seq(), entities);
    }

    /** Puts aside what may be of use, under the mark it came with. */
    void offer(Optional<String> mark, List<Excerpt> excerpts) {
        excerpts.forEach(excerpt -> aside.add(new Marked(mark, excerpt)));
    }

    /** Applies what speaks of the next position, if it is there; drops what is older, and what another filter let through. */
    Optional<Excerpt> step() {
        aside.removeIf(
                each -> each.excerpt().to() <= state.seq() || !each.mark().equals(state.mark()));
        Optional<Excerpt> next = aside.stream()
                .map(Marked::excerpt)
                .filter(excerpt -> from(excerpt) <= state.seq() + 1)
                .findFirst();
        next.ifPresent(this::apply);
        return next;
    }

    boolean hasGap() {
        return !aside.isEmpty();
    }

    private static long from(Excerpt excerpt) {
        return switch (excerpt) {
            case Excerpt.Skip(long from, long _) -> from;
            case Excerpt.Part part -> part.commit().seq();
        };
    }

    private void apply(Excerpt excerpt) {
        Map<EntityKey, Entity> entities = new HashMap<>(state.entities());
        if (excerpt instanceof Excerpt.Part(Commit commit, List<Move> moves, boolean _)) {
            commit.changes().forEach(change -> apply(entities, change, commit));
            moves.forEach(move -> apply(entities, move));
        }
        state = new State(state.filter(), state.mark(), state.epoch(), excerpt.to(), entities);
    }

    private static void apply(Map<EntityKey, Entity> entities, Change change, Commit commit) {
        Entity after = Fold.entity(Optional.ofNullable(entities.get(change.key())), change, commit);
        if (after.deleted()) {
            entities.remove(change.key());
        } else {
            entities.put(change.key(), after);
        }
    }

    private static void apply(Map<EntityKey, Entity> entities, Move move) {
        switch (move) {
            case Move.Enter(Entity entity) -> entities.put(entity.key(), entity);
            case Move.Leave(EntityKey key) -> entities.remove(key);
        }
    }

    private static Map<EntityKey, Entity> byKey(List<Entity> entities) {
        Map<EntityKey, Entity> byKey = new HashMap<>();
        entities.forEach(entity -> byKey.put(entity.key(), entity));
        return byKey;
    }
}
