package dev.tandem.history;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.model.EntityKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How people call an entity: by the room's title, a name, a title, or else the first line of text that its type requires. */
public final class Naming {
    private static final List<String> USUAL = List.of("name", "title");

    private Naming() {}

    /** The name that some fields of an entity hold; none for what is about another. */
    public static Optional<String> name(Kind kind, EntityKey key, Map<String, Json> fields) {
        return isAbout(key)
                ? Optional.empty()
                : Optional.ofNullable(kind.entities().get(key.type()))
                        .flatMap(type -> field(kind, type))
                        .flatMap(field -> text(fields, field));
    }

    /** What a comment or a conflict is about (PROTOCOL N2, K1); nothing for others. */
    public static Optional<EntityKey> on(EntityKey key, Map<String, Json> fields) {
        return isAbout(key) ? on(fields) : Optional.empty();
    }

    private static boolean isAbout(EntityKey key) {
        return key.type().equals(Activities.COMMENT) || key.type().equals(Activities.CONFLICT);
    }

    private static Optional<EntityKey> on(Map<String, Json> fields) {
        return text(fields, "onType").flatMap(type -> text(fields, "onId").map(id -> new EntityKey(type, id)));
    }

    private static Optional<String> field(Kind kind, EntityType type) {
        return kind.titleField()
                .filter(title -> title.type().equals(type.name()))
                .map(Kind.TitleField::field)
                .or(() -> USUAL.stream().filter(type.fields()::containsKey).findFirst())
                .or(() -> type.fields().values().stream()
                        .filter(field -> field.required() && field.type() instanceof FieldType.Line)
                        .map(Field::name)
                        .min(Comparator.naturalOrder()));
    }

    private static Optional<String> text(Map<String, Json> fields, String field) {
        return fields.get(field) instanceof Json.Str(String text) ? Optional.of(text) : Optional.empty();
    }
}
