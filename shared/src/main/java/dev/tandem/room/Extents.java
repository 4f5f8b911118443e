package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.Extent;
import java.util.Collection;
import java.util.Optional;

/** Measures how much entities are of what a room may hold (PROTOCOL Q2). */
final class Extents {
    private Extents() {}

    static Extent of(Kind kind, Collection<Entity> entities) {
        return entities.stream().map(entity -> of(kind, entity)).reduce(Extent.NOTHING, Extent::plus);
    }

    static Extent of(Kind kind, Optional<Entity> entity) {
        return entity.map(there -> of(kind, there)).orElse(Extent.NOTHING);
    }

    /** Nothing of a tombstone. */
    static Extent of(Kind kind, Entity entity) {
        return entity.deleted() ? Extent.NOTHING : new Extent(1, characters(kind, entity));
    }

    private static long characters(Kind kind, Entity entity) {
        EntityType type = kind.entities().get(entity.key().type());
        long characters = 0;
        if (type != null) {
            for (Field field : type.fields().values()) {
                characters += characters(field, entity);
            }
        }
        return characters;
    }

    private static long characters(Field field, Entity entity) {
        boolean counts = field.type() instanceof FieldType.Line || field.type() instanceof FieldType.Text;
        return counts && entity.fields().get(field.name()) instanceof Json.Str(String text)
                ? text.codePointCount(0, text.length())
                : 0;
    }
}
