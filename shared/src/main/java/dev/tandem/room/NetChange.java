package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Entity;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The one change that leads from an entity as it was to the entity as it is. What a batch made and deleted again is one {@code delete}:
 * its tombstone keeps the id from being used again, and to who never saw it there is nothing to delete.
 */
final class NetChange {
    private NetChange() {}

    static Optional<Change> of(Optional<Entity> before, Entity now, Optional<String> rule) {
        boolean lived = before.isPresent() && !before.get().deleted();
        if (now.deleted()) {
            boolean same = before.isPresent() && !lived && before.get().fields().equals(now.fields());
            return same ? Optional.empty() : Optional.of(new Change.Deleted(now.key(), now.fields(), rule));
        }
        return lived
                ? updated(before.get(), now, rule)
                : Optional.of(new Change.Created(now.key(), now.fields(), rule));
    }

    private static Optional<Change> updated(Entity before, Entity now, Optional<String> rule) {
        Map<String, Json> set = new TreeMap<>();
        Map<String, Json> was = new TreeMap<>();
        TreeSet<String> names = new TreeSet<>(before.fields().keySet());
        names.addAll(now.fields().keySet());
        for (String name : names) {
            Json from = before.fields().getOrDefault(name, Json.NULL);
            Json to = now.fields().getOrDefault(name, Json.NULL);
            if (!from.equals(to)) {
                set.put(name, to);
                was.put(name, from);
            }
        }
        return set.isEmpty() ? Optional.empty() : Optional.of(new Change.Updated(now.key(), set, was, rule));
    }
}
