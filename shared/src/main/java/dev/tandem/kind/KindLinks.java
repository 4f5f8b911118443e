package dev.tandem.kind;

import dev.tandem.kind.EntityType.LockBy;
import dev.tandem.kind.Field.Trait;
import dev.tandem.kind.Kind.TitleField;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one part of a kind file says about another: references, locks, the title, what a room must be able to start with. */
final class KindLinks {
    private final Map<String, EntityType> types;
    private final Optional<TitleField> title;
    private final Set<String> referred;

    private KindLinks(Map<String, EntityType> types, Optional<TitleField> title) {
        this.types = types;
        this.title = title;
        this.referred = types.values().stream()
                .flatMap(type -> type.fields().values().stream())
                .flatMap(field -> field.type().target().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Checks the types that {@code entities} declares.
     *
     * @param types those and the built-in ones
     */
    static void check(Map<String, EntityType> types, Optional<TitleField> title, Node entities) {
        KindLinks links = new KindLinks(types, title);
        entities.members().forEach((name, node) -> {
            EntityType type = types.get(name);
            if (type != null) {
                links.checkType(type, node);
            }
        });
    }

    /** Holds the title against the types. */
    static void checkTitle(Map<String, EntityType> types, TitleField title, Node node) {
        EntityType type = types.get(title.type());
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

    private void checkType(EntityType type, Node node) {
        node.find("fields").filter(Node::isObject).ifPresent(fields -> {
            fields.members().forEach((name, field) -> checkField(type, name, field));
            if (type.fields().values().stream()
                            .filter(field -> field.type() instanceof FieldType.Position)
                            .count()
                    > 1) {
                fields.note("declares more than one position");
            }
            checkSize(type, fields);
        });
        checkLock(type, node);
        checkAuthor(type, node);
    }

    private void checkSize(EntityType type, Node fields) {
        long most = referred.contains(type.name()) ? Sizes.REFERRED : Sizes.ENTITY;
        long size = Sizes.of(type);
        if (size > most) {
            fields.note("may hold " + size + " bytes, and a commit that deletes one has room for " + most
                    + ": lower some max (a character counts as 4 bytes)");
        }
    }

    private void checkLock(EntityType type, Node node) {
        if (type.lock().orElse(new LockBy.Own()) instanceof LockBy.Of(String of)) {
            Field field = type.fields().get(of);
            if (field == null || !(field.type() instanceof FieldType.Reference)) {
                node.find("lock")
                        .flatMap(lock -> lock.find("of"))
                        .ifPresent(given -> given.note("must be a reference of this type"));
            }
        }
    }

    private static void checkAuthor(EntityType type, Node node) {
        boolean asks =
                type.authorDeletes() || type.fields().values().stream().anyMatch(field -> field.is(Trait.AUTHOR));
        Field author = type.fields().get(EntityTypeReader.AUTHOR);
        boolean knows = author != null && author.type() instanceof FieldType.Person && author.is(Trait.SERVER);
        if (asks && !knows) {
            node.note("gives its author rights: it needs a field author of type user with \"server\": true");
        }
    }

    private void checkField(EntityType type, String name, Node node) {
        Field field = type.fields().get(name);
        if (field == null) {
            return;
        }
        if (field.type().target().filter(to -> !types.containsKey(to)).isPresent()) {
            node.find("to").ifPresent(given -> given.note("is not a declared type"));
        }
        if (field.is(Trait.UNLOCKED) && type.lock().isEmpty()) {
            node.find(Trait.UNLOCKED.word()).ifPresent(given -> given.note("is for types with a lock"));
        }
        boolean isTitle = title.equals(Optional.of(new TitleField(type.name(), name)));
        if (type.singleton() && field.required() && field.initial().isEmpty() && !isTitle) {
            node.note("is required of a singleton, which is made with the room: it needs a default");
        }
    }
}
