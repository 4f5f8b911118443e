package dev.tandem.room;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.EntityType.DeleteConflict;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.merge.AnyTrue;
import dev.tandem.merge.LastWriteWins;
import dev.tandem.merge.Max;
import dev.tandem.merge.MergePolicy;
import dev.tandem.merge.Min;
import dev.tandem.merge.Rank;
import dev.tandem.model.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A kind with every type of field, every policy, both answers to a delete conflict, a reference to its own type, and roles. */
final class TripKind {
    static final Kind KIND = new Kind(
            "trip",
            1,
            Map.of("en", "Trip"),
            Optional.of(new Kind.TitleField("list", "name")),
            types(list(), category(), bag(), item()));

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
                new Field(
                        "weight",
                        new FieldType.Decimal(BigDecimal.ZERO, BigDecimal.valueOf(1_000)),
                        false,
                        Optional.empty(),
                        new Min()),
                plain("due", new FieldType.Day()),
                plain("owner", new FieldType.Person()),
                plain("notes", new FieldType.Text(10_000)),
                plain("categoryId", new FieldType.Reference("category")),
                plain("bagId", new FieldType.Reference("bag")),
                plain("place", new FieldType.Position()));
    }

    private static Field name() {
        return new Field("name", new FieldType.Line(100), true, Optional.empty(), new LastWriteWins());
    }

    private static Field plain(String name, FieldType type) {
        return new Field(name, type, false, Optional.empty(), new LastWriteWins());
    }

    private static Field field(String name, FieldType type, Json initial, MergePolicy merge) {
        return new Field(name, type, false, Optional.of(initial), merge);
    }

    private static EntityType type(
            String name, boolean singleton, DeleteConflict conflict, Role mayDelete, Field... fields) {
        Set<Role> writers = Set.of(Role.OWNER, Role.EDITOR);
        return new EntityType(
                name,
                singleton,
                conflict,
                Stream.of(fields).collect(toMap(Field::name, identity())),
                writers,
                writers,
                mayDelete == Role.OWNER ? Set.of(Role.OWNER) : writers);
    }

    private static Map<String, EntityType> types(EntityType... types) {
        return Stream.of(types).collect(toMap(EntityType::name, identity()));
    }
}
