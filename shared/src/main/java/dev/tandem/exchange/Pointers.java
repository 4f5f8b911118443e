package dev.tandem.exchange;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.EntityType.LockBy;
import dev.tandem.kind.FieldType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What belongs to something else: records that name it by a plain id, because they outlive it, and parts that its lock guards. */
final class Pointers {
    private static final Map<String, String> ITEM_OF = Map.of("adjustment", "stockItem", "reservation", "stockItem");
    private static final String COMMENT = "comment";

    private Pointers() {}

    /** Types that records point to by a plain id. */
    static Set<String> targets() {
        return Set.copyOf(ITEM_OF.values());
    }

    /** Whether entities of a type are records about others. */
    static boolean isRecord(String type) {
        return type.equals(COMMENT) || ITEM_OF.containsKey(type);
    }

    /** The field of a record that holds the plain id, and the type it is of. */
    static Optional<Map.Entry<String, String>> of(String type, Map<String, Json> fields) {
        if (type.equals(COMMENT)) {
            return fields.get("onType") instanceof Json.Str(String on)
                    ? Optional.of(Map.entry("onId", on))
                    : Optional.empty();
        }
        return Optional.ofNullable(ITEM_OF.get(type)).map(item -> Map.entry("itemId", item));
    }

    /** The key of the draft that a draft is part of, and with which it is made in one mutation. */
    static Optional<String> whole(EntityType type, Draft draft) {
        return type.lock().flatMap(lock -> switch (lock) {
            case LockBy.Own _ -> Optional.<String>empty();
            case LockBy.Of(String field) -> first(draft, field);
        });
    }

    /** The key of the draft that a draft is part of or a record about. */
    static Optional<String> subject(EntityType type, Draft draft) {
        return whole(type, draft)
                .or(() -> draft.references().keySet().stream()
                        .filter(field -> Optional.ofNullable(type.fields().get(field))
                                .filter(declared -> declared.type() instanceof FieldType.Line)
                                .isPresent())
                        .findFirst()
                        .flatMap(field -> first(draft, field)));
    }

    private static Optional<String> first(Draft draft, String field) {
        return Optional.ofNullable(draft.references().get(field))
                .flatMap(keys -> keys.stream().findFirst());
    }
}
