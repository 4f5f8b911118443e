package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.Field.Trait;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.RejectCode;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes an entity what it once was (PROTOCOL H4): the fields that people write are exactly those given, whatever stands there. */
record Restoring(Deed deed) {
    Optional<Refusal> apply(EntityKey key, Map<String, Json> fields) {
        EntityType type = deed.type(key);
        Optional<Entity> found = deed.working().look(key);
        if (found.isEmpty()) {
            return Optional.of(Refusal.of(RejectCode.NOT_FOUND, key));
        }
        SortedMap<String, Json> given = new TreeMap<>(fields);
        given.keySet().removeIf(name -> isKept(type, name));
        return new Given(deed.working()).settle(type, key, given).or(() -> restore(type, found.get(), given));
    }

    private Optional<Refusal> restore(EntityType type, Entity entity, Map<String, Json> given) {
        Map<String, Json> fields = new TreeMap<>(given);
        entity.fields().keySet().stream()
                .filter(name -> !isKept(type, name))
                .forEach(name -> fields.putIfAbsent(name, Json.NULL));
        if (entity.deleted()) {
            Map<String, Json> held = new References(deed.working()).restored(type, entity);
            held.putAll(fields);
            return deed.revive(entity, held);
        }
        Standing standing = new Standing();
        fields.forEach((name, value) -> {
            if (!value.equals(entity.fields().getOrDefault(name, Json.NULL))) {
                standing.set(name, value);
            }
        });
        return deed.update(entity, standing);
    }

    /** Whether a field stays as it is: what the server writes, and what the kind does not know. */
    private static boolean isKept(EntityType type, String name) {
        Field field = type.fields().get(name);
        return field == null || field.is(Trait.SERVER);
    }
}
