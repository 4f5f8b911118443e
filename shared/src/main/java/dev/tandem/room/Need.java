package dev.tandem.room;

import dev.tandem.model.EntityKey;
import java.util.Set;

/**
 * What has to be loaded before a batch can be decided.
 *
 * @param keys single entities
 * @param types entity types of which every entity is needed, because a rule looks for references
 */
public record Need(Set<EntityKey> keys, Set<String> types) {
    public Need {
        keys = Set.copyOf(keys);
        types = Set.copyOf(types);
    }
}
