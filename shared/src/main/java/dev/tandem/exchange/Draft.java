package dev.tandem.exchange;

import dev.tandem.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An entity that is to be made.
 *
 * @param type its type
 * @param key its name within the file; rooms give it an id
 * @param place where it was read
 * @param fields values by field
 * @param references keys of other drafts by field; several where the field is a set
 */
public record Draft(
        String type, String key, Place place, Map<String, Json> fields, Map<String, List<String>> references) {
    public Draft {
        fields = Map.copyOf(fields);
        Map<String, List<String>> copied = new HashMap<>();
        references.forEach((field, keys) -> copied.put(field, List.copyOf(keys)));
        references = Map.copyOf(copied);
    }

    /** Of something that was not read from a file. */
    public static Draft of(String type, String key, Map<String, Json> fields) {
        return new Draft(type, key, Place.NOWHERE, fields, Map.of());
    }

    /** The same with another value in one field. */
    public Draft with(String field, Json value) {
        Map<String, Json> changed = new HashMap<>(fields);
        changed.put(field, value);
        return new Draft(type, key, place, changed, references);
    }
}
