package dev.tandem.history;

import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Edit;
import dev.tandem.model.TextEdit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An entity as one commit left it (PROTOCOL H3).
 *
 * @param commit that wrote it
 * @param change what the commit did to it
 * @param fields all it held then; of a deleted one, what its tombstone holds
 */
public record Version(Commit commit, Change change, Map<String, Json> fields) {
    public Version {
        fields = Map.copyOf(fields);
    }

    /**
     * The version that a change made.
     *
     * @param after the fields after it, as far as later changes told; a create and a delete say themselves what they are
     */
    public static Version of(Commit commit, Change change, Map<String, Json> after) {
        return switch (change) {
            case Change.Created created -> new Version(commit, change, created.fields());
            case Change.Updated updated -> new Version(commit, change, after);
            case Change.Deleted deleted -> new Version(commit, change, deleted.was());
        };
    }

    public boolean deleted() {
        return change instanceof Change.Deleted;
    }

    /**
     * The fields before the change: nothing before a create, also where that brought a deleted entity back, for the older change says what was deleted.
     * Where the commit first changed and then deleted it, the changed fields are shown as the deletion found them.
     */
    public Map<String, Json> before() {
        return switch (change) {
            case Change.Created created -> Map.of();
            case Change.Updated updated -> before(updated);
            case Change.Deleted deleted -> deleted.was();
        };
    }

    private Map<String, Json> before(Change.Updated updated) {
        Map<String, Json> before = new HashMap<>(fields);
        before.putAll(updated.was());
        updated.edits()
                .forEach((field, edits) -> before.put(field, untyped(before.getOrDefault(field, Json.NULL), edits)));
        before.values().removeIf(Json.Null.class::isInstance);
        return before;
    }

    private static Json untyped(Json value, List<TextEdit> edits) {
        String text = value instanceof Json.Str(String held) ? held : "";
        for (TextEdit edit : edits.reversed()) {
            for (Edit each : edit.applied().reversed()) {
                text = each.inverse().applyTo(text);
            }
        }
        return text.isEmpty() ? Json.NULL : Json.of(text);
    }
}
