package dev.tandem.room;

import dev.tandem.model.Change;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Stamp;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The room as it stands between the operations of a batch: what was loaded, and over it what the batch did so far. */
final class Working {
    private final Map<EntityKey, Entity> loaded;
    private final long seq;
    private final Stamp stamp;
    private final Map<EntityKey, Entity> written;
    private final Map<EntityKey, Optional<String>> rules;
    private final Set<EntityKey> looked;

    private Working(
            Map<EntityKey, Entity> loaded,
            long seq,
            Stamp stamp,
            Map<EntityKey, Entity> written,
            Map<EntityKey, Optional<String>> rules,
            Set<EntityKey> looked) {
        this.loaded = loaded;
        this.seq = seq;
        this.stamp = stamp;
        this.written = new LinkedHashMap<>(written);
        this.rules = new LinkedHashMap<>(rules);
        this.looked = new LinkedHashSet<>(looked);
    }

    /**
     * @param seq of the commit that is being made
     * @param stamp its author and time
     */
    static Working over(Map<EntityKey, Entity> loaded, long seq, Stamp stamp) {
        return new Working(loaded, seq, stamp, Map.of(), Map.of(), Set.of());
    }

    /** A copy to try a mutation on. */
    Working fork() {
        return new Working(loaded, seq, stamp, written, rules, looked);
    }

    /** A copy that has also looked at these. */
    Working having(Set<EntityKey> alsoLooked) {
        Working copy = fork();
        copy.looked.addAll(alsoLooked);
        return copy;
    }

    long seq() {
        return seq;
    }

    Stamp stamp() {
        return stamp;
    }

    /** The entity as it stands, tombstone or not; the decision depends on the answer from here on. */
    Optional<Entity> look(EntityKey key) {
        looked.add(key);
        return standing(key);
    }

    private Optional<Entity> standing(EntityKey key) {
        return Optional.ofNullable(written.containsKey(key) ? written.get(key) : loaded.get(key));
    }

    /** Whether the batch did something to it. */
    boolean wrote(EntityKey key) {
        return written.containsKey(key);
    }

    /** Whether anything is known about it, as nothing is of what was not loaded. */
    boolean knows(EntityKey key) {
        return written.containsKey(key) || loaded.containsKey(key);
    }

    /** The entity as the batch found it. */
    Optional<Entity> found(EntityKey key) {
        return Optional.ofNullable(loaded.get(key));
    }

    /** Living entities of some types, ordered by key. They were loaded whole as of the head, so the head alone stands for them. */
    List<Entity> living(Set<String> types) {
        return Stream.concat(
                        written.values().stream(),
                        loaded.values().stream().filter(entity -> !written.containsKey(entity.key())))
                .filter(entity ->
                        !entity.deleted() && types.contains(entity.key().type()))
                .sorted(Comparator.comparing(Entity::key))
                .toList();
    }

    /** One of those that {@link #living(Set)} gave, as it stands now. */
    Optional<Entity> living(EntityKey key) {
        return standing(key).filter(entity -> !entity.deleted());
    }

    /** Does a change at once. It carries the name of a rule at the end only if no person touched the entity. */
    void put(Change change) {
        written.put(change.key(), Fold.entity(standing(change.key()), change, seq, stamp));
        rules.merge(change.key(), change.rule(), (one, other) -> one.equals(other) ? one : Optional.empty());
    }

    /** Whether another client changed a field after {@code base}. */
    boolean changedByAnother(Entity entity, String field, long base) {
        Long at = entity.fseq().get(field);
        if (at == null || at <= base) {
            return false;
        }
        Stamp by = entity.stamps().get(at);
        return by == null || !by.client().equals(stamp.client());
    }

    Set<EntityKey> looked() {
        return looked;
    }

    /** Everything the store has to write or to hold still, at most. */
    Set<EntityKey> touched() {
        Set<EntityKey> touched = new HashSet<>(looked);
        touched.addAll(written.keySet());
        return touched;
    }

    /** What it all comes to: one change for each entity that is not as it was, in the order of their first touch. */
    List<Change> changes() {
        return written.values().stream().flatMap(now -> net(now).stream()).toList();
    }

    private Optional<Change> net(Entity now) {
        return NetChange.of(found(now.key()), now, Objects.requireNonNull(rules.get(now.key())));
    }
}
