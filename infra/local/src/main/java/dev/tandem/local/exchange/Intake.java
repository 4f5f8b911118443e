package dev.tandem.local.exchange;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.merge.Positions;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns drafts into the operations that bring them into a room: what others refer to is found there by its name, or made. */
public final class Intake {
    private final Kind kind;
    private final Supplier<String> newId;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> named = new HashMap<>();
    private final Map<String, String> lastPositions = new HashMap<>();

    private Intake(Kind kind, Supplier<String> newId) {
        this.kind = kind;
        this.newId = newId;
    }

    /**
     * What brings the drafts into a room.
     *
     * @param existing what the room holds
     * @param newId makes ids for entities (PROTOCOL F5), at random: they keep positions of two imports apart too
     * @return creates and updates, in an order in which each reference finds its target
     */
    public static List<Operation> operations(
            Kind kind, List<Draft> drafts, List<Entity> existing, Supplier<String> newId) {
        Intake intake = new Intake(kind, newId);
        existing.forEach(intake::remember);
        List<Operation> operations = new ArrayList<>();
        drafts.forEach(draft -> intake.operation(draft).ifPresent(operations::add));
        return operations;
    }

    private void remember(Entity entity) {
        String type = entity.key().type();
        nameOf(type, entity.fields())
                .ifPresent(name -> named.putIfAbsent(name, entity.key().id()));
        if (entity.fields().get("position") instanceof Json.Str(String position)) {
            lastPositions.merge(type, position, (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
    }

    private Optional<Operation> operation(Draft draft) {
        EntityType type = Objects.requireNonNull(kind.entities().get(draft.type()));
        if (type.singleton()) {
            ids.put(draft.key(), type.name());
            return Optional.of(new Operation.Update(new EntityKey(type.name(), type.name()), fields(type, draft)));
        }
        Optional<String> name = isReferredTo(type.name()) ? nameOf(type.name(), draft.fields()) : Optional.empty();
        Optional<String> found = name.map(named::get);
        String id = found.orElseGet(newId);
        ids.put(draft.key(), id);
        if (found.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Operation.Create(new EntityKey(type.name(), id), fields(type, draft)));
    }

    private Map<String, Json> fields(EntityType type, Draft draft) {
        Map<String, Json> fields = new LinkedHashMap<>(draft.fields());
        draft.references().forEach((field, key) -> fields.put(field, Json.of(Objects.requireNonNull(ids.get(key)))));
        boolean placed = type.fields().values().stream().anyMatch(field -> field.type() instanceof FieldType.Position);
        if (placed && !fields.containsKey("position")) {
            Optional<String> last = Optional.ofNullable(lastPositions.get(type.name()));
            int jitter = Objects.requireNonNull(ids.get(draft.key())).hashCode();
            String position = Positions.between(last, Optional.empty(), jitter);
            lastPositions.put(type.name(), position);
            fields.put("position", Json.of(position));
        }
        return fields;
    }

    private boolean isReferredTo(String type) {
        return kind.entities().values().stream()
                .flatMap(entity -> entity.fields().values().stream())
                .anyMatch(field -> field.type() instanceof FieldType.Reference(String to) && to.equals(type));
    }

    /** Names are compared without case: {@code Clothes} is {@code clothes}. */
    private static Optional<String> nameOf(String type, Map<String, Json> fields) {
        return fields.get("name") instanceof Json.Str(String name)
                ? Optional.of(type + " " + name.strip().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
