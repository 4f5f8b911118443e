package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Ids;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.rule.Rule;
import dev.tandem.rule.Rules;
import dev.tandem.rule.Touch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The entities a mutation names: those it is about, and those it refers to. Told from the mutation and the kind alone. */
final class Named {
    private final Kind kind;
    private final Set<EntityKey> keys = new LinkedHashSet<>();

    private Named(Kind kind) {
        this.kind = kind;
    }

    /** Whether a mutation names more than any commit can hold: it is refused without a look at the room. */
    static boolean tooMany(Kind kind, Mutation mutation) {
        return keys(kind, mutation).size() > Limits.ENTITIES;
    }

    static Set<EntityKey> keys(Kind kind, Mutation mutation) {
        Named named = new Named(kind);
        mutation.ops().forEach(named::add);
        return named.keys;
    }

    /** The types that rules have to see whole because of it. */
    static Set<String> types(Kind kind, Mutation mutation) {
        Set<String> types = new LinkedHashSet<>();
        List<Rule> rules = Rules.of(kind);
        for (Operation operation : mutation.ops()) {
            for (Touch touch : Touches.of(operation)) {
                rules.forEach(rule -> types.addAll(rule.reads(kind, touch).types()));
            }
        }
        return types;
    }

    /** The target of a reference; nothing where the field is none, or the value no id. */
    static Optional<EntityKey> target(EntityType type, String field, Json value) {
        Field declared = type.fields().get(field);
        return declared != null
                        && declared.type() instanceof FieldType.Reference(String to)
                        && value instanceof Json.Str(String id)
                        && Ids.isId(id)
                ? Optional.of(new EntityKey(to, id))
                : Optional.empty();
    }

    private void add(Operation operation) {
        switch (operation) {
            case Operation.Create create -> add(create.key(), create.fields());
            case Operation.Update update -> add(update.key(), update.set());
            case Operation.Move move -> add(move.key(), move.set());
            case Operation.Delete delete -> add(delete.key(), Map.of());
            case Operation.Increment _,
                    Operation.Add _,
                    Operation.Remove _,
                    Operation.SpliceText _,
                    Operation.Undo _,
                    Operation.Resolve _,
                    Operation.Restore _,
                    Operation.Unsupported _,
                    Operation.Malformed _ -> {}
        }
    }

    private void add(EntityKey key, Map<String, Json> fields) {
        EntityType type = kind.entities().get(key.type());
        if (type == null || !Ids.isId(key.id())) {
            return;
        }
        keys.add(key);
        fields.forEach((field, value) -> target(type, field, value).ifPresent(keys::add));
    }
}
