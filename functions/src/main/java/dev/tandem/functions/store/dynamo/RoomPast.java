package dev.tandem.functions.store.dynamo;

import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Stamp;
import dev.tandem.room.Fold;
import dev.tandem.room.Rewind;
import dev.tandem.room.Rewind.Past;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Entities as they were at a position: what the later changes do not tell is looked up in the chain of their older commits. */
final class RoomPast {
    /** So many commits are read for a part of a room; an entity whose chain is longer cannot be taken back. */
    private static final int MOST_READ = 1_000;

    private final RoomLog log;
    private final String room;
    private final long at;
    private final Map<Long, Commit> read = new HashMap<>();
    private boolean lost;

    RoomPast(RoomLog log, String room, long at) {
        this.log = log;
        this.room = room;
        this.at = at;
    }

    /** Whether something could not be told: then nothing of it counts. */
    boolean isLost() {
        return lost;
    }

    /** The entity at the position; nothing where it was not there. */
    Optional<Entity> of(Entity now, List<Change> later) {
        return switch (Rewind.before(now, later)) {
            case Past.Absent() -> Optional.empty();
            case Past.Present present -> Optional.of(written(now, present));
            case Past.Older(long seq) -> folded(now.key(), seq);
        };
    }

    private Entity written(Entity now, Past.Present past) {
        Map<String, Long> fseq = new HashMap<>(now.fseq());
        fseq.keySet().removeAll(past.open());
        Map<Long, Stamp> stamps = new HashMap<>(now.stamps());
        Set<String> open = new HashSet<>(past.open());
        boolean whole = false;
        for (long seq = past.seq(); !whole && !open.isEmpty() && !lost; ) {
            Optional<Commit> commit = commit(seq);
            Optional<Change> change = commit.flatMap(each -> of(each, now.key()));
            if (change.isEmpty()) {
                lost = true;
                break;
            }
            long by = seq;
            writes(change.get()).filter(open::remove).toList().forEach(field -> {
                fseq.put(field, by);
                stamps.put(by, stamp(commit.orElseThrow()));
            });
            whole = change.get() instanceof Change.Created;
            seq = change.get().prev();
        }
        stamps.keySet().retainAll(fseq.values());
        return new Entity(now.key(), past.seq(), false, past.fields(), fseq, stamps);
    }

    private static Stream<String> writes(Change change) {
        return switch (change) {
            case Change.Created created -> created.fields().keySet().stream();
            case Change.Updated updated ->
                Stream.concat(updated.set().keySet().stream(), updated.edits().keySet().stream());
            case Change.Deleted deleted -> deleted.was().keySet().stream();
        };
    }

    private static Stamp stamp(Commit commit) {
        return new Stamp(commit.at(), commit.user(), commit.client());
    }

    /** From the commit that made or revived it on, as a reader of the log does. */
    private Optional<Entity> folded(EntityKey key, long newest) {
        Deque<Commit> chain = new ArrayDeque<>();
        boolean whole = false;
        for (long seq = newest; !whole && !lost; ) {
            Optional<Commit> commit = commit(seq);
            Optional<Change> change = commit.flatMap(each -> of(each, key));
            if (change.isEmpty()) {
                lost = true;
            } else {
                boolean dead = change.get() instanceof Change.Deleted;
                if (seq <= at && dead) {
                    return Optional.empty();
                }
                if (seq <= at) {
                    chain.push(commit.orElseThrow());
                }
                whole = seq <= at && change.get() instanceof Change.Created;
                if (seq > at && change.get().prev() == 0) {
                    return Optional.empty();
                }
                seq = change.get().prev();
            }
        }
        Optional<Entity> entity = Optional.empty();
        for (Commit commit : chain) {
            entity = lost
                    ? entity
                    : Optional.of(Fold.entity(entity, of(commit, key).orElseThrow(), commit));
        }
        return entity;
    }

    private static Optional<Change> of(Commit commit, EntityKey key) {
        return commit.changes().stream()
                .filter(change -> change.key().equals(key))
                .findFirst();
    }

    private Optional<Commit> commit(long seq) {
        if (seq == 0 || read.size() >= MOST_READ) {
            return Optional.empty();
        }
        Optional<Commit> commit = Optional.ofNullable(read.get(seq)).or(() -> log.at(room, seq));
        commit.ifPresent(found -> read.put(seq, found));
        return commit;
    }
}
