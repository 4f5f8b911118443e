package dev.tandem.subscription;

import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.room.Fold;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Entities exactly as of the commits that changed them, made of their rows as they are now.
 *
 * <p>A row is read after its commits are known to be in the log, so there are three cases. It was written by the very commit: it is what is wanted. It
 * still shows what the commit found, because a transaction becomes visible row by row: the change is applied to it; older than that it cannot be, as the
 * commit was conditional on it. Or a later commit wrote it again: then the version asked for is gone, and that later commit tells the entity instead.
 */
public final class Versions {
    /** Of nothing. */
    public static final Versions NONE = new Versions(Map.of());

    private final Map<Of, Entity> known;

    private Versions(Map<Of, Entity> known) {
        this.known = Map.copyOf(known);
    }

    private record Of(EntityKey key, long seq) {}

    /**
     * Those of some types.
     *
     * @param commits in order, with or without gaps
     * @param rows the entities that they changed, tombstones included
     * @return nothing where a row is older than what a commit found: it has to be read again
     */
    public static Optional<Versions> of(List<Commit> commits, Set<String> types, Map<EntityKey, Entity> rows) {
        Map<EntityKey, Entity> now = new HashMap<>(rows);
        Map<Of, Entity> known = new HashMap<>();
        for (Commit commit : commits) {
            for (Change change : commit.changes()) {
                Optional<Entity> row = Optional.ofNullable(now.get(change.key()));
                long seen = row.map(Entity::seq).orElse(0L);
                if (!types.contains(change.key().type()) || seen > commit.seq()) {
                    continue;
                }
                if (seen < change.prev() || (row.isEmpty() && change instanceof Change.Updated)) {
                    return Optional.empty();
                }
                Entity version = seen == commit.seq() ? row.orElseThrow() : Fold.entity(row, change, commit);
                now.put(change.key(), version);
                known.put(new Of(change.key(), commit.seq()), version);
            }
        }
        return Optional.of(new Versions(known));
    }

    /** The entity as of a commit that changed it; nothing where a later commit, which is in the log, has changed it again. */
    Optional<Entity> of(EntityKey key, long seq) {
        return Optional.ofNullable(known.get(new Of(key, seq)));
    }
}
