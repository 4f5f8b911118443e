package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.RejectCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Keeps references pointing to what lives (PROTOCOL M4, M6). */
record References(Working working) {
    /** What an entity points to. */
    static Stream<EntityKey> targets(Kind kind, Entity entity) {
        EntityType type = kind.entities().get(entity.key().type());
        return type == null ? Stream.empty() : Named.targets(type, entity.fields());
    }

    /** Drops those given references whose target is deleted, in place; refuses one whose target never existed. */
    Optional<Refusal> resolve(EntityType type, EntityKey key, SortedMap<String, Json> given) {
        for (Map.Entry<String, Json> entry : given.entrySet()) {
            String field = entry.getKey();
            List<EntityKey> targets =
                    Named.targets(type, field, entry.getValue()).toList();
            for (EntityKey target : targets) {
                if (working.look(target).isEmpty()) {
                    return Optional.of(Refusal.of(RejectCode.MISSING_REFERENCE, key, field));
                }
            }
            if (!targets.isEmpty()) {
                entry.setValue(without(type, field, entry.getValue(), this::isDeleted));
            }
        }
        return Optional.empty();
    }

    private boolean isDeleted(EntityKey target) {
        return working.look(target).filter(Entity::deleted).isPresent();
    }

    /** What a tombstone held, without those of its references that lead to nothing that is known to live. */
    Map<String, Json> restored(EntityType type, Entity tombstone) {
        Map<String, Json> found = working.found(tombstone.key())
                .filter(entity -> !entity.deleted())
                .map(Entity::fields)
                .orElse(Map.of());
        Map<String, Json> fields = new TreeMap<>(tombstone.fields());
        fields.replaceAll((field, value) -> {
            List<EntityKey> lived = Named.targets(type, field, found.getOrDefault(field, Json.NULL))
                    .toList();
            return without(type, field, value, target -> !lives(target, lived.contains(target)));
        });
        fields.values().removeIf(Json.Null.class::isInstance);
        return fields;
    }

    /** A reference, or a set of them, without those that lead nowhere. */
    private static Json without(EntityType type, String field, Json value, Predicate<EntityKey> gone) {
        return switch (value) {
            case Json.Str one when Named.targets(type, field, one).anyMatch(gone) -> Json.NULL;
            case Json.Arr(List<Json> items)
            when Named.targets(type, field, value).anyMatch(gone) ->
                Json.array(items.stream()
                        .filter(item -> Named.targets(type, field, item).noneMatch(gone))
                        .toList());
            default -> value;
        };
    }

    /**
     * Whether a target lives. What the batch found in a living entity did live: such an entity refers to no tombstone. A key that was not
     * loaded must not become a condition of the commit: the store may well have it.
     */
    private boolean lives(EntityKey target, boolean livedBefore) {
        if (livedBefore && !working.wrote(target)) {
            return true;
        }
        return working.knows(target)
                && working.look(target).filter(entity -> !entity.deleted()).isPresent();
    }
}
