package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.EntityType.LockBy;
import dev.tandem.kind.Field;
import dev.tandem.kind.Field.Trait;
import dev.tandem.kind.Kind;
import dev.tandem.model.Change;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Lock;
import dev.tandem.model.Mutation;
import dev.tandem.model.RejectCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether a mutation carries the locks that its changes need (PROTOCOL L3, L4). A lock guards what was there before the commit: what the commit
 * itself makes nobody else can have locked.
 */
record LockCheck(RoomState state, Mutation mutation, Working working) {
    /** Whether the lock of an entity may be needed at all. */
    static boolean mayGuard(Kind kind, EntityKey key) {
        return kind.entities().values().stream()
                .anyMatch(type -> type.lock()
                        .filter(lock ->
                                guards(type, lock).filter(key.type()::equals).isPresent())
                        .isPresent());
    }

    private static Optional<String> guards(EntityType type, LockBy lock) {
        return switch (lock) {
            case LockBy.Own own -> Optional.of(type.name());
            case LockBy.Of(String field) ->
                Optional.ofNullable(type.fields().get(field))
                        .flatMap(found -> found.type().target());
        };
    }

    /** What stands against a change of a person's; where nothing does, the commit depends on the locks it is made under. */
    Optional<Refusal> against(Change change) {
        EntityType type = state.kind().entities().get(change.key().type());
        if (type == null || isFree(type, change)) {
            return Optional.empty();
        }
        return type.lock().stream()
                .flatMap(lock -> needed(type, lock, change).stream())
                .flatMap(key -> against(change.key(), key).stream())
                .findFirst();
    }

    /** Whether it concerns only fields that need no lock. */
    private static boolean isFree(EntityType type, Change change) {
        return change instanceof Change.Updated updated
                && Stream.concat(updated.set().keySet().stream(), updated.edits().keySet().stream())
                        .allMatch(name -> isUnlocked(type, name));
    }

    private static boolean isUnlocked(EntityType type, String name) {
        Field field = type.fields().get(name);
        return field != null && field.is(Trait.UNLOCKED);
    }

    private Set<EntityKey> needed(EntityType type, LockBy lock, Change change) {
        Map<String, Json> before =
                working.living(change.key()).map(Entity::fields).orElse(Map.of());
        Set<EntityKey> needed = new TreeSet<>();
        switch (lock) {
            case LockBy.Own own -> working.living(change.key()).ifPresent(living -> needed.add(living.key()));
            case LockBy.Of(String field) -> {
                Json held = before.getOrDefault(field, Json.NULL);
                Named.targets(type, field, held).forEach(needed::add);
                Named.targets(type, field, after(change, field, held)).forEach(needed::add);
            }
        }
        needed.removeIf(this::isNew);
        return needed;
    }

    private static Json after(Change change, String field, Json before) {
        return switch (change) {
            case Change.Created created -> created.fields().getOrDefault(field, Json.NULL);
            case Change.Updated updated -> updated.set().getOrDefault(field, before);
            case Change.Deleted deleted -> Json.NULL;
        };
    }

    private boolean isNew(EntityKey key) {
        return working.wrote(key)
                && working.found(key).filter(entity -> !entity.deleted()).isEmpty();
    }

    private Optional<Refusal> against(EntityKey changed, EntityKey locked) {
        Long token = mutation.locks().get(locked);
        if (token == null) {
            return Optional.of(refusal(RejectCode.LOCK_REQUIRED, changed, locked));
        }
        Lock lock = state.locks().get(locked);
        if (lock == null || !isGood(lock, token)) {
            return Optional.of(refusal(RejectCode.STALE_LOCK, changed, locked));
        }
        working.holdStill(locked, token);
        return Optional.empty();
    }

    private boolean isGood(Lock lock, long token) {
        return lock.held()
                && lock.token() == token
                && lock.client().equals(working.stamp().client());
    }

    private static Refusal refusal(RejectCode code, EntityKey changed, EntityKey locked) {
        return Refusal.of(code, changed)
                .because(
                        "lock",
                        Json.object()
                                .put("type", locked.type())
                                .put("id", locked.id())
                                .build());
    }
}
