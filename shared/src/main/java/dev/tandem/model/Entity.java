package dev.tandem.model;

import dev.tandem.json.Json;
import java.util.Map;

/**
 * A versioned record.
 *
 * @param key its type and id
 * @param seq the commit that last wrote it: its version
 * @param deleted true for a tombstone, which keeps its last fields so that it can be revived
 * @param fields values by field name; a field without a value is absent, never {@link Json.Null}
 * @param fseq the commit that last wrote each field, emptied fields included
 * @param stamps author and time of every commit named in {@code fseq}
 */
public record Entity(
        EntityKey key,
        long seq,
        boolean deleted,
        Map<String, Json> fields,
        Map<String, Long> fseq,
        Map<Long, Stamp> stamps) {
    public Entity {
        fields = Map.copyOf(fields);
        fseq = Map.copyOf(fseq);
        stamps = Map.copyOf(stamps);
    }
}
