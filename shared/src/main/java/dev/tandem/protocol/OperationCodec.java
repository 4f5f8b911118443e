package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Ids;
import dev.tandem.model.Operation;
import java.util.Map;
import java.util.Set;

/** An operation as JSON (PROTOCOL U2). Members it does not know make it malformed: they might have changed its meaning. */
final class OperationCodec {
    private OperationCodec() {}

    static Json.Obj write(Operation operation) {
        return switch (operation) {
            case Operation.Create(EntityKey key, Map<String, Json> fields) ->
                ChangeCodec.start("create", key).put("fields", fields).build();
            case Operation.Update(EntityKey key, Map<String, Json> set) ->
                ChangeCodec.start("update", key).put("set", set).build();
            case Operation.Delete(EntityKey key) ->
                ChangeCodec.start("delete", key).build();
            case Operation.Move(EntityKey key, String position, Map<String, Json> set) -> {
                ObjectBuilder json = ChangeCodec.start("move", key).put("position", position);
                yield set.isEmpty() ? json.build() : json.put("set", set).build();
            }
            case Operation.Unsupported(String op) -> Json.object().put("op", op).build();
            case Operation.Malformed malformed ->
                throw new IllegalArgumentException("a malformed operation is never sent: " + malformed.where());
        };
    }

    /** Reads an operation; {@code where} is its place within the mutation. */
    static Operation read(String where, Json json) {
        try {
            return read(Form.of(where, json));
        } catch (FormRefused refused) {
            return new Operation.Malformed(refused.at());
        }
    }

    private static Operation read(Form form) {
        String op = form.text("op");
        return switch (op) {
            case "create" ->
                new Operation.Create(key(form, Set.of("op", "type", "id", "fields")), form.values("fields"));
            case "update" -> new Operation.Update(key(form, Set.of("op", "type", "id", "set")), form.values("set"));
            case "delete" -> new Operation.Delete(key(form, Set.of("op", "type", "id")));
            case "move" ->
                new Operation.Move(
                        key(form, Set.of("op", "type", "id", "position", "set")),
                        form.text("position"),
                        form.optionalValues("set"));
            default -> new Operation.Unsupported(op);
        };
    }

    private static EntityKey key(Form form, Set<String> members) {
        form.only(members);
        return new EntityKey(form.text("type", Ids::isName), form.text("id", Ids::isId));
    }
}
