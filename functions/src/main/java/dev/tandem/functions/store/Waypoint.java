package dev.tandem.functions.store;

import dev.tandem.json.Json;
import java.util.Map;

/**
 * Where a walk back through the versions of an entity can go on.
 *
 * @param seq the version to look at next: a commit
 * @param fields what the entity held after it, as later versions told
 */
public record Waypoint(long seq, Map<String, Json> fields) {
    public Waypoint {
        fields = Map.copyOf(fields);
    }
}
