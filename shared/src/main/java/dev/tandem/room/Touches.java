package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import dev.tandem.rule.Touch;
import dev.tandem.rule.Touch.Act;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an operation is going to touch, as far as it says so itself. */
final class Touches {
    private Touches() {}

    static List<Touch> of(Operation operation) {
        return switch (operation) {
            case Operation.Create(EntityKey key, var fields) -> List.of(touch(Act.CREATE, key, fields));
            case Operation.Update(EntityKey key, var set) -> List.of(touch(Act.UPDATE, key, set));
            case Operation.Move(EntityKey key, String position, var set) -> {
                Map<String, Json> values = new TreeMap<>(set);
                values.put("position", Json.of(position));
                yield List.of(touch(Act.UPDATE, key, values));
            }
            case Operation.Delete(EntityKey key) -> List.of(touch(Act.DELETE, key, Map.of()));
            case Operation.Increment(EntityKey key, String field, var by) ->
                List.of(touch(Act.UPDATE, key, Map.of(field, new Json.Num(by))));
            case Operation.Add(EntityKey key, String field, var values) ->
                List.of(touch(Act.UPDATE, key, Map.of(field, Json.array(values))));
            case Operation.Remove(EntityKey key, String field, var values) ->
                List.of(touch(Act.UPDATE, key, Map.of(field, Json.array(values))));
            case Operation.SpliceText splice ->
                List.of(touch(Act.UPDATE, splice.key(), Map.of(splice.field(), Json.NULL)));
            case Operation.Restore(EntityKey key, var fields) -> List.of(touch(Act.CREATE, key, fields));
            case Operation.Undo _, Operation.Resolve _, Operation.Unsupported _, Operation.Malformed _ -> List.of();
        };
    }

    private static Touch touch(Act act, EntityKey key, Map<String, Json> values) {
        return new Touch(act, key, values, Optional.empty());
    }
}
