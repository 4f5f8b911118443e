package dev.tandem.functions.store;

import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import java.util.List;
import java.util.Optional;

/**
 * A part of a room as of one position.
 *
 * @param at the position, and the digest of the whole room there
 * @param entities living ones, by key; there may be none and still a next part
 * @param next after which key the next part begins; empty for the last one
 */
public record SnapshotPage(String epoch, Head at, List<Entity> entities, Optional<EntityKey> next) {
    public SnapshotPage {
        entities = List.copyOf(entities);
    }
}
