package dev.tandem.history;

import dev.tandem.json.Json;
import dev.tandem.model.Commit;
import dev.tandem.model.EntityKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one commit did to one entity, for people (PROTOCOL H5).
 *
 * @param commit that did it
 * @param act what it was
 * @param key to what
 * @param name how people call the entity, where that is known
 * @param on what a comment or a conflict is about, where that is known
 * @param fields what it changed, by field
 * @param rule that did it; empty where a person did
 * @param undid the commits that were taken back, where that is what it did
 */
public record Activity(
        Commit commit,
        Act act,
        EntityKey key,
        Optional<String> name,
        Optional<EntityKey> on,
        Map<String, Difference> fields,
        Optional<String> rule,
        List<Long> undid) {
    public Activity {
        fields = Map.copyOf(fields);
        undid = List.copyOf(undid);
    }

    /** The same with what the entity itself says where the change did not. */
    public Activity completed(Optional<String> knownName, Optional<EntityKey> knownOn) {
        return new Activity(commit, act, key, name.or(() -> knownName), on.or(() -> knownOn), fields, rule, undid);
    }

    /** A field before and after; {@link Json.Null} for no value. Long texts are cut to where they differ. */
    public record Difference(Json before, Json after) {}
}
