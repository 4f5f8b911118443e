package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import dev.tandem.merge.Union;
import dev.tandem.model.Change;
import dev.tandem.model.Conflict;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Resolution;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Settles a conflict as a person decided (PROTOCOL K3). */
record Resolving(Deed deed) {
    Optional<Refusal> apply(Operation.Resolve resolve) {
        EntityKey key = Conflict.key(resolve.conflict());
        Optional<Entity> found = deed.working().look(key);
        if (found.isEmpty()) {
            return Optional.of(Refusal.of(RejectCode.NOT_FOUND, key));
        }
        Entity open = found.get();
        if (open.deleted()) {
            return Optional.empty();
        }
        if (deed.working().changedByAnother(open, Conflict.THEIRS, deed.base())
                || deed.working().changedByAnother(open, "mineAt", deed.base())) {
            return Optional.of(Refusal.of(RejectCode.CHANGED_SINCE, key, Conflict.THEIRS));
        }
        return Conflict.of(open).flatMap(conflict -> settle(conflict, resolve)).or(() -> {
            deed.putForServer(Change.Deleted.of(open, Optional.empty()));
            return Optional.empty();
        });
    }

    /** Writes what was chosen; nothing where its place is gone. */
    private Optional<Refusal> settle(Conflict conflict, Operation.Resolve resolve) {
        EntityType type = deed.kind().entities().get(conflict.on().type());
        Field field = type == null ? null : type.fields().get(conflict.field());
        Optional<Entity> entity = deed.working().look(conflict.on()).filter(each -> !each.deleted());
        if (type == null || field == null || entity.isEmpty()) {
            return Optional.empty();
        }
        Optional<Refusal> forbidden = new Admission(deed.kind(), deed.member()).againstChanging(type, conflict.on());
        if (forbidden.isPresent()) {
            return forbidden;
        }
        if (resolve.with() == Resolution.THEIRS) {
            return Optional.empty();
        }
        Json theirs = entity.get().fields().getOrDefault(field.name(), Json.NULL);
        return chosen(field, conflict, theirs, resolve)
                .map(value -> write(type, field, entity.get(), value))
                .orElseGet(() -> Optional.of(
                        Refusal.of(RejectCode.INVALID_OPERATION, Conflict.key(resolve.conflict()), field.name())));
    }

    private static Optional<Json> chosen(Field field, Conflict conflict, Json theirs, Operation.Resolve resolve) {
        return switch (resolve.with()) {
            case MINE -> Optional.of(conflict.mine());
            case THEIRS -> Optional.of(theirs);
            case BOTH -> both(field.type(), theirs, conflict.mine());
            case VALUE -> resolve.value();
        };
    }

    /** Theirs first; nothing where the field cannot hold both. */
    private static Optional<Json> both(FieldType type, Json theirs, Json mine) {
        return switch (type) {
            case FieldType.Line line -> Optional.of(joined(theirs, " ", mine));
            case FieldType.Text text -> Optional.of(joined(theirs, "\n", mine));
            case FieldType.SetOf set ->
                Optional.of(new Union().merge(mine, theirs).value());
            case FieldType.Whole _,
                    FieldType.Decimal _,
                    FieldType.Flag _,
                    FieldType.Day _,
                    FieldType.Choice _,
                    FieldType.Reference _,
                    FieldType.Person _,
                    FieldType.Position _,
                    FieldType.Moment _,
                    FieldType.Anything _ -> Optional.empty();
        };
    }

    private static Json joined(Json theirs, String between, Json mine) {
        if (theirs instanceof Json.Str(String first) && mine instanceof Json.Str(String second)) {
            return Json.of(first + between + second);
        }
        return theirs instanceof Json.Null ? mine : theirs;
    }

    private Optional<Refusal> write(EntityType type, Field field, Entity entity, Json value) {
        TreeMap<String, Json> given = new TreeMap<>(Map.of(field.name(), value));
        return Admission.field(type, entity.key(), field.name(), value)
                .or(() -> new Given(deed.working()).settle(type, entity.key(), given))
                .or(() -> {
                    Json standing = entity.fields().getOrDefault(field.name(), Json.NULL);
                    given.values().removeIf(standing::equals);
                    Standing changed = new Standing();
                    given.forEach(changed::set);
                    return deed.update(entity, changed);
                });
    }
}
