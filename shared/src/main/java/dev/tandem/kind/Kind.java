package dev.tandem.kind;

import java.util.Map;
import java.util.Optional;

/**
 * A kind of room, as its JSON file declares it.
 *
 * @param name name of the kind, for instance {@code packing-list}
 * @param version rises with every change of the file
 * @param title by language tag
 * @param titleField the field of a singleton that is the room's title
 * @param entities by type
 */
public record Kind(
        String name,
        int version,
        Map<String, String> title,
        Optional<TitleField> titleField,
        Map<String, EntityType> entities) {
    public Kind {
        title = Map.copyOf(title);
        entities = Map.copyOf(entities);
    }

    /** Which field of which singleton is the room's title. */
    public record TitleField(String type, String field) {}
}
