package dev.tandem.room;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.EntityType.DeleteConflict;
import dev.tandem.kind.EntityType.LockBy;
import dev.tandem.kind.Field;
import dev.tandem.kind.Field.Trait;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
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
import dev.tandem.model.Conflict;
import dev.tandem.model.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A kind with every type of field, every policy, both answers to a delete conflict, a reference to its own type, roles, and both kinds of locks. */
final class TripKind {
    private static final Set<Role> WRITERS = Set.of(Role.OWNER, Role.EDITOR);

    static final Kind KIND = new Kind(
            "trip",
            1,
            Map.of("en", "Trip"),
            Optional.of(new Kind.TitleField("list", "name")),
            types(list(), category(), bag(), item(), tour(), stop(), remark(), conflict()));

    private TripKind() {}

    private static EntityType list() {
        return type(
                "list",
                true,
                DeleteConflict.DELETE_WINS,
                Role.EDITOR,
                name(),
                plain("notes", new FieldType.Text(2_000)));
    }

    private static EntityType category() {
        return type(
                "category",
                false,
                DeleteConflict.DELETE_WINS,
                Role.EDITOR,
                name(),
                plain("position", new FieldType.Position()));
    }

    /** Only owners delete one. */
    private static EntityType bag() {
        return type(
                "bag",
                false,
                DeleteConflict.DELETE_WINS,
                Role.OWNER,
                name(),
                plain("insideId", new FieldType.Reference("bag")));
    }

    private static EntityType item() {
        FieldType.Choice states = new FieldType.Choice(List.of("todo", "doing", "done"));
        return type(
                "item",
                false,
                DeleteConflict.UPDATE_REVIVES,
                Role.EDITOR,
                name(),
                field("quantity", new FieldType.Whole(1, 999), Json.of(1), new Max()),
                field("packed", new FieldType.Flag(), Json.of(false), new AnyTrue()),
                field("status", states, Json.of("todo"), new Rank(List.of("done", "doing", "todo"))),
                merged("weight", new FieldType.Decimal(BigDecimal.ZERO, BigDecimal.valueOf(1_000)), new Min()),
                merged("stock", new FieldType.Whole(0, 20), new Counter()),
                merged("tags", new FieldType.SetOf(new FieldType.Line(20), 5), new Union()),
                merged("spares", new FieldType.SetOf(new FieldType.Reference("bag"), 5), new Union()),
                merged("story", new FieldType.Text(200), new TextMerge()),
                merged("label", new FieldType.Line(40), new Manual()),
                merged("keeperId", new FieldType.Reference("bag"), new Manual()),
                merged("price", new FieldType.Decimal(BigDecimal.ZERO, BigDecimal.valueOf(1_000)), new Manual()),
                plain("colours", new FieldType.SetOf(new FieldType.Line(20), 3)),
                plain("due", new FieldType.Day()),
                plain("owner", new FieldType.Person()),
                plain("notes", new FieldType.Text(10_000)),
                plain("categoryId", new FieldType.Reference("category")),
                plain("bagId", new FieldType.Reference("bag")),
                special("total", new FieldType.Whole(0, 999), Trait.SERVER),
                special("brand", new FieldType.Line(20), Trait.RETIRED),
                plain("place", new FieldType.Position()));
    }

    /** Changed under its lock, but for what the drivers tell one another. */
    private static EntityType tour() {
        return locked(
                "tour",
                new LockBy.Own(),
                name(),
                merged("price", new FieldType.Whole(0, 1_000), new Manual()),
                new Field(
                        "chat",
                        new FieldType.Text(200),
                        false,
                        Optional.empty(),
                        new TextMerge(),
                        Set.of(Trait.UNLOCKED)));
    }

    /** Changed under the lock of its tour. */
    private static EntityType stop() {
        return locked("stop", new LockBy.Of("tourId"), name(), plain("tourId", new FieldType.Reference("tour")));
    }

    private static EntityType locked(String name, LockBy lock, Field... fields) {
        return new EntityType(
                name,
                false,
                DeleteConflict.UPDATE_REVIVES,
                byName(fields),
                WRITERS,
                WRITERS,
                WRITERS,
                Optional.of(lock),
                false,
                false);
    }

    /** Its author alone changes what it says; others may mark it. */
    private static EntityType remark() {
        return new EntityType(
                "remark",
                false,
                DeleteConflict.DELETE_WINS,
                byName(
                        special("text", new FieldType.Text(200), Trait.AUTHOR),
                        special("author", new FieldType.Person(), Trait.SERVER),
                        plain("seen", new FieldType.Flag())),
                WRITERS,
                WRITERS,
                Set.of(Role.OWNER),
                Optional.empty(),
                false,
                true);
    }

    private static EntityType conflict() {
        FieldType any = new FieldType.Anything(4_000);
        return new EntityType(
                Conflict.TYPE,
                false,
                DeleteConflict.DELETE_WINS,
                byName(
                        special("onType", new FieldType.Line(32), Trait.SERVER),
                        special("onId", new FieldType.Line(64), Trait.SERVER),
                        special("field", new FieldType.Line(32), Trait.SERVER),
                        special("base", any, Trait.SERVER),
                        special("mine", any, Trait.SERVER),
                        special("theirs", any, Trait.SERVER),
                        special("mineBy", new FieldType.Person(), Trait.SERVER),
                        special("mineAt", new FieldType.Moment(), Trait.SERVER),
                        special("theirsBy", new FieldType.Person(), Trait.SERVER),
                        special("theirsAt", new FieldType.Moment(), Trait.SERVER)),
                WRITERS,
                WRITERS,
                WRITERS,
                Optional.empty(),
                true,
                false);
    }

    private static Field name() {
        return new Field("name", new FieldType.Line(100), true, Optional.empty(), new LastWriteWins());
    }

    private static Field plain(String name, FieldType type) {
        return merged(name, type, new LastWriteWins());
    }

    private static Field merged(String name, FieldType type, MergePolicy merge) {
        return new Field(name, type, false, Optional.empty(), merge);
    }

    private static Field special(String name, FieldType type, Trait trait) {
        return new Field(name, type, false, Optional.empty(), new LastWriteWins(), Set.of(trait));
    }

    private static Field field(String name, FieldType type, Json initial, MergePolicy merge) {
        return new Field(name, type, false, Optional.of(initial), merge);
    }

    private static EntityType type(
            String name, boolean singleton, DeleteConflict conflict, Role mayDelete, Field... fields) {
        return new EntityType(
                name,
                singleton,
                conflict,
                byName(fields),
                WRITERS,
                WRITERS,
                mayDelete == Role.OWNER ? Set.of(Role.OWNER) : WRITERS);
    }

    private static Map<String, Field> byName(Field... fields) {
        return Stream.of(fields).collect(toMap(Field::name, identity()));
    }

    private static Map<String, EntityType> types(EntityType... types) {
        return Stream.of(types).collect(toMap(EntityType::name, identity()));
    }
}
