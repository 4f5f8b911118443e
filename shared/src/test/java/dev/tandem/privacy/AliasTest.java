package dev.tandem.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.EntityType.DeleteConflict;
import dev.tandem.kind.Field;
import dev.tandem.kind.FieldType;
import dev.tandem.kind.Kind;
import dev.tandem.merge.LastWriteWins;
import dev.tandem.model.Audience;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.Edit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import dev.tandem.model.Outcome;
import dev.tandem.model.Receipt;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Role;
import dev.tandem.model.Stamp;
import dev.tandem.model.TextEdit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is forgotten is named nowhere in what a room keeps, and all else stays. */
final class AliasTest {
    private static final EntityKey TENT = new EntityKey("item", "tent");
    private static final Alias ALIAS = new Alias(kind(), "anna", "former-1");

    private static Kind kind() {
        Map<String, Field> fields = Stream.of(
                        field("name", new FieldType.Line(100)),
                        field("owner", new FieldType.Person()),
                        field("crew", new FieldType.SetOf(new FieldType.Person(), 9)),
                        field("tags", new FieldType.SetOf(new FieldType.Line(20), 9)),
                        field("notes", new FieldType.Text(900)),
                        field("state", new FieldType.Choice(List.of("anna", "ben"))),
                        field("bag", new FieldType.Reference("item")),
                        field("place", new FieldType.Position()),
                        field("day", new FieldType.Day()),
                        field("made", new FieldType.Moment()),
                        field("packed", new FieldType.Flag()),
                        field("count", new FieldType.Whole(0, 9)),
                        field("price", new FieldType.Decimal(BigDecimal.ZERO, BigDecimal.TEN)),
                        field("theirs", new FieldType.Anything(900)))
                .collect(Collectors.toMap(Field::name, each -> each));
        EntityType item = new EntityType(
                "item",
                false,
                DeleteConflict.DELETE_WINS,
                fields,
                Set.of(Role.OWNER),
                Set.of(Role.OWNER),
                Set.of(Role.OWNER));
        return new Kind("trip", 1, Map.of("en", "Trip"), Optional.empty(), Map.of("item", item));
    }

    private static Field field(String name, FieldType type) {
        return new Field(name, type, false, Optional.empty(), new LastWriteWins());
    }

    private static Json texts(String... texts) {
        return Json.array(Stream.of(texts).map(Json::of).toList());
    }

    private static Entity tent(Map<String, Json> fields) {
        return new Entity(TENT, 3, false, fields, Map.of("name", 2L, "owner", 3L), stamps("anna", "ben"));
    }

    private static Map<Long, Stamp> stamps(String second, String third) {
        return Map.of(2L, new Stamp(20, second, "phone"), 3L, new Stamp(30, third, "desk"));
    }

    private static Commit commit(String user, List<Change> changes, List<Outcome.Rejected> rejected, Event... events) {
        return new Commit(
                4,
                40,
                user,
                "phone",
                7,
                9,
                changes,
                rejected,
                List.of(events),
                List.of(new Commit.Undone(8, 2)),
                Digest.ofHex("0123456789abcdef"));
    }

    @Test
    void an_entity_names_an_alias_where_its_kind_says_that_people_are_named() {
        Entity entity = tent(Map.of(
                "owner", Json.of("anna"),
                "crew", texts("anna", "ben", "zoe"),
                "theirs", Json.object().put("was", "anna").build()));

        assertThat(ALIAS.in(entity).fields())
                .isEqualTo(Map.of(
                        "owner", Json.of("former-1"),
                        "crew", texts("ben", "former-1", "zoe"),
                        "theirs", Json.object().put("was", "former-1").build()));
    }

    @Test
    void an_entity_keeps_what_people_wrote_and_all_that_its_digest_is_made_of() {
        Entity entity = tent(Map.of("name", Json.of("anna"), "tags", texts("anna", "b"), "unknown", Json.of("anna")));

        assertThat(ALIAS.in(entity))
                .isEqualTo(new Entity(TENT, 3, false, entity.fields(), entity.fseq(), stamps("former-1", "ben")));
    }

    @Test
    void a_value_that_is_spelt_like_the_person_stays_where_no_people_are_held() {
        Map<String, Json> fields = Stream.of(
                        "notes", "state", "bag", "place", "day", "made", "packed", "count", "price")
                .collect(Collectors.toMap(name -> name, name -> Json.of("anna")));

        assertThat(ALIAS.in(tent(fields)).fields()).isEqualTo(fields);
    }

    @Test
    void an_entity_of_a_type_that_the_kind_does_not_have_any_more_keeps_its_fields() {
        Entity entity =
                new Entity(new EntityKey("gone", "g"), 3, true, Map.of("owner", Json.of("anna")), Map.of(), Map.of());

        assertThat(ALIAS.in(entity)).isEqualTo(entity);
    }

