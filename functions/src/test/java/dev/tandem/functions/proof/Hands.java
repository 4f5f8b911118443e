package dev.tandem.functions.proof;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.EntityType.LockBy;
import dev.tandem.kind.Field;
import dev.tandem.kind.Field.Trait;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.merge.Manual;
import dev.tandem.merge.TextMerge;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import dev.tandem.model.Resolution;
import dev.tandem.model.Splice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What people do in a room of any kind, from what its file says: often to the same few things, sometimes to what is gone, sometimes what is wrong. */
public final class Hands {
    private static final int SHARED = 3;

    private final Kind kind;
    private final RandomGenerator random;
    private final Values values;
    private final List<EntityType> types;

    public Hands(Kind kind, RandomGenerator random) {
        this.kind = kind;
        this.random = random;
        this.values = new Values(random);
        this.types = kind.entities().values().stream()
                .filter(type -> !type.serverMade())
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    /** What somebody sees when they do something. */
    public record Sight(Map<EntityKey, Entity> entities, List<Long> ownCommits, Set<EntityKey> inQueue) {}

    /** One intent. */
    public List<Operation> next(Sight sight) {
        List<Operation> ops = new ArrayList<>();
        Set<EntityKey> used = new HashSet<>();
        for (int i = random.nextInt(5) == 0 ? 2 : 1; i > 0; i--) {
            Operation op = one(sight);
            if (key(op).map(used::add).orElse(true)) {
                ops.add(op);
            }
        }
        return ops;
    }

    private Operation one(Sight sight) {
        int what = random.nextInt(24);
        if (what == 0 && !sight.ownCommits().isEmpty()) {
            long seq = sight.ownCommits().get(random.nextInt(sight.ownCommits().size()));
            return new Operation.Undo(seq, random.nextInt(3) == 0, List.of());
        }
        if (what <= 2) {
            Optional<EntityKey> conflict = some(sight, "conflict");
            if (conflict.isPresent()) {
                Resolution[] ways = {Resolution.MINE, Resolution.THEIRS, Resolution.BOTH};
                return new Operation.Resolve(conflict.get().id(), ways[random.nextInt(3)], Optional.empty());
            }
        }
        EntityType type = type();
        EntityKey key = type.singleton()
                ? new EntityKey(type.name(), type.name())
                : some(sight, type.name()).filter(_ -> random.nextInt(6) > 0).orElseGet(() -> shared(type.name()));
        Entity there = sight.entities().get(key);
        if (there == null && !type.singleton()) {
            return new Operation.Create(key, fields(type));
        }
        return there != null && there.deleted()
                ? restored(there, type)
                : changed(sight, type, key, Optional.ofNullable(there));
    }

    private Operation restored(Entity there, EntityType type) {
        return random.nextBoolean()
                ? new Operation.Restore(there.key(), there.fields())
                : new Operation.Create(there.key(), fields(type));
    }

    private Operation changed(Sight sight, EntityType type, EntityKey key, Optional<Entity> there) {
        if (!type.singleton() && random.nextInt(9) == 0) {
            return new Operation.Delete(key);
        }
        List<Field> open = inOrder(type)
                .filter(field -> !field.is(Trait.SERVER) || random.nextInt(200) == 0)
                .toList();
        List<Field> manual =
                open.stream().filter(field -> field.merge() instanceof Manual).toList();
        if (!manual.isEmpty() && random.nextInt(3) > 0) {
            return changed(sight, key, there, manual.get(random.nextInt(manual.size())));
        }
        return open.isEmpty()
                ? new Operation.Delete(key)
                : changed(sight, key, there, open.get(random.nextInt(open.size())));
    }

    private Operation changed(Sight sight, EntityKey key, Optional<Entity> there, Field field) {
        boolean isQueued = sight.inQueue().contains(key);
        return switch (field.type()) {
            case FieldType.Position() -> new Operation.Move(key, values.position(), Map.of());
            case FieldType.SetOf(FieldType element, int _)
            when random.nextInt(4) > 0 -> {
                List<Json> some = List.of(values.of(element, field));
                yield random.nextBoolean()
                        ? new Operation.Add(key, field.name(), some)
                        : new Operation.Remove(key, field.name(), some);
            }
            case FieldType.Text _
            when field.merge() instanceof TextMerge && !isQueued && random.nextInt(5) > 0 -> splice(key, field, there);
            case FieldType.Whole _, FieldType.Decimal _
            when !(field.merge() instanceof Manual) && random.nextInt(3) > 0 ->
                new Operation.Increment(key, field.name(), BigDecimal.valueOf(random.nextInt(-6, 9)));
            default -> new Operation.Update(key, Map.of(field.name(), value(field)));
        };
    }

    /** The same field once more, with another value; nothing where that is not all that was done. */
    Optional<List<Operation>> again(List<Operation> ops) {
        return ops.size() == 1
                        && ops.getFirst() instanceof Operation.Update(EntityKey key, Map<String, Json> set)
                        && set.size() == 1
                ? Optional.of(List.of(new Operation.Update(key, Map.of(only(set), value(field(key, only(set)))))))
                : Optional.empty();
    }

    private static String only(Map<String, Json> set) {
        return set.keySet().iterator().next();
    }

    private Field field(EntityKey key, String name) {
        return kind.entities().get(key.type()).fields().get(name);
    }

    /** On what is seen: what the client itself has typed since is not there yet, so it waits for that. */
    private Operation splice(EntityKey key, Field field, Optional<Entity> there) {
        String text = there.map(entity -> entity.fields().get(field.name()))
                .map(value -> value instanceof Json.Str(String held) ? held : "")
                .orElse("");
        int length = text.codePointCount(0, text.length());
        int at = random.nextInt(length + 1);
        int remove = random.nextInt(3) == 0 ? random.nextInt(length - at + 1) : 0;
        String insert = remove > 0 && random.nextBoolean() ? "" : values.letters();
        int wrong = random.nextInt(60) == 0 ? length + 1 : at;
        return new Operation.SpliceText(
                key, field.name(), Optional.empty(), List.of(new Splice(wrong, remove, insert)));
    }

    private Json value(Field field) {
        return !field.required() && random.nextInt(6) == 0 ? Json.NULL : values.of(field.type(), field);
    }

    private Map<String, Json> fields(EntityType type) {
        Map<String, Json> fields = new HashMap<>();
        inOrder(type)
                .filter(field -> !field.is(Trait.SERVER))
                .filter(field -> field.required() || random.nextInt(3) == 0)
                .forEach(field -> fields.put(field.name(), values.of(field.type(), field)));
        if (fields.containsKey("onType")) {
            EntityType about = type();
            fields.put("onType", Json.of(about.name()));
            fields.put(
                    "onId",
                    Json.of(
                            about.singleton()
                                    ? about.name()
                                    : shared(about.name()).id()));
        }
        return fields;
    }

    /** Chance is asked once for each, so their order has to be the same in every process. */
    private static Stream<Field> inOrder(EntityType type) {
        return type.fields().values().stream().sorted(Comparator.comparing(Field::name));
    }

    /** Where people decide what stands, mostly what they may differ about: they have to meet in one field of one thing. */
    private EntityType type() {
        List<EntityType> disputed = types.stream()
                .filter(type -> inOrder(type).anyMatch(field -> field.merge() instanceof Manual))
                .toList();
        return disputed.isEmpty() || random.nextInt(3) == 0
                ? types.get(random.nextInt(types.size()))
                : disputed.get(random.nextInt(disputed.size()));
    }

    private EntityKey shared(String type) {
        return new EntityKey(type, Values.shared(type, random.nextInt(SHARED)));
    }

    private Optional<EntityKey> some(Sight sight, String type) {
        List<EntityKey> there = sight.entities().values().stream()
                .filter(entity -> entity.key().type().equals(type))
                .sorted(Comparator.comparing(Entity::key))
                .filter(entity -> !entity.deleted() || random.nextInt(4) == 0)
                .map(Entity::key)
                .toList();
        return there.isEmpty() ? Optional.empty() : Optional.of(there.get(random.nextInt(there.size())));
    }

    /** Something that a lock may be asked for: mostly where one is needed. */
    Optional<EntityKey> lockable(Sight sight) {
        List<EntityType> locked = types.stream()
                .filter(type -> type.lock().filter(LockBy.Own.class::isInstance).isPresent())
                .toList();
        EntityType type =
                locked.isEmpty() || random.nextInt(5) == 0 ? type() : locked.get(random.nextInt(locked.size()));
        return random.nextInt(3) > 0 ? first(sight, type.name()) : some(sight, type.name());
    }

    /** What everybody would take who takes the first. */
    private static Optional<EntityKey> first(Sight sight, String type) {
        return sight.entities().keySet().stream()
                .filter(key -> key.type().equals(type))
                .sorted()
                .findFirst();
    }

    /** Whether locks mean something in this kind. */
    boolean locks() {
        return types.stream().anyMatch(type -> type.lock().isPresent());
    }

    Kind kind() {
        return kind;
    }

    public static Optional<EntityKey> key(Operation op) {
        return switch (op) {
            case Operation.Create it -> Optional.of(it.key());
            case Operation.Update it -> Optional.of(it.key());
            case Operation.Delete it -> Optional.of(it.key());
            case Operation.Move it -> Optional.of(it.key());
            case Operation.Increment it -> Optional.of(it.key());
            case Operation.Add it -> Optional.of(it.key());
            case Operation.Remove it -> Optional.of(it.key());
            case Operation.SpliceText it -> Optional.of(it.key());
            case Operation.Restore it -> Optional.of(it.key());
            case Operation.Undo _, Operation.Resolve _, Operation.Unsupported _, Operation.Malformed _ ->
                Optional.empty();
        };
    }
}
