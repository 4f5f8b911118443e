package dev.tandem.kind;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType.DeleteConflict;
import dev.tandem.kind.EntityType.LockBy;
import dev.tandem.model.Ids;
import dev.tandem.model.Role;
import dev.tandem.model.ServerOwned;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one entity type of a kind file. */
final class EntityTypeReader {
    /** Who made the entity, among those who may delete it; and the field that says so. */
    static final String AUTHOR = "author";

    private static final Set<Role> EDITORS = EnumSet.of(Role.OWNER, Role.EDITOR);

    private EntityTypeReader() {}

    /** The types by name, at least one. */
    static Map<String, EntityType> all(Node node) {
        Map<String, EntityType> types = new LinkedHashMap<>();
        node.members().forEach((name, type) -> {
            if (!Ids.isName(name)) {
                type.note("is not a name: a lower-case letter, then up to 31 letters and digits");
            }
            types.put(name, read(name, type));
        });
        if (types.isEmpty() && node.isObject()) {
            node.note("must declare at least one type");
        }
        return types;
    }

    private static EntityType read(String name, Node node) {
        node.allow(Set.of("singleton", "deleteConflict", "permissions", "lock", "server", "fields"));
        boolean singleton = node.find("singleton").map(Node::flag).orElse(false);
        Optional<Node> permissions = node.find("permissions");
        permissions.ifPresent(given -> given.allow(Set.of("create", "update", "delete")));
        return new EntityType(
                name,
                singleton,
                deleteConflict(node, singleton),
                node.need("fields").map(EntityTypeReader::fields).orElse(Map.of()),
                roles(permissions, "create"),
                roles(permissions, "update"),
                roles(permissions, "delete"),
                node.find("lock").flatMap(EntityTypeReader::lock),
                node.find("server").map(Node::flag).orElse(false),
                permissions
                        .flatMap(given -> given.find("delete"))
                        .filter(EntityTypeReader::namesAuthor)
                        .isPresent());
    }

    private static Optional<LockBy> lock(Node node) {
        if (!node.isObject()) {
            return node.flag() ? Optional.of(new LockBy.Own()) : Optional.empty();
        }
        node.allow(Set.of("of"));
        return node.need("of").map(Node::text).map(LockBy.Of::new);
    }

    private static boolean namesAuthor(Node delete) {
        return delete.isArray() && delete.items().stream().anyMatch(EntityTypeReader::isAuthor);
    }

    private static boolean isAuthor(Node node) {
        return node.json().equals(Json.of(AUTHOR));
    }

    private static DeleteConflict deleteConflict(Node node, boolean singleton) {
        Optional<Node> given = singleton ? node.find("deleteConflict") : node.need("deleteConflict");
        return given.map(EntityTypeReader::deleteConflict).orElse(DeleteConflict.DELETE_WINS);
    }

    private static DeleteConflict deleteConflict(Node node) {
        return switch (node.text()) {
            case "delete-wins" -> DeleteConflict.DELETE_WINS;
            case "update-revives" -> DeleteConflict.UPDATE_REVIVES;
            default -> {
                node.note("must be delete-wins or update-revives");
                yield DeleteConflict.DELETE_WINS;
            }
        };
    }

    private static Set<Role> roles(Optional<Node> permissions, String act) {
        return permissions
                .flatMap(given -> given.find(act))
                .map(node -> roles(node, act))
                .orElse(EDITORS);
    }

    private static Set<Role> roles(Node node, String act) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Node item : node.items()) {
            if (act.equals("delete") && isAuthor(item)) {
                continue;
            }
            Optional<Role> role = Role.of(item.text());
            if (role.isEmpty()) {
                item.note("must be owner, editor, commenter or viewer");
            } else if (!roles.add(role.get())) {
                item.note("is there twice");
            }
        }
        return roles;
    }

    private static Map<String, Field> fields(Node node) {
        Map<String, Field> fields = new LinkedHashMap<>();
        node.members().forEach((name, field) -> {
            if (!Ids.isName(name)) {
                field.note("is not a name: a lower-case letter, then up to 31 letters and digits");
            } else if (ServerOwned.NAMES.contains(name)) {
                field.note("is a name that only the server writes");
            }
            fields.put(name, FieldReader.read(name, field));
        });
        if (fields.isEmpty() && node.isObject()) {
            node.note("must declare at least one field");
        }
        return fields;
    }
}
