package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.merge.AnyTrue;
import dev.tandem.merge.Counter;
import dev.tandem.merge.LastWriteWins;
import dev.tandem.merge.Manual;
import dev.tandem.merge.Max;
import dev.tandem.merge.MergePolicy;
import dev.tandem.merge.Min;
import dev.tandem.merge.Rank;
import dev.tandem.merge.TextMerge;
import dev.tandem.merge.Union;
import dev.tandem.model.Entity;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/** Sets fields against what others did since the author looked (PROTOCOL M1, M2), and keeps account of the conflicts. */
final class FieldMerge {
    private final Deed deed;
    private final Conflicts conflicts;
    private final Texts texts;

    FieldMerge(Deed deed) {
        this.deed = deed;
        this.conflicts = new Conflicts(deed);
        this.texts = new Texts(deed);
    }

    /** Why one of the values cannot be; where all can, {@code standing} has those fields that change. */
    Optional<Refusal> merge(EntityType type, Entity entity, SortedMap<String, Json> given, Standing standing) {
        for (Map.Entry<String, Json> each : given.entrySet()) {
            Field field = Objects.requireNonNull(type.fields().get(each.getKey()));
            Optional<Refusal> refusal = merge(field, entity, each.getValue(), standing);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /** The first field that another client changed since. */
    Optional<String> changedSince(Entity entity) {
        return entity.fseq().keySet().stream()
                .filter(field -> changedByAnother(entity, field))
                .min(String::compareTo);
    }

    private boolean changedByAnother(Entity entity, String field) {
        return deed.working().changedByAnother(entity, field, deed.base());
    }

    /** The same for one field. */
    Optional<Refusal> merge(Field field, Entity entity, Json mine, Standing standing) {
        Json theirs = entity.fields().getOrDefault(field.name(), Json.NULL);
        if (mine.equals(theirs)) {
            return Optional.empty();
        }
        return switch (field.merge()) {
            case TextMerge text -> texts.write(field, entity, mine, standing);
            case Manual manual -> conflicts.merge(field, entity, mine, standing);
            case Counter counter
            when changedByAnother(entity, field.name()) ->
                Optional.of(Refusal.of(RejectCode.CHANGED_SINCE, entity.key(), field.name()));
            case Counter _, Union _, LastWriteWins _, AnyTrue _, Max _, Min _, Rank _ ->
                stand(field, entity, value(field, entity, mine, theirs), theirs, standing);
        };
    }

    private Json value(Field field, Entity entity, Json mine, Json theirs) {
        if (!changedByAnother(entity, field.name())) {
            return mine;
        }
        MergePolicy policy = field.merge();
        MergePolicy.Merged result = policy.merge(mine, theirs);
        deed.merged(new Outcome.Merged(entity.key(), field.name(), policy.name(), result.kept()));
        return result.value();
    }

    private static Optional<Refusal> stand(Field field, Entity entity, Json value, Json theirs, Standing standing) {
        if (value.equals(theirs)) {
            return Optional.empty();
        }
        standing.set(field.name(), value);
        // Two sets that fit may be too many together.
        return value instanceof Json.Arr
                ? field.check(value).map(problem -> Refusal.of(problem, entity.key(), field.name()))
                : Optional.empty();
    }
}
