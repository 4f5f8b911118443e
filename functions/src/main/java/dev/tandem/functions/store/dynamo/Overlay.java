package dev.tandem.functions.store.dynamo;

import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.room.Fold;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Entities as rows showed them, brought up to date by the end of the log: a read of many rows may miss part of a commit. */
final class Overlay {
    private final Map<EntityKey, Entity> entities = new HashMap<>();
    private boolean complete = true;

    /** Adds what a row shows; of two readings of an entity the newer one counts. */
    void add(Collection<Entity> read) {
        read.forEach(entity ->
                entities.merge(entity.key(), entity, (before, again) -> again.seq() > before.seq() ? again : before));
    }

    /** Lays commits over the entities, oldest first, as far as they concern {@code keys}. */
    void lay(List<Commit> commits, Predicate<EntityKey> keys) {
        commits.forEach(commit -> lay(commit, keys));
    }

    private void lay(Commit commit, Predicate<EntityKey> keys) {
        List<Change> unseen = commit.changes().stream()
                .filter(change -> keys.test(change.key()) && seq(change.key()) < commit.seq())
                .toList();
        List<Change> possible = unseen.stream().filter(this::follows).toList();
        complete &= possible.size() == unseen.size();
        if (!possible.isEmpty()) {
            entities.putAll(Fold.apply(before(possible), only(commit, possible)));
        }
    }

    /** An update follows something; where that is missing, the commits do not reach back far enough. */
    private boolean follows(Change change) {
        return !(change instanceof Change.Updated) || entities.containsKey(change.key());
    }

    private Map<EntityKey, Entity> before(List<Change> changes) {
        Set<EntityKey> keys = changes.stream().map(Change::key).collect(Collectors.toSet());
        Map<EntityKey, Entity> before = new HashMap<>();
        keys.stream().filter(entities::containsKey).forEach(key -> before.put(key, entities.get(key)));
        return before;
    }

    private static Commit only(Commit commit, List<Change> changes) {
        return new Commit(
                commit.seq(),
                commit.at(),
                commit.user(),
                commit.client(),
                commit.from(),
                commit.to(),
                changes,
                commit.rejected(),
                commit.events(),
                commit.undone(),
                commit.digest());
    }

    private long seq(EntityKey key) {
        Entity entity = entities.get(key);
        return entity == null ? 0 : entity.seq();
    }

    /** Whether every commit found what it follows. */
    boolean complete() {
        return complete;
    }

    /** The commit that wrote the newest of them, or 0. */
    long newest() {
        return entities.values().stream().mapToLong(Entity::seq).max().orElse(0);
    }

    Map<EntityKey, Entity> entities() {
        return Map.copyOf(entities);
    }

    /** Those that are not deleted, by key. */
    List<Entity> living() {
        return entities.values().stream()
                .filter(entity -> !entity.deleted())
                .sorted(Comparator.comparing(Entity::key))
                .toList();
    }
}
