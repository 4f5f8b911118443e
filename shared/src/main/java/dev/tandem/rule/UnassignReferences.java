package dev.tandem.rule;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Deleting an entity empties the references to it (PROTOCOL M4), so that no living entity points to a tombstone. */
public record UnassignReferences() implements Rule {
    @Override
    public String name() {
        return "unassign";
    }

    @Override
    public Set<String> reads(Kind kind, Operation operation) {
        if (!(operation instanceof Operation.Delete(EntityKey gone))) {
            return Set.of();
        }
        return kind.entities().values().stream()
                .filter(type -> references(type, gone.type()).findAny().isPresent())
                .map(EntityType::name)
                .collect(toUnmodifiableSet());
    }

    @Override
    public List<Effect> effects(Kind kind, Operation operation, List<Entity> living) {
        if (!(operation instanceof Operation.Delete(EntityKey gone))) {
            return List.of();
        }
        return living.stream()
                .map(entity -> new Effect(entity.key(), emptied(kind, entity, gone)))
                .filter(effect -> !effect.set().isEmpty())
                .sorted(Comparator.comparing(Effect::key))
                .toList();
    }

    private static Map<String, Json> emptied(Kind kind, Entity entity, EntityKey gone) {
        EntityType type = kind.entities().get(entity.key().type());
        if (type == null) {
            return Map.of();
        }
        Json id = Json.of(gone.id());
        return references(type, gone.type())
                .filter(field -> id.equals(entity.fields().get(field)))
                .collect(toUnmodifiableMap(field -> field, field -> Json.NULL));
    }

    private static Stream<String> references(EntityType type, String to) {
        return type.fields().values().stream()
                .filter(field -> field.type() instanceof FieldType.Reference(String target) && target.equals(to))
                .map(Field::name);
    }
}
