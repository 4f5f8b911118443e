package dev.tandem.functions.convergence;

import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.room.Fold;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A client's copy of the room at one position (PROTOCOL S2). */
final class Replica {
    private final TreeMap<Long, Commit> ahead = new TreeMap<>();
    private State state = new State(Optional.empty(), 0, Map.of());

    /** What is kept when the client ends; the epoch is empty before the first join. */
    record State(Optional<String> epoch, long seq, Map<EntityKey, Entity> entities) {
        Map<EntityKey, Entity> living() {
            Map<EntityKey, Entity> living = new HashMap<>(entities);
            living.values().removeIf(Entity::deleted);
            return living;
        }
    }

    State state() {
        return state;
    }

    /** Goes on from a snapshot; commits that were put aside are still of use. */
    void reset(State to) {
        state = to;
    }

    /** Begins again with what was kept. */
    void restart(State kept) {
        ahead.clear();
        state = kept;
    }

    static Map<EntityKey, Entity> byKey(List<Entity> entities) {
        Map<EntityKey, Entity> byKey = new HashMap<>();
        entities.forEach(entity -> byKey.put(entity.key(), entity));
        return byKey;
    }

    /** True where the commit is new to it: next, or kept aside. */
    boolean offer(Commit commit) {
        return commit.seq() > state.seq() && ahead.put(commit.seq(), commit) == null;
    }

    /** Applies the next commit, if it is there. */
    Optional<Commit> step() {
        ahead.headMap(state.seq(), true).clear();
        Optional<Commit> next = Optional.ofNullable(ahead.remove(state.seq() + 1));
        next.ifPresent(commit -> state = new State(state.epoch(), commit.seq(), Fold.apply(state.entities(), commit)));
        return next;
    }

    boolean hasGap() {
        return !ahead.isEmpty();
    }
}
