package dev.tandem.local.exchange;

import dev.tandem.json.Json;
import java.util.Map;

/**
 * An entity that is to be made.
 *
 * @param type its type
 * @param key its name within the file; rooms give it an id
 * @param fields values by field
 * @param references keys of other drafts by field
 */
public record Draft(String type, String key, Map<String, Json> fields, Map<String, String> references) {
    public Draft {
        fields = Map.copyOf(fields);
        references = Map.copyOf(references);
    }
}
