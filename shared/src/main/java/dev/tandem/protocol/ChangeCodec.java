package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.Change;
import dev.tandem.model.EntityKey;
import java.util.Map;
import java.util.Optional;

/** A change as JSON (PROTOCOL S1). */
final class ChangeCodec {
    private ChangeCodec() {}

    static Json.Obj write(Change change) {
        ObjectBuilder json = switch (change) {
            case Change.Created created -> start("create", change.key()).put("fields", created.fields());
            case Change.Updated updated -> {
                ObjectBuilder update =
                        start("update", change.key()).put("set", updated.set()).put("was", updated.was());
                yield updated.edits().isEmpty() ? update : update.put("edits", TextCodec.write(updated.edits()));
            }
            case Change.Deleted deleted -> start("delete", change.key()).put("was", deleted.was());
        };
        json.putText("rule", change.rule());
        return change.prev() == 0
                ? json.build()
                : json.put("prev", change.prev()).build();
    }

    static Change read(Form form) {
        EntityKey key = key(form);
        Optional<String> rule = form.optionalText("rule", any -> true);
        long prev = form.optionalWhole("prev", 1).orElse(0L);
        return switch (form.text("op")) {
            case "create" -> new Change.Created(key, form.values("fields"), rule, prev);
            case "update" ->
                new Change.Updated(
                        key,
                        form.values("set"),
                        form.values("was"),
                        form.optionalObject("edits").map(TextCodec::read).orElse(Map.of()),
                        rule,
                        prev);
            case "delete" -> new Change.Deleted(key, form.values("was"), rule, prev);
            default -> throw form.refuse("op");
        };
    }

    static EntityKey key(Form form) {
        return new EntityKey(form.text("type"), form.text("id"));
    }

    static ObjectBuilder start(String op, EntityKey key) {
        return Json.object().put("op", op).put("type", key.type()).put("id", key.id());
    }
}
