package dev.tandem.room;

import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.Kind;
import dev.tandem.merge.Manual;
import dev.tandem.merge.TextMerge;
import dev.tandem.model.Batch;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.rule.Rule;
import dev.tandem.rule.Rules;
import dev.tandem.rule.Touch;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Collects what a batch needs to be decided: from the batch alone, or from what was loaded for it as well. */
final class Wanted {
    private final Kind kind;
    private final Touches touches;
    private final Optional<History> history;
    private final Set<EntityKey> keys = new HashSet<>();
    private final Set<String> types = new HashSet<>();
    private final Set<EntityKey> locks = new HashSet<>();
    private final Set<Long> commits = new HashSet<>();
    private Optional<Long> after = Optional.empty();

    private Wanted(Kind kind, Touches touches, Optional<History> history) {
        this.kind = kind;
        this.touches = touches;
        this.history = history;
    }

    /** What the batch says by itself. */
    static Need of(Kind kind, Batch batch) {
        return new Wanted(kind, Touches.of(kind), Optional.empty()).all(batch);
    }

    /** What the batch says by itself, and what the loaded entities and commits add to that. */
    static Need of(RoomState state, Batch batch, History history) {
        Touches touches = new Touches(state.kind(), state.entities(), state.log());
        return of(state.kind(), batch).and(new Wanted(state.kind(), touches, Optional.of(history)).all(batch));
    }

    private Need all(Batch batch) {
        batch.mutations().stream()
                .filter(mutation -> !Named.tooMany(kind, mutation))
                .forEach(this::add);
        return new Need(keys, types, locks, after, commits);
    }

    private void add(Mutation mutation) {
        mutation.locks().keySet().stream()
                .filter(key -> LockCheck.mayGuard(kind, key))
                .forEach(locks::add);
        for (Operation operation : mutation.ops()) {
            if (operation instanceof Operation.Undo undo) {
                commits.add(undo.seq());
            }
            for (Touch touch : touches.of(operation)) {
                Named.keys(kind, touch, !(operation instanceof Operation.Remove))
                        .forEach(keys::add);
                readByRules(touch);
                touch.entity().ifPresent(entity -> add(mutation, operation, touch, entity));
            }
        }
    }

    private void readByRules(Touch touch) {
        for (Rule rule : Rules.of(kind)) {
            Rule.Reads reads = rule.reads(kind, touch);
            keys.addAll(reads.keys());
            types.addAll(reads.types());
        }
    }

    private void add(Mutation mutation, Operation operation, Touch touch, Entity entity) {
        if (entity.deleted() && touch.act() != Touch.Act.DELETE) {
            References.targets(kind, entity).forEach(keys::add);
        }
        EntityType type = kind.entities().get(entity.key().type());
        if (type != null && looksBack(operation)) {
            type.fields().values().stream()
                    .filter(field -> touch.values().containsKey(field.name()))
                    .filter(field -> field.merge() instanceof Manual || field.merge() instanceof TextMerge)
                    .forEach(field -> lookBack(base(mutation, operation), entity, field));
        }
    }

    /** Those that are merged with what others did since. */
    private static boolean looksBack(Operation operation) {
        return switch (operation) {
            case Operation.Update _,
                    Operation.Move _,
                    Operation.Increment _,
                    Operation.Add _,
                    Operation.Remove _,
                    Operation.SpliceText _,
                    Operation.Undo _ -> true;
            case Operation.Create _,
                    Operation.Delete _,
                    Operation.Resolve _,
                    Operation.Restore _,
                    Operation.Unsupported _,
                    Operation.Malformed _ -> false;
        };
    }

    private static long base(Mutation mutation, Operation operation) {
        return switch (operation) {
            case Operation.SpliceText splice -> splice.base().orElse(mutation.base());
            case Operation.Undo undo -> undo.seq();
            default -> mutation.base();
        };
    }

    /** The log since a base, where the field was written since; and since the base of an own earlier splice, where that lies further back. */
    private void lookBack(long base, Entity entity, Field field) {
        long written = History.written(entity, field.name());
        if (written <= base || base < 0 || history.isEmpty()) {
            return;
        }
        History log = history.get();
        OptionalLong made = log.oldestOwnBase(entity.key(), field.name(), base);
        long from = Math.min(base, made.orElse(base));
        if (log.head() - from <= Limits.LOOK_BACK) {
            after = Stream.concat(after.stream(), Stream.of(from)).min(Long::compare);
        } else if (log.head() - base <= Limits.LOOK_BACK) {
            after = Stream.concat(after.stream(), Stream.of(base)).min(Long::compare);
        }
    }
}
