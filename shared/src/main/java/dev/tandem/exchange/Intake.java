package dev.tandem.exchange;

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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Turns drafts into the operations that bring them into a room: what others refer to is found there by its name, or made. What is part of something found
 * there is not made again.
 */
public final class Intake {
    /** What tells two of a type apart, the first that is there. */
    private static final List<String> NAMES = List.of("sku", "code", "reference", "name");

    private final Kind kind;
    private final Supplier<String> newId;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> named = new HashMap<>();
    private final Map<String, String> lastPositions = new HashMap<>();
    private final Set<String> found = new HashSet<>();
    private final SequencedMap<String, List<Placed>> bundles = new LinkedHashMap<>();

    private Intake(Kind kind, Supplier<String> newId) {
        this.kind = kind;
        this.newId = newId;
    }

    private record Placed(Operation operation, EntityKey key, Place place) {}

    /**
     * What brings the drafts into a room.
     *
     * @param existing what the room holds
     * @param newId makes ids for entities (PROTOCOL F5), at random: they keep positions of two imports apart too
     * @return creates and updates, in an order in which each reference finds its target; what one lock guards stands together, so that it is made before
     *     anybody can lock it
     */
    public static List<Bundle> bundles(Kind kind, List<Draft> drafts, List<Entity> existing, Supplier<String> newId) {
        Intake intake = new Intake(kind, newId);
        existing.forEach(intake::remember);
        drafts.forEach(intake::take);
        List<Bundle> bundles =
                intake.bundles.values().stream().map(Intake::bundle).toList();
        return Openings.of(kind, bundles);
    }

    /** The same without bundles, for kinds without locks. */
    public static List<Operation> operations(
            Kind kind, List<Draft> drafts, List<Entity> existing, Supplier<String> newId) {
        return bundles(kind, drafts, existing, newId).stream()
                .flatMap(bundle -> bundle.operations().stream())
                .toList();
    }

    private static Bundle bundle(List<Placed> placed) {
        Map<EntityKey, Place> places = new HashMap<>();
        placed.forEach(each -> places.put(each.key(), each.place()));
        return new Bundle(placed.stream().map(Placed::operation).toList(), places);
    }

    private void remember(Entity entity) {
        String type = entity.key().type();
        nameOf(type, entity.fields())
                .ifPresent(name -> named.putIfAbsent(name, entity.key().id()));
        if (entity.fields().get("position") instanceof Json.Str(String position)) {
            lastPositions.merge(type, position, (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
    }

    private void take(Draft draft) {
        EntityType type = Objects.requireNonNull(kind.entities().get(draft.type()));
        if (type.singleton()) {
            ids.put(draft.key(), type.name());
            EntityKey key = new EntityKey(type.name(), type.name());
            put(draft, key, new Operation.Update(key, fields(type, draft)));
            return;
        }
        Optional<String> there =
                isNamed(type.name()) ? nameOf(type.name(), draft.fields()).map(named::get) : Optional.empty();
        ids.put(draft.key(), there.orElseGet(newId));
        if (there.isPresent()
                || Pointers.subject(type, draft).filter(found::contains).isPresent()) {
            found.add(draft.key());
            return;
        }
        EntityKey key = new EntityKey(type.name(), Objects.requireNonNull(ids.get(draft.key())));
        put(draft, key, new Operation.Create(key, fields(type, draft)));
    }

    private void put(Draft draft, EntityKey key, Operation operation) {
        EntityType type = Objects.requireNonNull(kind.entities().get(draft.type()));
        String bundle = Pointers.whole(type, draft).orElse(draft.key());
        bundles.computeIfAbsent(bundle, none -> new ArrayList<>()).add(new Placed(operation, key, draft.place()));
    }

    private Map<String, Json> fields(EntityType type, Draft draft) {
        Map<String, Json> fields = new LinkedHashMap<>(draft.fields());
        draft.references().forEach((field, keys) -> {
            List<Json> targets = keys.stream()
                    .map(key -> Json.of(Objects.requireNonNull(ids.get(key))))
                    .distinct()
                    .toList();
            boolean several = Objects.requireNonNull(type.fields().get(field)).type() instanceof FieldType.SetOf;
            fields.put(field, several ? Json.array(targets) : targets.getFirst());
        });
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

    /** Whether one of a name is enough in a room: others refer to it. */
    private boolean isNamed(String type) {
        Stream<String> targets = kind.entities().values().stream()
                .flatMap(entity -> entity.fields().values().stream())
                .flatMap(field -> field.type().target().stream());
        return Pointers.targets().contains(type) || targets.anyMatch(type::equals);
    }

    /** Names are compared without case: {@code Clothes} is {@code clothes}. */
    private static Optional<String> nameOf(String type, Map<String, Json> fields) {
        return NAMES.stream()
                .flatMap(field -> Optional.ofNullable(fields.get(field)).stream())
                .filter(Json.Str.class::isInstance)
                .map(name -> type + " " + ((Json.Str) name).value().strip().toLowerCase(Locale.ROOT))
                .findFirst();
    }
}
