package dev.tandem.kind;

import dev.tandem.kind.Kind.TitleField;
import java.util.Optional;

/** What one part of a kind file says about another: references, the title, what a room must be able to start with. */
final class KindLinks {
    private KindLinks() {}

    static void check(Kind kind, Node root, Node entities) {
        root.find("titleField").ifPresent(node -> kind.titleField().ifPresent(title -> checkTitle(kind, title, node)));
        entities.members().forEach((name, node) -> {
            EntityType type = kind.entities().get(name);
            if (type != null) {
                checkFields(kind, type, node);
            }
        });
    }

    private static void checkTitle(Kind kind, TitleField title, Node node) {
        EntityType type = kind.entities().get(title.type());
        if (type == null) {
            node.find("type").ifPresent(given -> given.note("is not a declared type"));
            return;
        }
        if (!type.singleton()) {
            node.find("type").ifPresent(given -> given.note("must be a singleton"));
        }
        Field field = type.fields().get(title.field());
        if (field == null || !field.required() || !(field.type() instanceof FieldType.Line)) {
            node.find("field").ifPresent(given -> given.note("must be a required string of that type"));
        }
    }

    private static void checkFields(Kind kind, EntityType type, Node node) {
        node.find("fields").filter(Node::isObject).ifPresent(fields -> {
            fields.members().forEach((name, field) -> checkField(kind, type, name, field));
            if (type.fields().values().stream()
                            .filter(field -> field.type() instanceof FieldType.Position)
                            .count()
                    > 1) {
                fields.note("declares more than one position");
            }
        });
    }

    private static void checkField(Kind kind, EntityType type, String name, Node node) {
        Field field = type.fields().get(name);
        if (field == null) {
            return;
        }
        if (field.type() instanceof FieldType.Reference(String to)
                && !kind.entities().containsKey(to)) {
            node.find("to").ifPresent(given -> given.note("is not a declared type"));
        }
        boolean title = kind.titleField().equals(Optional.of(new TitleField(type.name(), name)));
        if (type.singleton() && field.required() && field.initial().isEmpty() && !title) {
            node.note("is required of a singleton, which is made with the room: it needs a default");
        }
    }
}
