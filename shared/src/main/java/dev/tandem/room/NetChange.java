package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Entity;
import dev.tandem.model.TextEdit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The one change that leads from an entity as it was to the entity as it is. What a batch made and deleted again is one {@code delete}:
 * its tombstone keeps the id from being used again, and to who never saw it there is nothing to delete.
 *
 * @param edits of the texts that changed in places, by field
 * @param rule that caused it; empty where a person had a part in it
 */
record NetChange(Optional<Entity> before, Entity now, Map<String, List<TextEdit>> edits, Optional<String> rule) {
    /** Nothing where all is as it was. */
    Optional<Change> change() {
        boolean lived = before.isPresent() && !before.get().deleted();
        if (now.deleted()) {
            boolean same = before.isPresent() && !lived && before.get().fields().equals(now.fields());
            return same ? Optional.empty() : Optional.of(new Change.Deleted(now.key(), now.fields(), rule, prev()));
        }
        return lived ? updated(before.get()) : Optional.of(new Change.Created(now.key(), now.fields(), rule, prev()));
    }

    private long prev() {
        return before.map(Entity::seq).orElse(0L);
    }

    private Optional<Change> updated(Entity before) {
        Map<String, Json> set = new TreeMap<>();
        Map<String, Json> was = new TreeMap<>();
        Map<String, List<TextEdit>> edited = new TreeMap<>();
        TreeSet<String> names = new TreeSet<>(before.fields().keySet());
        names.addAll(now.fields().keySet());
        names.addAll(edits.keySet());
        for (String name : names) {
            Json from = before.fields().getOrDefault(name, Json.NULL);
            Json to = now.fields().getOrDefault(name, Json.NULL);
            List<TextEdit> changes = edits.getOrDefault(name, List.of());
            // What its author sent is told even where it came to nothing: the author's next splices stand upon it.
            if (!changes.isEmpty()
                    && (!from.equals(to)
                            || changes.stream().anyMatch(edit -> edit.made().isPresent()))) {
                edited.put(name, changes);
            } else if (!from.equals(to)) {
                set.put(name, to);
                was.put(name, from);
            }
        }
        return set.isEmpty() && edited.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change.Updated(now.key(), set, was, edited, rule, prev()));
    }
}
