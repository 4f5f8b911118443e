package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.EntityType.DeleteConflict;
import dev.tandem.kind.Kind;
import dev.tandem.model.Change;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Applies the operations of one mutation to the room, one after the other; {@link Admission} has let them in. */
final class Application {
    private final Kind kind;
    private final Working working;
    private final References references;
    private final FieldMerge merge;
    private int changes;

    Application(RoomState state, Mutation mutation, Working working) {
        this.kind = state.kind();
        this.working = working;
        this.references = new References(working);
        this.merge = new FieldMerge(working, mutation.base());
    }

    boolean changedSomething() {
        return changes > 0;
    }

    List<Outcome.Merged> merged() {
        return merge.merged();
    }

    /** Why it cannot be done; where it can, it is done. */
    Optional<Refusal> apply(Operation operation) {
        return switch (operation) {
            case Operation.Create(var key, var fields) -> create(type(key), key, new TreeMap<>(fields));
            case Operation.Update(var key, var set) -> update(type(key), key, new TreeMap<>(set));
            case Operation.Move move -> move(type(move.key()), move);
            case Operation.Delete(var key) -> delete(type(key), key);
            case Operation.Increment _,
                    Operation.Add _,
                    Operation.Remove _,
                    Operation.SpliceText _,
                    Operation.Undo _,
                    Operation.Resolve _,
                    Operation.Restore _,
                    Operation.Unsupported _ -> Optional.of(Refusal.of(RejectCode.UNSUPPORTED_OPERATION));
            case Operation.Malformed malformed -> Optional.of(Refusal.of(RejectCode.INVALID_OPERATION));
        };
    }

    private EntityType type(EntityKey key) {
        return Objects.requireNonNull(kind.entities().get(key.type()));
    }

    private Optional<Refusal> create(EntityType type, EntityKey key, SortedMap<String, Json> fields) {
        if (working.look(key).isPresent()) {
            return Optional.of(Refusal.of(RejectCode.ALREADY_EXISTS, key));
        }
        return references.resolve(type, key, fields).or(() -> {
            return put(new Change.Created(key, Initial.fields(kind, key, fields), Optional.empty()));
        });
    }

    private Optional<Refusal> move(EntityType type, Operation.Move move) {
        TreeMap<String, Json> set = new TreeMap<>(move.set());
        Admission.positionOf(type).ifPresent(position -> set.put(position, Json.of(move.position())));
        return update(type, move.key(), set);
    }

    private Optional<Refusal> update(EntityType type, EntityKey key, SortedMap<String, Json> set) {
        Optional<Entity> found = working.look(key);
        if (found.isEmpty()) {
            return Optional.of(Refusal.of(RejectCode.NOT_FOUND, key));
        }
        Entity entity = found.get();
        if (entity.deleted() && type.deleteConflict() == DeleteConflict.DELETE_WINS) {
            return Optional.of(Refusal.of(RejectCode.DELETED, key));
        }
        return references.resolve(type, key, set).or(() -> {
            Map<String, Json> standing = merge.merge(type, entity, set);
            return entity.deleted() ? revive(type, entity, standing) : put(entity, standing, Optional.empty());
        });
    }

    /** Back with what it held, what is set now, and those of its references whose targets live. */
    private Optional<Refusal> revive(EntityType type, Entity tombstone, Map<String, Json> set) {
        Map<String, Json> fields = references.restored(type, tombstone);
        fields.putAll(set);
        fields.values().removeIf(Json.Null.class::isInstance);
        return put(new Change.Created(tombstone.key(), fields, Optional.empty(), tombstone.seq()));
    }

    private Optional<Refusal> delete(EntityType type, EntityKey key) {
        Optional<Entity> found = working.look(key);
        if (found.isEmpty()) {
            return Optional.of(Refusal.of(RejectCode.NOT_FOUND, key));
        }
        Entity entity = found.get();
        if (entity.deleted()) {
            return Optional.empty();
        }
        return changedSince(type, entity)
                .map(field -> Refusal.of(RejectCode.CHANGED_SINCE, key, field))
                .or(() -> put(new Change.Deleted(key, entity.fields(), Optional.empty(), entity.seq())));
    }

    private Optional<String> changedSince(EntityType type, Entity entity) {
        return switch (type.deleteConflict()) {
            case DELETE_WINS -> Optional.empty();
            case UPDATE_REVIVES -> merge.changedSince(entity);
        };
    }

    private Optional<Refusal> put(Entity entity, Map<String, Json> set, Optional<String> rule) {
        if (set.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Json> was = new TreeMap<>();
        set.keySet().forEach(field -> was.put(field, entity.fields().getOrDefault(field, Json.NULL)));
        return put(new Change.Updated(entity.key(), set, was, rule, entity.seq()));
    }

    /** Nothing stands against a change that is done. */
    private Optional<Refusal> put(Change change) {
        working.put(change);
        changes++;
        return Optional.empty();
    }
}
