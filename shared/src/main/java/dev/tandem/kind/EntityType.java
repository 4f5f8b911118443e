package dev.tandem.kind;

import dev.tandem.model.Role;
import java.util.Map;
import java.util.Set;

/**
 * A type of entity within a kind.
 *
 * @param name the type
 * @param singleton exactly one exists, with its type as id; made with the room, never deleted
 * @param deleteConflict who wins when one deletes what another changes
 * @param fields by name
 * @param create roles that may create
 * @param update roles that may update and move
 * @param delete roles that may delete
 */
public record EntityType(
        String name,
        boolean singleton,
        DeleteConflict deleteConflict,
        Map<String, Field> fields,
        Set<Role> create,
        Set<Role> update,
        Set<Role> delete) {
    public EntityType {
        fields = Map.copyOf(fields);
        create = Set.copyOf(create);
        update = Set.copyOf(update);
        delete = Set.copyOf(delete);
    }

    /** Delete against update (PROTOCOL M3). */
    public enum DeleteConflict {
        DELETE_WINS,
        UPDATE_REVIVES
    }
}
