package dev.tandem.functions.convergence;

import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Filter;
import dev.tandem.model.Filter.Where;
import dev.tandem.model.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What people want to see, and what they do to the same few things, so that these come and go in everybody's sight. */
final class Whims {
    private static final int SHARED = 5;
    private static final List<String> TYPES = List.of("item", "category", "bag", "traveler", "comment", "list");
    private static final List<String> EVENTS = List.of("commented", "mentioned", "conflict");

    private final RandomGenerator random;
    private int made;

    Whims(RandomGenerator random) {
        this.random = random;
    }

    Filter filter() {
        List<Where> where = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            where.add(where());
        }
        return new Filter(
                some(TYPES), random.nextInt(3) == 0 ? some(EVENTS) : Optional.empty(), Optional.empty(), where);
    }

    private Optional<List<String>> some(List<String> names) {
        return random.nextInt(3) == 0
                ? Optional.empty()
                : Optional.of(names.stream().filter(_ -> random.nextBoolean()).toList());
    }

    private Where where() {
        return switch (random.nextInt(6)) {
            case 0 -> new Where("item", "packed", List.of(Json.of(random.nextBoolean())));
            case 1 -> new Where("item", "essential", List.of(Json.of(random.nextBoolean()), Json.NULL));
            case 2, 3 -> new Where("item", "categoryId", List.of(shared("category"), shared("category"), Json.NULL));
            case 4 -> new Where("bag", "kind", List.of(kind()));
            default -> new Where("traveler", "userId", List.of(person(), Json.NULL));
        };
    }

    /** One intent. */
    List<Operation> next(String client) {
        EntityKey item = key("item");
        return switch (random.nextInt(16)) {
            case 0, 1 -> List.of(create(item, Map.of("packed", flag(), "essential", flag())));
            case 2 -> List.of(create(key("category"), Map.of()), create(item, Map.of()));
            case 3 -> List.of(create(key("bag"), Map.of("kind", kind())));
            case 4 -> List.of(create(key("traveler"), Map.of("userId", person())));
            case 5 -> List.of(new Operation.Delete(item));
            case 6 -> List.of(new Operation.Delete(key("category")));
            case 7 -> List.of(update(key("bag"), "kind", random.nextInt(4) == 0 ? Json.NULL : kind()));
            case 8 -> List.of(update(key("traveler"), "userId", random.nextInt(4) == 0 ? Json.NULL : person()));
            case 9 -> List.of(update(item, "packed", flag()), update(item, "essential", flag()));
            case 10, 11 -> List.of(update(item, "categoryId", random.nextInt(4) == 0 ? Json.NULL : shared("category")));
            case 12 -> List.of(update(item, "essential", flag()), new Operation.Delete(item));
            case 13 -> List.of(comment(client));
            case 14 -> List.of(update(item, "packed", flag()));
            default -> List.of(update(item, "name", name()));
        };
    }

    private Operation comment(String client) {
        EntityKey comment = new EntityKey("comment", client + "-" + ++made);
        return new Operation.Create(
                comment,
                Map.of(
                        "onType", Json.of("list"),
                        "onId", Json.of("list"),
                        "text", name(),
                        "mentions", Json.array(List.of(person()))));
    }

    private Operation create(EntityKey key, Map<String, Json> fields) {
        Map<String, Json> all = new HashMap<>(fields);
        all.put("name", name());
        return new Operation.Create(key, all);
    }

    private static Operation update(EntityKey key, String field, Json value) {
        return new Operation.Update(key, Map.of(field, value));
    }

    private EntityKey key(String type) {
        return new EntityKey(type, type + "-" + random.nextInt(SHARED));
    }

    private Json shared(String type) {
        return Json.of(key(type).id());
    }

    private Json kind() {
        return Json.of(List.of("suitcase", "backpack", "box").get(random.nextInt(3)));
    }

    private Json person() {
        return Json.of(List.of("ann", "ben", "cem").get(random.nextInt(3)));
    }

    private Json flag() {
        return Json.of(random.nextBoolean());
    }

    private Json name() {
        return Json.of("n" + random.nextInt(1000));
    }
}
