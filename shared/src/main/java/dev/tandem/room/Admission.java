package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Ids;
import dev.tandem.model.Member;
import dev.tandem.model.Operation;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Role;
import dev.tandem.model.ServerOwned;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What can be held against an operation without a look at the room's entities: its form, its type, the author's role, its fields. */
record Admission(Kind kind, Member member) {
    private static final int LONGEST_ECHO = 32;

    /** The first thing that stands against it; nothing where it may be tried. */
    Optional<Refusal> against(Operation operation) {
        return switch (operation) {
            case Operation.Create create -> typed(create.key(), type -> againstCreate(type, create));
            case Operation.Update(var key, var set) -> typed(key, type -> againstUpdate(type, key, set));
            case Operation.Move move -> typed(move.key(), type -> againstMove(type, move));
            case Operation.Delete(var key) -> typed(key, type -> againstDelete(type, key));
            case Operation.Increment _,
                    Operation.Add _,
                    Operation.Remove _,
                    Operation.SpliceText _,
                    Operation.Undo _,
                    Operation.Resolve _,
                    Operation.Restore _ -> Optional.of(Refusal.of(RejectCode.UNSUPPORTED_OPERATION));
            case Operation.Unsupported(var op) ->
                Optional.of(Refusal.of(RejectCode.UNSUPPORTED_OPERATION).because("op", echo(op)));
            case Operation.Malformed(var where) ->
                Optional.of(Refusal.of(RejectCode.INVALID_OPERATION).because("where", echo(where)));
        };
    }

    /** The field that a move writes. */
    static Optional<String> positionOf(EntityType type) {
        return type.fields().values().stream()
                .filter(field -> field.type() instanceof FieldType.Position)
                .map(Field::name)
                .min(String::compareTo);
    }

    private Optional<Refusal> typed(EntityKey key, Function<EntityType, Optional<Refusal>> check) {
        EntityType type = kind.entities().get(key.type());
        if (type == null) {
            return Optional.of(Refusal.of(RejectCode.UNKNOWN_TYPE, key));
        }
        return Ids.isId(key.id())
                ? check.apply(type)
                : Optional.of(Refusal.of(RejectCode.INVALID_OPERATION).because("where", Json.of("id")));
    }

    private Optional<Refusal> againstCreate(EntityType type, Operation.Create create) {
        return role(type.create(), create.key())
                .or(() -> singleton(type, create.key()))
                .or(() -> fields(type, create.key(), create.fields()))
                .or(() -> missing(type, create));
    }

    private Optional<Refusal> againstUpdate(EntityType type, EntityKey key, Map<String, Json> set) {
        return role(type.update(), key).or(() -> fields(type, key, set));
    }

    private Optional<Refusal> againstMove(EntityType type, Operation.Move move) {
        Optional<String> position = positionOf(type);
        if (position.isEmpty()) {
            return Optional.of(Refusal.of(RejectCode.UNSUPPORTED_OPERATION, move.key()));
        }
        if (move.set().containsKey(position.get())) {
            return Optional.of(Refusal.of(RejectCode.INVALID_OPERATION, move.key(), position.get()));
        }
        return role(type.update(), move.key())
                .or(() -> field(type, move.key(), position.get(), Json.of(move.position())))
                .or(() -> fields(type, move.key(), move.set()));
    }

    private Optional<Refusal> againstDelete(EntityType type, EntityKey key) {
        return role(type.delete(), key).or(() -> singleton(type, key));
    }

    private Optional<Refusal> role(Set<Role> allowed, EntityKey key) {
        return member.active() && allowed.contains(member.role())
                ? Optional.empty()
                : Optional.of(Refusal.of(RejectCode.FORBIDDEN, key));
    }

    /** The one entity of a singleton type is made with the room and lives as long as it. */
    private static Optional<Refusal> singleton(EntityType type, EntityKey key) {
        return type.singleton() ? Optional.of(Refusal.of(RejectCode.SINGLETON, key)) : Optional.empty();
    }

    private static Optional<Refusal> fields(EntityType type, EntityKey key, Map<String, Json> set) {
        return new TreeMap<>(set)
                .entrySet().stream()
                        .flatMap(entry -> field(type, key, entry.getKey(), entry.getValue()).stream())
                        .findFirst();
    }

    private static Optional<Refusal> field(EntityType type, EntityKey key, String name, Json value) {
        if (ServerOwned.NAMES.contains(name)) {
            return Optional.of(Refusal.of(RejectCode.SERVER_OWNED_FIELD, key, name));
        }
        Field field = type.fields().get(name);
        if (field == null) {
            return Optional.of(Refusal.of(RejectCode.UNKNOWN_FIELD, key, name));
        }
        if (value instanceof Json.Null) {
            return Optional.of(Refusal.of(RejectCode.MISSING_FIELD, key, name)).filter(refusal -> field.required());
        }
        return field.check(value)
                .map(problem ->
                        Refusal.of(RejectCode.INVALID_VALUE, key, name).because("problem", Json.of(problem.wire())));
    }

    private static Optional<Refusal> missing(EntityType type, Operation.Create create) {
        return type.fields().values().stream()
                .filter(field -> field.required() && field.initial().isEmpty())
                .map(Field::name)
                .filter(name -> !create.fields().containsKey(name))
                .min(String::compareTo)
                .map(name -> Refusal.of(RejectCode.MISSING_FIELD, create.key(), name));
    }

    /** What a client called it, as far as it is short and harmless: the receipt keeps it. */
    private static Json echo(String text) {
        return Json.of(text.codePoints()
                .filter(point -> point > ' ' && point < 127)
                .limit(LONGEST_ECHO)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    }
}
