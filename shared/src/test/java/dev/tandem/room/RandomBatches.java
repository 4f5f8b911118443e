package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.Field.Trait;
import dev.tandem.kind.FieldType;
import dev.tandem.model.Batch;
import dev.tandem.model.Conflict;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Lock;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Resolution;
import dev.tandem.model.Splice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Batches such as people send, about few entities so that they meet, and now and then such as nobody in their senses sends. */
final class RandomBatches {
    /** Of each type those below exist from the start, up to which references go. */
    private static final int FIRST = 3;

    private static final int IDS = 9;
    private static final List<String> TYPES =
            List.of("item", "item", "item", "item", "category", "bag", "list", "tour", "stop", "remark");
    /** Fields of an item at which people meet most often. */
    private static final List<String> HOT =
            List.of("label", "label", "label", "label", "keeperId", "story", "story", "tags", "categoryId");

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "#",
            "a#b",
            "__proto__",
            "seq",
            "deleted",
            "x".repeat(300),
            "\uD800",
            "\u0000",
            "\u202Eevil",
            "🎒",
            "0");

    private final SplittableRandom random;
    private final TestRoom room;
    private final List<String> types;
    private EntityKey last;

    RandomBatches(SplittableRandom random, TestRoom room) {
        this.random = random;
        this.room = room;
        this.types = room.kind().equals(TripKind.KIND)
                ? TYPES
                : room.kind().entities().keySet().stream().sorted().toList();
        this.last = new EntityKey(types.getFirst(), "x0");
    }

    /** What a room is furnished with. */
    static Operation[] furniture() {
        List<Operation> furniture = new ArrayList<>();
        for (String type : List.of("category", "bag", "item", "tour", "stop")) {
            for (int i = 0; i < FIRST; i++) {
                furniture.add(new Operation.Create(new EntityKey(type, "x" + i), Map.of("name", Json.of("x" + i))));
            }
        }
        return furniture.toArray(Operation[]::new);
    }

    /** One to four mutations; now and then it starts with one that was decided before. */
    Batch next(String client) {
        long first = room.receipt(client).last() + (random.nextInt(10) == 0 ? 0 : 1);
        return room.batch(
                client,
                IntStream.rangeClosed(0, random.nextInt(4))
                        .mapToObj(i -> new Mutation(first + i, base(), operations(), locks(client)))
                        .toList());
    }

    private long base() {
        long head = room.head().seq();
        return switch (random.nextInt(40)) {
            case 0 -> head + 1 + random.nextInt(5) / 3;
            case 1 -> random.nextLong();
            default -> Math.max(0, head - random.nextInt(6));
        };
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        int count = random.nextInt(50) == 0 ? 0 : 1 + random.nextInt(5) / 3;
        for (int i = 0; i < count; i++) {
            operations.add(random.nextInt(16) == 0 ? hostile() : operation());
        }
        return operations;
    }

    private Operation operation() {
        String type = pick(types);
        EntityKey key = key(type);
        if (random.nextInt(5) == 0) {
            return about(last);
        }
        last = key;
        return switch (random.nextInt(18)) {
            case 12 -> restore(key);
            case 13 -> resolve();
            case 14, 15, 16, 17 -> inPart(trip() ? key(pick(List.of("item", "item", "item", "tour"))) : key);
            case 0, 1 -> create(new EntityKey(type, trip() ? "x" + random.nextInt(FIRST, IDS) : key.id()));
            case 2, 3 -> new Operation.Delete(key);
            case 4 -> new Operation.Move(key, pick(List.of("a0", "a1", "a1V", "Zz")), values(type));
            default -> new Operation.Update(key, values(type));
        };
    }

    /** The next thing that is done to what was just touched. */
    private Operation about(EntityKey key) {
        return switch (random.nextInt(3)) {
            case 0 -> new Operation.Delete(key);
            case 1 ->
                !trip() || key.type().equals("item") ? inPart(key) : new Operation.Update(key, values(key.type()));
            default -> new Operation.Update(key, values(key.type()));
        };
    }

    /** A field changes in a part of it; now and then one that cannot. */
    private Operation inPart(EntityKey key) {
        if (!trip()) {
            List<Field> fields = declared(key.type());
            return fields.isEmpty() ? new Operation.Delete(key) : inPart(key, pick(fields));
        }
        boolean trip = key.type().equals("tour");
        return switch (random.nextInt(5)) {
            case 0 ->
                new Operation.Increment(
                        key,
                        pick(List.of("stock", "stock", "quantity", "price", "name")),
                        BigDecimal.valueOf(random.nextLong(-9, 12)));
            case 1 -> new Operation.Add(key, pick(List.of("tags", "spares", "colours", "due")), elements());
            case 2 -> new Operation.Remove(key, pick(List.of("tags", "spares", "colours")), elements());
            default ->
                new Operation.SpliceText(
                        key,
                        trip ? "chat" : "story",
                        random.nextInt(4) == 0 ? Optional.of(base()) : Optional.empty(),
                        List.of(new Splice(
                                random.nextInt(7), random.nextInt(4) / 2, pick(List.of("", "x", "ก็", "🎒")))));
        };
    }

    private Operation inPart(EntityKey key, Field field) {
        return switch (field.type()) {
            case FieldType.SetOf(FieldType element, int max) ->
                random.nextInt(3) > 0
                        ? new Operation.Add(key, field.name(), List.of(value(element)))
                        : new Operation.Remove(key, field.name(), List.of(value(element)));
            case FieldType.Whole _, FieldType.Decimal _ ->
                new Operation.Increment(key, field.name(), BigDecimal.valueOf(random.nextLong(-9, 12)));
            default -> new Operation.Update(key, Map.of(field.name(), value(field.type())));
        };
    }

    private List<Json> elements() {
        return List.of(Json.of(id()), Json.of(pick(List.of("x0", "dry", "warm", "blue"))));
    }

    private Operation restore(EntityKey key) {
        return new Operation.Restore(key, named(key, values(key.type())));
    }

    private Operation resolve() {
        List<EntityKey> open = room.entities().keySet().stream()
                .filter(key -> key.type().equals(Conflict.TYPE))
                .sorted()
                .toList();
        Resolution with = pick(List.of(Resolution.values()));
        return new Operation.Resolve(
                open.isEmpty() ? id() : pick(open).id(),
                with,
                Optional.of(Json.of("settled")).filter(value -> with == Resolution.VALUE));
    }

    /** Most of the time the client takes the lock first; now and then it has an old one, or somebody else's. */
    private Map<EntityKey, Long> locks(String client) {
        Map<EntityKey, Long> locks = new HashMap<>();
        List<EntityKey> guarding = room.kind().entities().keySet().stream()
                .sorted()
                .flatMap(type -> IntStream.range(0, FIRST).mapToObj(i -> new EntityKey(type, "x" + i)))
                .filter(key -> LockCheck.mayGuard(room.kind(), key))
                .toList();
        for (EntityKey key : guarding) {
            long token = room.lock(key).map(Lock::token).orElse(0L);
            if (random.nextInt(3) == 0) {
                room.locked(new Lock(key, "user-" + client, client, client, ++token, random.nextInt(9) > 0, 0));
            }
            if (random.nextInt(3) > 0) {
                locks.put(key, token - random.nextInt(8) / 7);
            }
        }
        return locks;
    }

    private Operation create(EntityKey key) {
        last = key;
        return new Operation.Create(key, named(key, values(key.type())));
    }

    private Map<String, Json> named(EntityKey key, Map<String, Json> fields) {
        for (Field field : declared(key.type())) {
            if (field.required() && field.initial().isEmpty() && random.nextInt(10) > 0) {
                fields.putIfAbsent(field.name(), value(field));
            }
        }
        return fields;
    }

    private boolean trip() {
        return types.equals(TYPES);
    }

    private List<Field> declared(String type) {
        return Objects.requireNonNull(room.kind().entities().get(type)).fields().values().stream()
                .filter(field -> !field.is(Trait.SERVER) || random.nextInt(4) == 0)
                .sorted(Comparator.comparing(Field::name))
                .toList();
    }

    /** Zero to three fields that fit, most of the time. */
    private Map<String, Json> values(String type) {
        EntityType declared = Objects.requireNonNull(room.kind().entities().get(type));
        List<Field> fields = declared(type);
        Map<String, Json> values = new TreeMap<>();
        for (int i = fields.isEmpty() ? 0 : random.nextInt(4); i > 0; i--) {
            boolean hot = trip() && type.equals("item") && random.nextInt(3) > 0;
            Field field = hot ? Objects.requireNonNull(declared.fields().get(pick(HOT))) : pick(fields);
            boolean emptied = !field.required() && random.nextInt(5) == 0;
            values.put(field.name(), emptied ? Json.NULL : value(field));
        }
        return values;
    }

    /** What a comment is about is there, now and then. */
    private Json value(Field field) {
        return switch (field.name()) {
            case "onType" -> Json.of(pick(types));
            case "onId" -> Json.of(id());
            default -> value(field.type());
        };
    }

    private Json value(FieldType type) {
        return switch (type) {
            case FieldType.Line line -> Json.of(pick(List.of("tent", "tarp", "lamp")));
            case FieldType.Text text -> Json.of(pick(List.of("green", "two\nlines")));
            case FieldType.Whole whole -> Json.of(random.nextLong(1, 6));
            case FieldType.Decimal decimal -> new Json.Num(BigDecimal.valueOf(random.nextLong(1, 40), 1));
            case FieldType.Flag flag -> Json.of(random.nextBoolean());
            case FieldType.Day day -> Json.of("2026-07-0" + random.nextInt(1, 4));
            case FieldType.Choice(List<String> values, List<String> retired) -> Json.of(pick(values));
            case FieldType.Reference reference -> Json.of(id());
            case FieldType.Person person -> Json.of("user-" + random.nextInt(3));
            case FieldType.Position position -> Json.of("a" + random.nextInt(3));
            case FieldType.Moment moment -> Json.of(random.nextLong(1_000));
            case FieldType.SetOf(FieldType element, int max) -> Json.array(List.of(value(element)));
            case FieldType.Anything anything -> Json.of("anything");
        };
    }

    private Operation hostile() {
        String type = random.nextBoolean() ? pick(types) : pick(HOSTILE);
        EntityKey key = new EntityKey(type, random.nextBoolean() ? id() : pick(HOSTILE));
        Map<String, Json> values = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            values.put(random.nextBoolean() ? pick(List.of("name", "quantity", "seq")) : pick(HOSTILE), junk(3));
        }
        return switch (random.nextInt(6)) {
            case 0 -> new Operation.Unsupported(pick(HOSTILE));
            case 1 -> new Operation.Malformed(pick(HOSTILE));
            case 2 -> new Operation.Create(key, values);
            case 3 -> new Operation.Delete(key);
            case 4 -> new Operation.Move(key, pick(HOSTILE), values);
            default -> new Operation.Update(key, values);
        };
    }

    private Json junk(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> Json.NULL;
            case 1 -> Json.of(pick(HOSTILE));
            case 2 -> new Json.Num(new BigDecimal(pick(List.of("1e999999999", "1e-999999999", "-0", "0.1", "2e2"))));
            case 3 -> Json.of(random.nextBoolean());
            case 4 -> new Json.Arr(List.of(junk(depth - 1)));
            default -> new Json.Obj(Map.of(pick(HOSTILE), junk(depth - 1)));
        };
    }

    /** Most of what happens to items happens to the first. */
    private EntityKey key(String type) {
        return switch (type) {
            case "list" -> new EntityKey(type, "list");
            case "item" -> new EntityKey(type, random.nextInt(3) > 0 ? "x0" : id());
            default -> {
                boolean single =
                        Objects.requireNonNull(room.kind().entities().get(type)).singleton();
                yield new EntityKey(type, single ? type : id());
            }
        };
    }

    private String id() {
        return "x" + random.nextInt(random.nextInt(8) == 0 ? IDS : FIRST);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
