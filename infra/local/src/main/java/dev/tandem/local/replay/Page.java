package dev.tandem.local.replay;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.merge.TextMerge;
import dev.tandem.model.EntityKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where a trace is typed: one text field of one entity.
 *
 * @param kind of the room
 * @param max code points that the field holds
 * @param others what else the entity needs
 * @param exists whether it is made with the room
 */
record Page(String kind, EntityKey key, String field, int max, Map<String, Json> others, boolean exists) {
    private static final String ID = "replay";

    /** The largest text of these kinds that people write together; nothing where there is none. */
    static Optional<Page> largest(List<Kind> kinds) {
        return kinds.stream()
                .flatMap(kind -> kind.entities().values().stream()
                        .filter(type -> !type.serverMade())
                        .flatMap(type -> of(kind, type)))
                .max(Comparator.comparingInt(Page::max).thenComparing(Page::kind));
    }

    private static Stream<Page> of(Kind kind, EntityType type) {
        EntityKey key = new EntityKey(type.name(), type.singleton() ? type.name() : ID);
        return needed(type).stream()
                .flatMap(others -> type.fields().values().stream()
                        .flatMap(field -> field.merge() instanceof TextMerge
                                        && field.type() instanceof FieldType.Text(int max)
                                        && !field.is(Field.Trait.SERVER)
                                ? Stream.of(new Page(kind.name(), key, field.name(), max, others, type.singleton()))
                                : Stream.<Page>of()));
    }

    /** Values for the fields that must have one; nothing where that is not easily said. */
    private static Optional<Map<String, Json>> needed(EntityType type) {
        Map<String, Json> values = new TreeMap<>();
        for (Field field : type.fields().values()) {
            if (field.required() && field.initial().isEmpty()) {
                if (!(field.type() instanceof FieldType.Line)) {
                    return Optional.empty();
                }
                values.put(field.name(), Json.of(ID));
            }
        }
        return Optional.of(values);
    }
}
