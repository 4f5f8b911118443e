package dev.tandem.local.client;

import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.room.Digests;
import dev.tandem.room.Fold;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A room as far as one knows it: the fold of its log up to a position (PROTOCOL S2). */
final class Replica {
    private final Watcher watcher;
    private final TreeMap<Long, Commit> ahead = new TreeMap<>();
    private Map<EntityKey, Entity> entities = Map.of();
    private long seq;
    private String epoch = "";

    /** Nobody looks on. */
    Replica() {
        this(Watcher.NOBODY);
    }

    Replica(Watcher watcher) {
        this.watcher = watcher;
    }

    /** Begins anew from a snapshot; from one that is older than what is known already it does not. */
    void reset(String newEpoch, Head head, List<Entity> living) {
        if (newEpoch.equals(epoch) && head.seq() < seq) {
            return;
        }
        Map<EntityKey, Entity> all = new HashMap<>();
        living.forEach(entity -> all.put(entity.key(), entity));
        entities = Map.copyOf(all);
        epoch = newEpoch;
        seq = head.seq();
        ahead.headMap(seq, true).clear();
        watcher.began(epoch, seq, entities);
        applyAhead();
    }

    /** Takes commits; gives whether one before the last of them is missing. */
    boolean receive(List<Commit> commits) {
        boolean gap = false;
        for (Commit commit : commits) {
            gap = receive(commit);
        }
        return gap;
    }

    /** Takes a commit; gives whether one before it is missing. */
    boolean receive(Commit commit) {
        if (commit.seq() > seq) {
            ahead.put(commit.seq(), commit);
            applyAhead();
        }
        return commit.seq() > seq;
    }

    private void applyAhead() {
        while (!ahead.isEmpty() && ahead.firstKey() == seq + 1) {
            Commit next = ahead.pollFirstEntry().getValue();
            entities = Fold.apply(entities, next);
            seq = next.seq();
            watcher.applied(epoch, next, entities);
            if (!Digests.of(entities.values()).equals(next.digest())) {
                throw new IllegalStateException("The digest after commit " + seq + " is another one");
            }
        }
    }

    /** Tombstones included. */
    Map<EntityKey, Entity> entities() {
        return entities;
    }

    long seq() {
        return seq;
    }

    String epoch() {
        return epoch;
    }

    Digest digest() {
        return Digests.of(entities.values());
    }
}
