package dev.tandem.kind;

import dev.tandem.model.Role;
import java.util.Map;
import java.util.Optional;
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
 * @param lock the lock that a change needs; none where anybody may change it at any time
 * @param serverMade whether only the server makes such entities
 * @param authorDeletes whether who made one may delete it, whatever the role
 */
public record EntityType(
        String name,
        boolean singleton,
        DeleteConflict deleteConflict,
        Map<String, Field> fields,
        Set<Role> create,
        Set<Role> update,
        Set<Role> delete,
        Optional<LockBy> lock,
        boolean serverMade,
        boolean authorDeletes) {
    public EntityType {
        fields = Map.copyOf(fields);
        create = Set.copyOf(create);
        update = Set.copyOf(update);
        delete = Set.copyOf(delete);
    }

    /** Without a lock, made and deleted by roles alone. */
    public EntityType(
            String name,
            boolean singleton,
            DeleteConflict deleteConflict,
            Map<String, Field> fields,
            Set<Role> create,
            Set<Role> update,
            Set<Role> delete) {
        this(name, singleton, deleteConflict, fields, create, update, delete, Optional.empty(), false, false);
    }

    /** Whose lock a change needs. */
    public sealed interface LockBy {
        /** The entity's own ({@code "lock": true}). */
        record Own() implements LockBy {}

        /** That of the entity a reference field points to ({@code "lock": {"of": "orderId"}}); none where the field is empty. */
        record Of(String field) implements LockBy {}
    }

    /** Delete against update (PROTOCOL M3). */
    public enum DeleteConflict {
        DELETE_WINS,
        UPDATE_REVIVES
    }
}
