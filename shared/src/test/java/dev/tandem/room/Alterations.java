package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.model.Conflict;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Stamp;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes everything different that a decision claims not to depend on. */
final class Alterations {
    private final SplittableRandom random;
    private final Set<String> loadedWhole;

    /** @param loadedWhole types that a rule saw whole: of those only the references matter, and they stay */
    Alterations(SplittableRandom random, Set<String> loadedWhole) {
        this.random = random;
        this.loadedWhole = loadedWhole;
    }

    RoomState alterAllBut(Set<EntityKey> kept, Set<EntityKey> named, RoomState state) {
        Map<EntityKey, Entity> altered = new HashMap<>(state.entities());
        altered.replaceAll((key, entity) -> kept.contains(key) || isReadThrough(key) ? entity : altered(entity));
        altered.keySet()
                .removeIf(key -> !kept.contains(key) && !loadedWhole.contains(key.type()) && random.nextInt(4) == 0);
        for (EntityKey key : named) {
            if (!kept.contains(key) && !loadedWhole.contains(key.type())) {
                altered.putIfAbsent(key, new Entity(key, 1, random.nextBoolean(), Map.of(), Map.of(), Map.of()));
            }
        }
        return new RoomState(
                state.kind(), state.head(), state.member(), state.receipt(), altered, state.locks(), state.log());
    }

    /** Of a conflict everything matters to the rule that follows it. */
    private boolean isReadThrough(EntityKey key) {
        return key.type().equals(Conflict.TYPE) && loadedWhole.contains(Conflict.TYPE);
    }

    private Entity altered(Entity entity) {
        boolean whole = loadedWhole.contains(entity.key().type());
        Map<String, Json> fields = new HashMap<>(entity.fields());
        fields.keySet().removeIf(field -> !(whole && isReference(entity.key().type(), field)));
        boolean deleted = whole ? entity.deleted() : random.nextBoolean();
        return new Entity(
                entity.key(),
                entity.seq() + 7,
                deleted,
                fields,
                Map.of("name", 99L),
                Map.of(99L, new Stamp(0, "eve", "eve")));
    }

    private static boolean isReference(String type, String field) {
        EntityType declared = Objects.requireNonNull(TripKind.KIND.entities().get(type));
        Field found = declared.fields().get(field);
        return found != null && found.type().target().isPresent();
    }
}
