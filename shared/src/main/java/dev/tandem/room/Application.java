package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.EntityType.DeleteConflict;
import dev.tandem.kind.Field;
import dev.tandem.model.Change;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import dev.tandem.model.RejectCode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Applies the operations of one mutation to the room, one after the other; {@link Admission} has let them in. */
final class Application {
    /** Works out what is going to stand in the fields of an entity; or why it cannot. */
    private interface Intent {
        Optional<Refusal> to(EntityType type, Entity entity, Standing standing);
    }

    private final Deed deed;
    private final Working working;
    private final FieldMerge merge;
    private final Given given;

    Application(Deed deed) {
        this.deed = deed;
        this.working = deed.working();
        this.merge = new FieldMerge(deed);
        this.given = new Given(working);
    }

    /** Why it cannot be done; where it can, it is done. */
    Optional<Refusal> apply(Operation operation) {
        return switch (operation) {
            case Operation.Create(var key, var fields) -> create(deed.type(key), key, new TreeMap<>(fields));
            case Operation.Update(var key, var set) -> update(key, new TreeMap<>(set));
            case Operation.Move move -> move(move);
            case Operation.Delete(var key) -> delete(deed.type(key), key);
            case Operation.Increment(var key, var field, var by) ->
                change(
                        key,
                        (type, entity, standing) ->
                                new Increments(merge).apply(field(type, field), entity, by, standing));
            case Operation.Add add -> add(add);
            case Operation.Remove(var key, var field, var values) ->
                change(
                        key,
                        (type, entity, standing) ->
                                new Membership(merge).remove(field(type, field), entity, values, standing));
            case Operation.SpliceText(var key, var field, var base, var splices) ->
                change(
                        key,
                        (type, entity, standing) -> new Texts(deed)
                                .splice(field(type, field), entity, base.orElse(deed.base()), splices, standing));
            case Operation.Restore(var key, var fields) -> new Restoring(deed).apply(key, fields);
            case Operation.Resolve resolve -> new Resolving(deed).apply(resolve);
            case Operation.Undo undo -> new Undoing(deed, undo).apply();
            case Operation.Unsupported _ -> Optional.of(Refusal.of(RejectCode.UNSUPPORTED_OPERATION));
            case Operation.Malformed malformed -> Optional.of(Refusal.of(RejectCode.INVALID_OPERATION));
        };
    }

    private static Field field(EntityType type, String name) {
        return Objects.requireNonNull(type.fields().get(name));
    }

    private Optional<Refusal> create(EntityType type, EntityKey key, SortedMap<String, Json> fields) {
        if (working.look(key).isPresent()) {
            return Optional.of(Refusal.of(RejectCode.ALREADY_EXISTS, key));
        }
        return given.settle(type, key, fields)
                .or(() ->
                        deed.put(new Change.Created(key, Initial.fields(deed.kind(), key, fields), Optional.empty())));
    }

    private Optional<Refusal> move(Operation.Move move) {
        TreeMap<String, Json> set = new TreeMap<>(move.set());
        Admission.positionOf(deed.type(move.key())).ifPresent(position -> set.put(position, Json.of(move.position())));
        return update(move.key(), set);
    }

    private Optional<Refusal> update(EntityKey key, SortedMap<String, Json> set) {
        return change(
                key,
                (type, entity, standing) ->
                        given.settle(type, key, set).or(() -> merge.merge(type, entity, set, standing)));
    }

    private Optional<Refusal> add(Operation.Add add) {
        return change(add.key(), (type, entity, standing) -> {
            SortedMap<String, Json> values = new TreeMap<>(Map.of(add.field(), Json.array(add.values())));
            return given.settle(type, add.key(), values)
                    .or(() -> new Membership(merge)
                            .add(
                                    field(type, add.field()),
                                    entity,
                                    Membership.items(values.get(add.field())),
                                    standing));
        });
    }

    /** Changes an entity that is there, or brings one back where its type has it so. */
    private Optional<Refusal> change(EntityKey key, Intent intent) {
        EntityType type = deed.type(key);
        Optional<Entity> found = working.look(key);
        if (found.isEmpty()) {
            return Optional.of(Refusal.of(RejectCode.NOT_FOUND, key));
        }
        Entity entity = found.get();
        if (entity.deleted() && type.deleteConflict() == DeleteConflict.DELETE_WINS) {
            return Optional.of(Refusal.of(RejectCode.DELETED, key));
        }
        Standing standing = new Standing();
        return intent.to(type, entity, standing)
                .or(() -> entity.deleted() ? revive(type, entity, standing) : deed.update(entity, standing));
    }

    /** Back with what it held, what is set now, and those of its references whose targets live. */
    private Optional<Refusal> revive(EntityType type, Entity tombstone, Standing standing) {
        Map<String, Json> fields = new References(working).restored(type, tombstone);
        fields.putAll(standing.values());
        return deed.revive(tombstone, fields);
    }

    private Optional<Refusal> delete(EntityType type, EntityKey key) {
        Optional<Entity> found = working.look(key);
        if (found.isEmpty()) {
            return Optional.of(Refusal.of(RejectCode.NOT_FOUND, key));
        }
        Entity entity = found.get();
        if (!type.delete().contains(deed.member().role()) && !deed.isAuthor(entity)) {
            return Optional.of(Refusal.of(RejectCode.FORBIDDEN, key));
        }
        if (entity.deleted()) {
            return Optional.empty();
        }
        return changedSince(type, entity)
                .map(field -> Refusal.of(RejectCode.CHANGED_SINCE, key, field))
                .or(() -> deed.put(Change.Deleted.of(entity, Optional.empty())));
    }

    private Optional<String> changedSince(EntityType type, Entity entity) {
        return switch (type.deleteConflict()) {
            case DELETE_WINS -> Optional.empty();
            case UPDATE_REVIVES -> merge.changedSince(entity);
        };
    }
}
