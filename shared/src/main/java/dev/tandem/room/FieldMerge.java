package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.merge.MergePolicy;
import dev.tandem.model.Entity;
import dev.tandem.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sets fields against what others did since the author looked (PROTOCOL M1, M2), and keeps account of the conflicts. */
final class FieldMerge {
    private final Working working;
    private final long base;
    private final List<Outcome.Merged> merged = new ArrayList<>();

    FieldMerge(Working working, long base) {
        this.working = working;
        this.base = base;
    }

    List<Outcome.Merged> merged() {
        return merged;
    }

    /** Those of the given fields that change, with the values that stand; {@link Json.Null} for none. */
    Map<String, Json> merge(EntityType type, Entity entity, SortedMap<String, Json> given) {
        Map<String, Json> standing = new TreeMap<>();
        given.forEach((name, mine) -> {
            Json theirs = entity.fields().getOrDefault(name, Json.NULL);
            if (!mine.equals(theirs)) {
                Json value = value(Objects.requireNonNull(type.fields().get(name)), entity, mine, theirs);
                if (!value.equals(theirs)) {
                    standing.put(name, value);
                }
            }
        });
        return standing;
    }

    /** The first field that another client changed since. */
    Optional<String> changedSince(Entity entity) {
        return entity.fseq().keySet().stream()
                .filter(field -> working.changedByAnother(entity, field, base))
                .min(String::compareTo);
    }

    private Json value(Field field, Entity entity, Json mine, Json theirs) {
        if (!working.changedByAnother(entity, field.name(), base)) {
            return mine;
        }
        MergePolicy policy = field.merge();
        MergePolicy.Merged result = policy.merge(mine, theirs);
        merged.add(new Outcome.Merged(entity.key(), field.name(), policy.name(), result.kept()));
        return result.value();
    }
}
