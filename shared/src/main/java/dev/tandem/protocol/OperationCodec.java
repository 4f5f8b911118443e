package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Ids;
import dev.tandem.model.Operation;
import dev.tandem.model.Part;
import dev.tandem.model.Resolution;
import dev.tandem.model.Splice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            case Operation.Increment(EntityKey key, String field, BigDecimal by) ->
                ChangeCodec.start("increment", key)
                        .put("field", field)
                        .put("by", new Json.Num(by))
                        .build();
            case Operation.Add(EntityKey key, String field, List<Json> values) ->
                ChangeCodec.start("add", key)
                        .put("field", field)
                        .put("values", Json.array(values))
                        .build();
            case Operation.Remove(EntityKey key, String field, List<Json> values) ->
                ChangeCodec.start("remove", key)
                        .put("field", field)
                        .put("values", Json.array(values))
                        .build();
            case Operation.SpliceText(EntityKey key, String field, Optional<Long> base, List<Splice> splices) ->
                ChangeCodec.start("splice", key)
                        .put("field", field)
                        .putWhole("base", base)
                        .put("splices", TextCodec.splices(splices))
                        .build();
            case Operation.Undo(long seq, boolean anyway, List<Part> only) -> {
                ObjectBuilder json = Json.object().put("op", "undo").put("seq", seq);
                if (anyway) {
                    json.put("anyway", true);
                }
                yield only.isEmpty()
                        ? json.build()
                        : json.put("only", PartCodec.write(only)).build();
            }
            case Operation.Resolve(String conflict, Resolution with, Optional<Json> value) ->
                Json.object()
                        .put("op", "resolve")
                        .put("id", conflict)
                        .put("with", Wire.name(with))
                        .putIfPresent("value", value)
                        .build();
            case Operation.Restore(EntityKey key, Map<String, Json> fields) ->
                ChangeCodec.start("restore", key).put("fields", fields).build();
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
            case "increment" ->
                new Operation.Increment(
                        key(form, Set.of("op", "type", "id", "field", "by")), field(form), number(form, "by"));
            case "add" ->
                new Operation.Add(
                        key(form, Set.of("op", "type", "id", "field", "values")), field(form), some(form, "values"));
            case "remove" ->
                new Operation.Remove(
                        key(form, Set.of("op", "type", "id", "field", "values")), field(form), some(form, "values"));
            case "splice" ->
                new Operation.SpliceText(
                        key(form, Set.of("op", "type", "id", "field", "base", "splices")),
                        field(form),
                        form.optionalWhole("base", 0),
                        TextCodec.splices(form, some(form, "splices")));
            case "undo" -> {
                form.only(Set.of("op", "seq", "anyway", "only"));
                yield new Operation.Undo(form.whole("seq", 1), form.flag("anyway"), PartCodec.read(form, "only"));
            }
            case "resolve" -> resolve(form);
            case "restore" ->
                new Operation.Restore(key(form, Set.of("op", "type", "id", "fields")), form.values("fields"));
            default -> new Operation.Unsupported(op);
        };
    }

    private static Operation resolve(Form form) {
        form.only(Set.of("op", "id", "with", "value"));
        Resolution with = Wire.value(Resolution.class, form, "with");
        if (form.has("value") != (with == Resolution.VALUE)) {
            throw form.refuse("value");
        }
        Optional<Json> value = form.has("value") ? Optional.of(form.any("value")) : Optional.empty();
        return new Operation.Resolve(form.text("id", Ids::isId), with, value);
    }

    private static String field(Form form) {
        return form.text("field", Ids::isName);
    }

    private static BigDecimal number(Form form, String name) {
        if (form.any(name) instanceof Json.Num(BigDecimal value)) {
            return value;
        }
        throw form.refuse(name);
    }

    private static List<Json> some(Form form, String name) {
        List<Json> items = form.items(name);
        if (items.isEmpty()) {
            throw form.refuse(name);
        }
        return items;
    }

    private static EntityKey key(Form form, Set<String> members) {
        form.only(members);
        return new EntityKey(form.text("type", Ids::isName), form.text("id", Ids::isId));
    }
}
