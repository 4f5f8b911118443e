package dev.tandem.room;

import dev.tandem.model.Change;
import dev.tandem.model.Commit.Undone;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import dev.tandem.model.Stamp;
import dev.tandem.rule.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
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
    private final Map<EntityKey, Entity> written = new LinkedHashMap<>();
    private final Map<EntityKey, Optional<String>> rules = new LinkedHashMap<>();
    private final Map<EntityKey, List<Change>> done = new HashMap<>();
    private final Set<EntityKey> looked = new LinkedHashSet<>();
    private final Map<EntityKey, Long> locks = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Undone> undone = new ArrayList<>();
    private final Map<EntityKey, Net> nets = new HashMap<>();
    private final Steps steps = new Steps();

    /** What an entity comes to so far: worked out once, until something more is done to it. */
    private record Net(Optional<Change> change, long weight) {}

    private Working(Map<EntityKey, Entity> loaded, long seq, Stamp stamp) {
        this.loaded = loaded;
        this.seq = seq;
        this.stamp = stamp;
    }

    /**
     * @param seq of the commit that is being made
     * @param stamp its author and time
     */
    static Working over(Map<EntityKey, Entity> loaded, long seq, Stamp stamp) {
        return new Working(loaded, seq, stamp);
    }

    /** A copy to try a mutation on. */
    Working fork() {
        Working copy = new Working(loaded, seq, stamp);
        copy.written.putAll(written);
        copy.rules.putAll(rules);
        copy.done.putAll(done);
        copy.nets.putAll(nets);
        copy.looked.addAll(looked);
        copy.locks.putAll(locks);
        copy.events.addAll(events);
        copy.undone.addAll(undone);
        return copy;
    }

    /** A copy that depends on these too. */
    Working having(Set<EntityKey> alsoLooked, Map<EntityKey, Long> alsoLocks) {
        Working copy = fork();
        copy.looked.addAll(alsoLooked);
        copy.locks.putAll(alsoLocks);
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

    /** The same without depending on it. */
    Optional<Entity> standing(EntityKey key) {
        return Optional.ofNullable(written.containsKey(key) ? written.get(key) : loaded.get(key));
    }

    /** The entities that the batch did something to, as they stand. */
    Collection<Entity> written() {
        return Collections.unmodifiableCollection(written.values());
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

    /** Living entities of a type, ordered by key. Its type was loaded whole as of the head, so the head alone stands for them. */
    List<Entity> living(String type) {
        return Stream.concat(
                        written.values().stream(),
                        loaded.values().stream().filter(entity -> !written.containsKey(entity.key())))
                .filter(entity -> !entity.deleted() && entity.key().type().equals(type))
                .sorted(Comparator.comparing(Entity::key))
                .toList();
    }

    /** One of those that {@link #living(String)} gave, as it stands now. */
    Optional<Entity> living(EntityKey key) {
        return standing(key).filter(entity -> !entity.deleted());
    }

    /** Does a change at once. It carries the name of a rule at the end only if no person touched the entity. */
    void put(Change change) {
        Optional<Entity> before = standing(change.key());
        steps.add(change.key(), before, change.rule());
        nets.remove(change.key());
        written.put(change.key(), Fold.entity(before, change, seq, stamp));
        rules.merge(change.key(), change.rule(), (one, other) -> one.equals(other) ? one : Optional.empty());
        done.merge(
                change.key(),
                List.of(change),
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
    }

    /** What the batch did to an entity so far, in order. */
    List<Change> done(EntityKey key) {
        return done.getOrDefault(key, List.of());
    }

    /** What happened since it was last asked; begins anew. */
    List<Step> takeSteps() {
        return steps.take(this::living);
    }

    /** The decision depends on the holder of a lock. */
    void holdStill(EntityKey lock, long token) {
        locks.put(lock, token);
    }

    void tell(List<Event> more) {
        events.addAll(more);
    }

    void undid(Undone undo) {
        undone.add(undo);
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

    Map<EntityKey, Long> locks() {
        return locks;
    }

    List<Event> events() {
        return events;
    }

    List<Undone> undone() {
        return undone;
    }

    /** Everything the store has to write or to hold still, at most. */
    Set<EntityKey> touched() {
        Set<EntityKey> touched = new HashSet<>(looked);
        touched.addAll(written.keySet());
        return touched;
    }

    /** What it all comes to: one change for each entity that is not as it was, in the order of their first touch. */
    List<Change> changes() {
        return written.values().stream()
                .flatMap(now -> net(now).change().stream())
                .toList();
    }

    /** About how many bytes {@link #changes()} take. */
    long weight() {
        long weight = 0;
        for (Entity now : written.values()) {
            weight += net(now).weight();
        }
        return weight;
    }

    private Net net(Entity now) {
        return nets.computeIfAbsent(now.key(), key -> {
            Optional<String> rule = Objects.requireNonNull(rules.get(key));
            Optional<Change> change = new NetChange(found(key), now, TextEdits.of(done(key)), rule).change();
            return new Net(change, change.map(Weight::of).orElse(0L));
        });
    }
}
