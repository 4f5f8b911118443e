package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.RejectCode;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Keeps references pointing to what lives (PROTOCOL M4). */
record References(Working working) {
    /** What an entity points to. */
    static Stream<EntityKey> targets(Kind kind, Entity entity) {
        EntityType type = kind.entities().get(entity.key().type());
        return type == null
                ? Stream.empty()
                : entity.fields().entrySet().stream()
                        .flatMap(field -> Named.target(type, field.getKey(), field.getValue()).stream());
    }

    /** Empties those given references whose target is deleted, in place; refuses one whose target never existed. */
    Optional<Refusal> resolve(EntityType type, EntityKey key, SortedMap<String, Json> given) {
        for (Map.Entry<String, Json> entry : given.entrySet()) {
            String field = entry.getKey();
            Optional<EntityKey> target = Named.target(type, field, entry.getValue());
            if (target.isEmpty()) {
                continue;
            }
            Optional<Entity> found = working.look(target.get());
            if (found.isEmpty()) {
                return Optional.of(Refusal.of(RejectCode.MISSING_REFERENCE, key, field));
            }
            if (found.get().deleted()) {
                entry.setValue(Json.NULL);
            }
        }
        return Optional.empty();
    }

    /** What a tombstone held, without those of its references that lead to nothing that is known to live. */
    Map<String, Json> restored(EntityType type, Entity tombstone) {
        Map<String, Json> found = working.found(tombstone.key())
                .filter(entity -> !entity.deleted())
                .map(Entity::fields)
                .orElse(Map.of());
        Map<String, Json> fields = new TreeMap<>(tombstone.fields());
        fields.entrySet().removeIf(field -> {
            boolean same = field.getValue().equals(found.get(field.getKey()));
            return Named.target(type, field.getKey(), field.getValue())
                    .filter(target -> !lives(target, same))
                    .isPresent();
        });
        return fields;
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
