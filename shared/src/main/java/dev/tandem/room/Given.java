package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.merge.TextMerge;
import dev.tandem.merge.Union;
import dev.tandem.model.EntityKey;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Brings values that fit their fields into the one form in which a room keeps them. */
record Given(Working working) {
    /** In place: references lead to what lives (M4), the elements of sets are in their order (M6), an empty text is no value (T1). */
    Optional<Refusal> settle(EntityType type, EntityKey key, SortedMap<String, Json> values) {
        values.replaceAll((name, value) -> {
            Field field = type.fields().get(name);
            return field == null ? value : kept(field, value);
        });
        return new References(working).resolve(type, key, values);
    }

    private static Json kept(Field field, Json value) {
        return switch (value) {
            case Json.Arr(List<Json> items) ->
                Json.array(items.stream().sorted(Union.ORDER).toList());
            case Json.Str(String text) when text.isEmpty() && field.merge() instanceof TextMerge -> Json.NULL;
            default -> value;
        };
    }
}
