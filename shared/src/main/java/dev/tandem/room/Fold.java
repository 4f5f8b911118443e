package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Edit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Stamp;
import dev.tandem.model.TextEdit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes entities from the log (PROTOCOL S6). {@link Room#decide} writes entities with the same code, so that both always agree. */
public final class Fold {
    private Fold() {}

    /** The entities of a room, tombstones included, from the first commit on. */
    public static Map<EntityKey, Entity> replay(List<Commit> log) {
        Map<EntityKey, Entity> entities = new HashMap<>();
        log.forEach(commit -> into(entities, commit));
        return Map.copyOf(entities);
    }

    /** The entities after one more commit. */
    public static Map<EntityKey, Entity> apply(Map<EntityKey, Entity> entities, Commit commit) {
        Map<EntityKey, Entity> after = new HashMap<>(entities);
        into(after, commit);
        return Map.copyOf(after);
    }

    /** One entity after its change of a commit. */
    public static Entity entity(Optional<Entity> before, Change change, Commit commit) {
        return entity(before, change, commit.seq(), new Stamp(commit.at(), commit.user(), commit.client()));
    }

    private static void into(Map<EntityKey, Entity> entities, Commit commit) {
        for (Change change : commit.changes()) {
            Optional<Entity> before = Optional.ofNullable(entities.get(change.key()));
            entities.put(change.key(), entity(before, change, commit));
        }
    }

    /**
     * One entity after one change.
     *
     * @throws IllegalArgumentException for an update of an entity that does not exist: no log of this protocol holds one
     */
    static Entity entity(Optional<Entity> before, Change change, long seq, Stamp stamp) {
        return switch (change) {
            case Change.Created created -> created(created, seq, stamp);
            case Change.Updated updated ->
                updated(
                        before.orElseThrow(() -> new IllegalArgumentException("update of nothing: " + updated.key())),
                        updated,
                        seq,
                        stamp);
            case Change.Deleted deleted -> deleted(before, deleted, seq, stamp);
        };
    }

    private static Entity created(Change.Created change, long seq, Stamp stamp) {
        Map<String, Json> fields = change.fields();
        return written(change.key(), seq, false, fields, allAt(fields.keySet(), seq), Map.of(), stamp);
    }

    private static Entity updated(Entity before, Change.Updated change, long seq, Stamp stamp) {
        Map<String, Json> fields = new HashMap<>(before.fields());
        change.set().forEach((field, value) -> {
            if (value instanceof Json.Null) {
                fields.remove(field);
            } else {
                fields.put(field, value);
            }
        });
        change.edits().forEach((field, edits) -> {
            String text = edited(fields.getOrDefault(field, Json.NULL), edits);
            if (text.isEmpty()) {
                fields.remove(field);
            } else {
                fields.put(field, Json.of(text));
            }
        });
        Map<String, Long> fseq = new HashMap<>(before.fseq());
        fseq.putAll(allAt(change.set().keySet(), seq));
        fseq.putAll(allAt(change.edits().keySet(), seq));
        return written(change.key(), seq, false, fields, fseq, before.stamps(), stamp);
    }

    private static String edited(Json value, List<TextEdit> edits) {
        String text = value instanceof Json.Str(String held) ? held : "";
        for (TextEdit edit : edits) {
            for (Edit each : edit.applied()) {
                text = each.applyTo(text);
            }
        }
        return text;
    }

    /** A tombstone holds what {@code was} says: a batch may have changed the entity, or even made it, before it deleted it. */
    private static Entity deleted(Optional<Entity> before, Change.Deleted change, long seq, Stamp stamp) {
        Map<String, Json> held = before.map(Entity::fields).orElse(Map.of());
        Set<String> differing = new TreeSet<>(held.keySet());
        differing.addAll(change.was().keySet());
        differing.removeIf(field -> Objects.equals(held.get(field), change.was().get(field)));
        Map<String, Long> fseq = new HashMap<>(before.map(Entity::fseq).orElse(Map.of()));
        fseq.putAll(allAt(differing, seq));
        Map<Long, Stamp> stamps = before.map(Entity::stamps).orElse(Map.of());
        return written(change.key(), seq, true, change.was(), fseq, stamps, stamp);
    }

    private static Map<String, Long> allAt(Set<String> fields, long seq) {
        Map<String, Long> fseq = new HashMap<>();
        fields.forEach(field -> fseq.put(field, seq));
        return fseq;
    }

    /** Only stamps that {@code fseq} still names are kept. */
    private static Entity written(
            EntityKey key,
            long seq,
            boolean deleted,
            Map<String, Json> fields,
            Map<String, Long> fseq,
            Map<Long, Stamp> older,
            Stamp stamp) {
        Map<Long, Stamp> stamps = new HashMap<>(older);
        stamps.put(seq, stamp);
        stamps.keySet().retainAll(fseq.values());
        return new Entity(key, seq, deleted, fields, fseq, stamps);
    }
}
