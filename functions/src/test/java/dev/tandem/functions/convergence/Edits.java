package dev.tandem.functions.convergence;

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What people do to a packing list: often to the same few things, sometimes to things that are gone. */
final class Edits {
    private static final int SHARED = 4;

    private final RandomGenerator random;
    private int made;

    Edits(RandomGenerator random) {
        this.random = random;
    }

    /** One intent of somebody who sees the room like this. */
    List<Operation> next(String client, Replica.State seen) {
        EntityKey item = some("item", seen);
        EntityKey category = some("category", seen);
        return switch (random.nextInt(12)) {
            case 0, 1 -> List.of(new Operation.Create(new EntityKey("item", client + "-" + ++made), named()));
            case 2 -> List.of(new Operation.Create(shared("item"), named()));
            case 3 -> List.of(new Operation.Create(shared("category"), named()));
            case 4 -> List.of(new Operation.Delete(item));
            case 5 -> List.of(new Operation.Delete(category));
            case 6 -> List.of(update(item, "packed", Json.of(random.nextBoolean())));
            case 7 -> List.of(update(item, "quantity", Json.of(random.nextInt(-1, 9))));
            case 8 -> List.of(update(item, "categoryId", Json.of(category.id())));
            case 9 -> List.of(new Operation.Move(item, "a" + random.nextInt(1, 9), Map.of()));
            case 10 -> List.of(update(item, "name", name()), update(category, "name", name()));
            default -> List.of(update(item, "name", name()));
        };
    }

    private static Operation update(EntityKey key, String field, Json value) {
        return new Operation.Update(key, Map.of(field, value));
    }

    private Map<String, Json> named() {
        return Map.of("name", name());
    }

    private Json name() {
        return Json.of("n" + random.nextInt(1000));
    }

    private EntityKey shared(String type) {
        return new EntityKey(type, "shared-" + random.nextInt(SHARED));
    }

    /** One that is there, where there is one; now and then one that may not be. */
    private EntityKey some(String type, Replica.State seen) {
        List<EntityKey> there = seen.entities().values().stream()
                .filter(entity -> !entity.deleted())
                .map(Entity::key)
                .filter(key -> key.type().equals(type))
                .sorted()
                .toList();
        return there.isEmpty() || random.nextInt(4) == 0 ? shared(type) : there.get(random.nextInt(there.size()));
    }
}
