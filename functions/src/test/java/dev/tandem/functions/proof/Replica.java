package dev.tandem.functions.proof;

import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.room.Fold;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A client's copy of the room at one position (PROTOCOL S2). */
final class Replica {
    private final TreeMap<Long, Commit> ahead = new TreeMap<>();
    private State state = State.NOTHING;

    /** What is kept when the client ends; the epoch is empty before the first join. */
    record State(Optional<String> epoch, long seq, Map<EntityKey, Entity> entities) {
        static final State NOTHING = new State(Optional.empty(), 0, Map.of());

        State {
            entities = Map.copyOf(entities);
        }

        static State of(String epoch, long seq, List<Entity> entities) {
            Map<EntityKey, Entity> byKey = new HashMap<>();
            entities.forEach(entity -> byKey.put(entity.key(), entity));
            return new State(Optional.of(epoch), seq, byKey);
        }

        Map<EntityKey, Entity> living() {
            Map<EntityKey, Entity> living = new HashMap<>(entities);
            living.values().removeIf(Entity::deleted);
            return living;
        }
    }

    State state() {
        return state;
    }

    /** Goes on from a snapshot; commits of the same log that were put aside are still of use. */
    void reset(State to) {
        if (!to.epoch().equals(state.epoch())) {
            ahead.clear();
        }
        state = to;
    }

    /** Begins again with what was kept. */
    void restart(State kept) {
        ahead.clear();
        state = kept;
    }

    /** True where the commit is new to it: next, or kept aside. */
    boolean offer(Commit commit) {
        return commit.seq() > state.seq() && ahead.put(commit.seq(), commit) == null;
    }

    /** Applies the next commit, if it is there. */
    Optional<Commit> step() {
        ahead.headMap(state.seq(), true).clear();
        return take(ahead.remove(state.seq() + 1));
    }

    /** Applies whatever comes next, also where something is missing between: a mistake. */
    Optional<Commit> stepOver() {
        Map.Entry<Long, Commit> first = ahead.pollFirstEntry();
        return take(first == null ? null : first.getValue());
    }

    private Optional<Commit> take(@Nullable Commit next) {
        Optional<Commit> found = Optional.ofNullable(next);
        found.ifPresent(commit -> state = new State(state.epoch(), commit.seq(), Fold.apply(state.entities(), commit)));
        return found;
    }

    boolean hasGap() {
        return !ahead.isEmpty();
    }
}