    @Test
    void who_is_twice_in_a_set_after_the_renaming_is_in_it_once() {
        Entity entity = tent(Map.of("crew", texts("anna", "former-1")));

        assertThat(ALIAS.in(entity).fields()).isEqualTo(Map.of("crew", texts("former-1")));
    }

    @Test
    void a_list_that_holds_more_than_texts_or_not_the_person_keeps_its_order() {
        Json mixed = Json.array(List.of(Json.of("zoe"), Json.of("anna"), Json.of(1)));
        Json others = texts("zoe", "ben", "zoe");

        assertThat(ALIAS.in(Map.of("mixed", mixed, "others", others)))
                .isEqualTo(Map.of(
                        "mixed",
                        Json.array(List.of(Json.of("zoe"), Json.of("former-1"), Json.of(1))),
                        "others",
                        others));
    }

    @Test
    void changes_are_renamed_in_what_they_set_and_in_what_they_replaced() {
        Map<String, List<TextEdit>> edits =
                Map.of("name", List.of(new TextEdit(List.of(new Edit(0, "", "anna")), Optional.empty())));
        Map<String, Json> anna = Map.of("owner", Json.of("anna"));
        Map<String, Json> nobody = Map.of("owner", Json.NULL);
        Map<String, Json> alias = Map.of("owner", Json.of("former-1"));
        Optional<String> rule = Optional.of("keep");

        Commit renamed = ALIAS.in(commit(
                "ben",
                List.of(
                        new Change.Created(TENT, anna, rule, 2),
                        new Change.Updated(TENT, anna, nobody, edits, rule, 2),
                        new Change.Updated(TENT, nobody, anna, rule, 2),
                        new Change.Deleted(TENT, anna, rule, 2)),
                List.of()));

        assertThat(renamed)
                .isEqualTo(commit(
                        "ben",
                        List.of(
                                new Change.Created(TENT, alias, rule, 2),
                                new Change.Updated(TENT, alias, nobody, edits, rule, 2),
                                new Change.Updated(TENT, nobody, alias, rule, 2),
                                new Change.Deleted(TENT, alias, rule, 2)),
                        List.of()));
    }

    @Test
    void authors_audiences_and_what_events_and_refusals_tell_are_renamed() {
        Json shown = Json.object().put("user", "anna").put("name", "Anna A.").build();
        Json other = Json.object().put("user", "ben").put("name", "Ben").build();
        Event event = new Event(
                "assigned",
                Optional.of(TENT),
                List.of(new Audience.Person("anna"), new Audience.Person("ben"), new Audience.Everyone()),
                Map.of("by", shown, "to", other, "name", Json.of("anna"), "count", Json.of(2)));
        Outcome.Rejected rejected = new Outcome.Rejected(
                9,
                RejectCode.LOCK_REQUIRED,
                Optional.of(TENT),
                Optional.of("name"),
                Map.of("holder", Json.of("anna"), "field", Json.of("anna")));

        Commit renamed = ALIAS.in(commit("anna", List.of(), List.of(rejected), event));

        Json anonymous =
                Json.object().put("user", "former-1").put("name", "former-1").build();
        assertThat(renamed)
                .isEqualTo(commit(
                        "former-1",
                        List.of(),
                        List.of(new Outcome.Rejected(
                                9,
                                RejectCode.LOCK_REQUIRED,
                                Optional.of(TENT),
                                Optional.of("name"),
                                Map.of("holder", Json.of("former-1"), "field", Json.of("anna")))),
                        new Event(
                                "assigned",
                                Optional.of(TENT),
                                List.of(
                                        new Audience.Person("former-1"),
                                        new Audience.Person("ben"),
                                        new Audience.Everyone()),
                                Map.of("by", anonymous, "to", other, "name", Json.of("anna"), "count", Json.of(2)))));
    }

    @Test
    void a_receipt_is_renamed_and_keeps_its_numbers() {
        Outcome.Applied applied = new Outcome.Applied(1, Optional.of(4L), List.of());
        Outcome.Rejected refused = new Outcome.Rejected(
                2, RejectCode.LOCK_REQUIRED, Optional.empty(), Optional.empty(), Map.of("holder", Json.of("anna")));

        assertThat(ALIAS.in(new Receipt("phone", "anna", 2, List.of(applied, refused), 4)))
                .isEqualTo(new Receipt(
                        "phone",
                        "former-1",
                        2,
                        List.of(
                                applied,
                                new Outcome.Rejected(
                                        2,
                                        RejectCode.LOCK_REQUIRED,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Map.of("holder", Json.of("former-1")))),
                        4));
        assertThat(ALIAS.in(Receipt.fresh("desk", "ben"))).isEqualTo(Receipt.fresh("desk", "ben"));
    }
}
