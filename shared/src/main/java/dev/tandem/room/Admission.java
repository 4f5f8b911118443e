package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Field;
import dev.tandem.kind.Field.Trait;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.merge.TextMerge;
import dev.tandem.model.Conflict;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Ids;
import dev.tandem.model.Member;
import dev.tandem.model.Operation;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Resolution;
import dev.tandem.model.Role;
import dev.tandem.model.ServerOwned;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

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
            case Operation.Increment(var key, var field, var by) ->
                typed(key, type -> againstPart(type, key, field, Admission::isNumber));
            case Operation.Add(var key, var field, var values) ->
                typed(
                        key,
                        type -> againstPart(type, key, field, Admission::isSet)
                                .or(() -> misfit(type, key, field, Json.array(new LinkedHashSet<>(values)))));
            case Operation.Remove(var key, var field, var values) ->
                typed(key, type -> againstPart(type, key, field, Admission::isSet));
            case Operation.SpliceText splice ->
                typed(splice.key(), type -> againstPart(type, splice.key(), splice.field(), Admission::isText));
            case Operation.Restore(var key, var fields) -> typed(key, type -> againstRestore(type, key, fields));
            case Operation.Resolve resolve -> againstResolve(resolve);
            case Operation.Undo _ -> Optional.empty();
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
        return serverMade(type, create.key())
                .or(() -> role(type.create(), create.key()))
                .or(() -> singleton(type, create.key()))
                .or(() -> fields(type, create.key(), create.fields()))
                .or(() -> missing(
                        type,
                        create.key(),
                        create.fields(),
                        field -> field.initial().isEmpty()));
    }

    private Optional<Refusal> againstUpdate(EntityType type, EntityKey key, Map<String, Json> set) {
        return againstChanging(type, key).or(() -> fields(type, key, set));
    }

    /** What stands against any change of an entity that is there. */
    Optional<Refusal> againstChanging(EntityType type, EntityKey key) {
        return role(type.update(), key);
    }

    /** Only some types of fields change in parts. */
    private Optional<Refusal> againstPart(EntityType type, EntityKey key, String name, Predicate<Field> fits) {
        return againstChanging(type, key).or(() -> writable(type, key, name)).or(() -> {
            Field field = type.fields().get(name);
            return field != null && fits.test(field)
                    ? Optional.empty()
                    : Optional.of(Refusal.of(RejectCode.INVALID_OPERATION, key, name));
        });
    }

    private static boolean isNumber(Field field) {
        return field.type() instanceof FieldType.Whole || field.type() instanceof FieldType.Decimal;
    }

    private static boolean isSet(Field field) {
        return field.type() instanceof FieldType.SetOf;
    }

    private static boolean isText(Field field) {
        return field.merge() instanceof TextMerge;
    }

    /** What only the server writes may be given: it stays as it is. */
    private Optional<Refusal> againstRestore(EntityType type, EntityKey key, Map<String, Json> fields) {
        Map<String, Json> given = new TreeMap<>(fields);
        type.fields().values().stream()
                .filter(field -> field.is(Trait.SERVER))
                .map(Field::name)
                .forEach(given::remove);
        return serverMade(type, key)
                .or(() -> againstUpdate(type, key, given))
                .or(() -> missing(type, key, fields, field -> !field.is(Trait.SERVER)));
    }

    private Optional<Refusal> againstResolve(Operation.Resolve resolve) {
        boolean complete = resolve.value().isPresent() == (resolve.with() == Resolution.VALUE);
        return complete
                ? typed(
                        Conflict.key(resolve.conflict()),
                        type -> member.active()
                                ? Optional.empty()
                                : Optional.of(Refusal.of(RejectCode.FORBIDDEN, Conflict.key(resolve.conflict()))))
                : Optional.of(Refusal.of(RejectCode.INVALID_OPERATION).because("where", Json.of("value")));
    }

    private Optional<Refusal> againstMove(EntityType type, Operation.Move move) {
        Optional<String> position = positionOf(type);
        if (position.isEmpty()) {
            return Optional.of(Refusal.of(RejectCode.UNSUPPORTED_OPERATION, move.key()));
        }
        if (move.set().containsKey(position.get())) {
            return Optional.of(Refusal.of(RejectCode.INVALID_OPERATION, move.key(), position.get()));
        }
        return againstChanging(type, move.key())
                .or(() -> field(type, move.key(), position.get(), Json.of(move.position())))
                .or(() -> fields(type, move.key(), move.set()));
    }

    private Optional<Refusal> againstDelete(EntityType type, EntityKey key) {
        boolean asAuthor = type.authorDeletes() && member.active();
        return serverMade(type, key)
                .or(() -> role(type.delete(), key).filter(refusal -> !asAuthor))
                .or(() -> singleton(type, key));
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

    /** What only the server makes, only the server takes away. */
    private static Optional<Refusal> serverMade(EntityType type, EntityKey key) {
        return type.serverMade() ? Optional.of(Refusal.of(RejectCode.FORBIDDEN, key)) : Optional.empty();
    }

    private static Optional<Refusal> fields(EntityType type, EntityKey key, Map<String, Json> set) {
        return new TreeMap<>(set)
                .entrySet().stream()
                        .flatMap(entry -> field(type, key, entry.getKey(), entry.getValue()).stream())
                        .findFirst();
    }

    /** What stands against a value of a field. */
    static Optional<Refusal> field(EntityType type, EntityKey key, String name, Json value) {
        return writable(type, key, name).or(() -> misfit(type, key, name, value));
    }

    private static Optional<Refusal> writable(EntityType type, EntityKey key, String name) {
        Field field = type.fields().get(name);
        if (ServerOwned.NAMES.contains(name) || (field != null && field.is(Trait.SERVER))) {
            return Optional.of(Refusal.of(RejectCode.SERVER_OWNED_FIELD, key, name));
        }
        return field == null ? Optional.of(Refusal.of(RejectCode.UNKNOWN_FIELD, key, name)) : Optional.empty();
    }

    private static Optional<Refusal> misfit(EntityType type, EntityKey key, String name, Json value) {
        Field field = Objects.requireNonNull(type.fields().get(name));
        if (value instanceof Json.Null) {
            return Optional.of(Refusal.of(RejectCode.MISSING_FIELD, key, name)).filter(refusal -> field.required());
        }
        return field.check(value).map(problem -> Refusal.of(problem, key, name));
    }

    private static Optional<Refusal> missing(
            EntityType type, EntityKey key, Map<String, Json> given, Predicate<Field> needed) {
        return type.fields().values().stream()
                .filter(field -> field.required() && needed.test(field))
                .map(Field::name)
                .filter(name -> !given.containsKey(name))
                .min(String::compareTo)
                .map(name -> Refusal.of(RejectCode.MISSING_FIELD, key, name));
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
