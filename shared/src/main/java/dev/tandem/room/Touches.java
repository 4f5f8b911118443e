package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Kind;
import dev.tandem.merge.Union;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Conflict;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import dev.tandem.rule.Touch;
import dev.tandem.rule.Touch.Act;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an operation is going to touch, as far as it and what was loaded say so. */
record Touches(Kind kind, Map<EntityKey, Entity> loaded, Map<Long, Commit> log) {
    /** As far as operations say so themselves. */
    static Touches of(Kind kind) {
        return new Touches(kind, Map.of(), Map.of());
    }

    List<Touch> of(Operation operation) {
        return switch (operation) {
            case Operation.Create(EntityKey key, var fields) -> List.of(touch(Act.CREATE, key, fields));
            case Operation.Update(EntityKey key, var set) -> List.of(touch(Act.UPDATE, key, set));
            case Operation.Move move -> List.of(touch(Act.UPDATE, move.key(), moved(move)));
            case Operation.Delete(EntityKey key) -> List.of(touch(Act.DELETE, key, Map.of()));
            case Operation.Increment(EntityKey key, String field, var by) ->
                List.of(touch(Act.UPDATE, key, Map.of(field, new Json.Num(by))));
            case Operation.Add(EntityKey key, String field, var values) ->
                List.of(touch(Act.UPDATE, key, Map.of(field, Json.array(values))));
            case Operation.Remove(EntityKey key, String field, var values) ->
                List.of(touch(Act.UPDATE, key, Map.of(field, Json.array(values))));
            case Operation.SpliceText splice ->
                List.of(touch(Act.UPDATE, splice.key(), Map.of(splice.field(), Json.NULL)));
            case Operation.Restore(EntityKey key, var fields) ->
                List.of(touch(Act.UPDATE, key, everything(key, fields)));
            case Operation.Resolve resolve -> resolved(resolve);
            case Operation.Undo undo -> undone(undo);
            case Operation.Unsupported _, Operation.Malformed _ -> List.of();
        };
    }

    private Map<String, Json> moved(Operation.Move move) {
        Map<String, Json> values = new TreeMap<>(move.set());
        EntityType type = kind.entities().get(move.key().type());
        Optional.ofNullable(type)
                .flatMap(Admission::positionOf)
                .ifPresent(position -> values.put(position, Json.of(move.position())));
        return values;
    }

    /** Every field is given, or emptied. */
    private Map<String, Json> everything(EntityKey key, Map<String, Json> fields) {
        Map<String, Json> values = new TreeMap<>();
        EntityType type = kind.entities().get(key.type());
        if (type != null) {
            type.fields().keySet().forEach(field -> values.put(field, Json.NULL));
        }
        values.putAll(fields);
        return values;
    }

    private List<Touch> resolved(Operation.Resolve resolve) {
        EntityKey key = Conflict.key(resolve.conflict());
        Touch settled = touch(Act.DELETE, key, Map.of());
        return find(key)
                .flatMap(Conflict::of)
                .map(conflict -> List.of(touch(Act.UPDATE, conflict.on(), chosen(conflict, resolve)), settled))
                .orElse(List.of(settled));
    }

    private static Map<String, Json> chosen(Conflict conflict, Operation.Resolve resolve) {
        return switch (resolve.with()) {
            case THEIRS -> Map.of();
            case MINE -> Map.of(conflict.field(), conflict.mine());
            case BOTH -> Map.of(conflict.field(), both(conflict));
            case VALUE -> Map.of(conflict.field(), resolve.value().orElse(Json.NULL));
        };
    }

    private List<Touch> undone(Operation.Undo undo) {
        return Optional.ofNullable(log.get(undo.seq())).stream()
                .flatMap(commit -> Undoing.undone(commit, undo).stream())
                .map(this::takenBack)
                .toList();
    }

    private Touch takenBack(Change change) {
        return switch (change) {
            case Change.Created created -> touch(Act.DELETE, change.key(), Map.of());
            case Change.Deleted deleted -> touch(Act.CREATE, change.key(), deleted.was());
            case Change.Updated updated -> {
                Map<String, Json> values = new TreeMap<>(updated.was());
                updated.edits().keySet().forEach(field -> values.put(field, Json.NULL));
                yield touch(Act.UPDATE, change.key(), values);
            }
        };
    }

    private static Json both(Conflict conflict) {
        return conflict.mine() instanceof Json.Arr
                ? new Union().merge(conflict.mine(), conflict.theirs()).value()
                : conflict.mine();
    }

    private Touch touch(Act act, EntityKey key, Map<String, Json> values) {
        Optional<Entity> entity = find(key);
        boolean revives = act == Act.UPDATE && entity.filter(Entity::deleted).isPresent();
        return new Touch(revives ? Act.CREATE : act, key, values, entity);
    }

    private Optional<Entity> find(EntityKey key) {
        return Optional.ofNullable(loaded.get(key));
    }
}
