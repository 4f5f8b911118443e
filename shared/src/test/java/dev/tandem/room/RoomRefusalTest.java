package dev.tandem.room;

import static dev.tandem.room.Ops.bag;
import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.make;
import static dev.tandem.room.Ops.move;
import static dev.tandem.room.Ops.set;
import static dev.tandem.room.TestRoom.aTrip;
import static dev.tandem.room.TestRoom.applied;
import static dev.tandem.room.TestRoom.assertOnlyRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Batch;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code of U7: the receipt advances, and nothing else happens. */
final class RoomRefusalTest {
    record Case(RejectCode code, Optional<Operation> operation) {
        Case(RejectCode code, Operation operation) {
            this(code, Optional.of(operation));
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(RejectCode.UNSUPPORTED_OPERATION, new Operation.Unsupported("teleport")),
                new Case(RejectCode.UNSUPPORTED_OPERATION, move("list", "list", "a1")),
                new Case(RejectCode.INVALID_OPERATION, Optional.empty()),
                new Case(RejectCode.INVALID_OPERATION, new Operation.Malformed("/ops/0/id")),
                new Case(RejectCode.INVALID_OPERATION, item("not an id")),
                new Case(RejectCode.INVALID_OPERATION, move("item", "tent", "a1", "place", "a2")),
                new Case(RejectCode.UNKNOWN_TYPE, make("rocket", "r1", Map.of())),
                new Case(RejectCode.UNKNOWN_TYPE, delete("", "r1")),
                new Case(RejectCode.UNKNOWN_FIELD, set("item", "tent", "colour", "green")),
                new Case(RejectCode.UNKNOWN_FIELD, item("lamp", "__proto__", "x")),
                new Case(RejectCode.MISSING_FIELD, make("item", "lamp", Map.of())),
                new Case(RejectCode.MISSING_FIELD, item("lamp", "name", Json.NULL)),
                new Case(RejectCode.MISSING_FIELD, set("item", "tent", "name", Json.NULL)),
                new Case(RejectCode.INVALID_VALUE, set("item", "tent", "name", " ")),
                new Case(RejectCode.INVALID_VALUE, set("item", "tent", "name", "a".repeat(101))),
                new Case(RejectCode.INVALID_VALUE, set("item", "tent", "name", "two\nlines")),
                new Case(RejectCode.INVALID_VALUE, set("item", "tent", "name", 7)),
                new Case(RejectCode.INVALID_VALUE, set("item", "tent", "quantity", 0)),
                new Case(RejectCode.INVALID_VALUE, set("item", "tent", "quantity", 1_000)),
                new Case(RejectCode.INVALID_VALUE, set("item", "tent", "quantity", "1")),
                new Case(RejectCode.INVALID_VALUE, set("item", "tent", "status", "lost")),
                new Case(RejectCode.INVALID_VALUE, set("item", "tent", "due", "2026-02-30")),
                new Case(RejectCode.INVALID_VALUE, set("item", "tent", "categoryId", "no id")),
                new Case(RejectCode.INVALID_VALUE, set("item", "tent", "packed", new Json.Arr(List.of()))),
                new Case(RejectCode.INVALID_VALUE, move("item", "tent", "a-b")),
                new Case(RejectCode.MISSING_REFERENCE, set("item", "tent", "categoryId", "nowhere")),
                new Case(RejectCode.MISSING_REFERENCE, item("lamp", "bagId", "nowhere")),
                new Case(RejectCode.NOT_FOUND, set("item", "nothing", "name", "x")),
                new Case(RejectCode.NOT_FOUND, delete("item", "nothing")),
                new Case(RejectCode.NOT_FOUND, move("item", "nothing", "a1")),
                new Case(RejectCode.NOT_FOUND, set("list", "other", "name", "x")),
                new Case(RejectCode.ALREADY_EXISTS, item("tent")),
                new Case(RejectCode.FORBIDDEN, delete("bag", "rucksack")),
                new Case(RejectCode.SINGLETON, make("list", "second", fields("name", "x"))),
                new Case(RejectCode.SINGLETON, delete("list", "list")),
                new Case(RejectCode.SERVER_OWNED_FIELD, set("item", "tent", "seq", 7)),
                new Case(RejectCode.SERVER_OWNED_FIELD, item("lamp", "deleted", false)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void U7_a_refused_mutation_advances_the_receipt_and_nothing_else(Case it) {
        TestRoom room = aTrip(item("tent"), bag("rucksack"));
        Head head = room.head();
        Map<EntityKey, Entity> entities = room.entities();

        Decision decision = room.client("a").decides(it.operation().stream().toArray(Operation[]::new));

        assertOnlyRefused(decision, it.code());
        assertThat(decision.receipt().last()).isEqualTo(1);
        assertThat(room.head()).isEqualTo(head);
        assertThat(room.entities()).isEqualTo(entities);
    }

    static Stream<String> serverOwned() {
        return Stream.of("seq", "at", "by", "user", "role", "digest", "outcomes", "fseq", "stamps", "deleted");
    }

    @ParameterizedTest
    @MethodSource("serverOwned")
    void F3_a_field_that_only_the_server_writes_is_refused_in_every_operation(String field) {
        TestRoom room = aTrip(item("tent"));
        for (Operation operation : List.of(
                item("lamp", field, "x"), set("item", "tent", field, "x"), move("item", "tent", "a1", field, "x"))) {
            assertOnlyRefused(room.client("a").decides(operation), RejectCode.SERVER_OWNED_FIELD);
        }
    }

    @Test
    void U7_a_base_that_the_room_has_not_reached_is_refused() {
        TestRoom room = aTrip(item("tent"));

        Decision ahead = room.client("a").seeing(3).decides(set("item", "tent", "name", "x"));
        Decision below = room.client("a").seeing(-1).decides(set("item", "tent", "name", "x"));

        assertThat(assertOnlyRefused(ahead, RejectCode.BAD_BASE).detail()).containsEntry("head", Json.of(2));
        assertOnlyRefused(below, RejectCode.BAD_BASE);
    }

    @Test
    void U7_a_viewer_is_forbidden_every_operation() {
        TestRoom room = aTrip(item("tent"));
        for (Operation operation : List.of(
                item("lamp"), set("item", "tent", "name", "x"), delete("item", "tent"), move("item", "tent", "a1"))) {
            Decision decision = room.client("a").as(Role.VIEWER).decides(operation);
            assertOnlyRefused(decision, RejectCode.FORBIDDEN);
            assertThat(decision.read()).isEmpty();
        }
    }

    @Test
    void U7_a_removed_member_is_forbidden_even_what_the_role_allows() {
        TestRoom room = aTrip(item("tent"));
        Batch batch = room.client("a").batch(List.of(List.of(set("item", "tent", "name", "x"))));
        RoomState loaded = room.load(batch, Role.OWNER);
        Member removed = new Member("user-a", "Ann", Role.OWNER, false, 2);

        Decision decision = Room.decide(
                new RoomState(loaded.kind(), loaded.head(), removed, loaded.receipt(), loaded.entities()), batch, 1);

        assertOnlyRefused(decision, RejectCode.FORBIDDEN);
    }

    @Test
    void U7_the_roles_of_a_type_are_asked_for_each_operation() {
        TestRoom room = aTrip(bag("rucksack"));

        assertOnlyRefused(room.client("a").decides(delete("bag", "rucksack")), RejectCode.FORBIDDEN);
        assertThat(applied(room.client("b").as(Role.OWNER).decides(delete("bag", "rucksack")))
                        .seq())
                .contains(3L);
    }

    @Test
    void U7_a_refusal_names_the_place_but_never_repeats_what_is_no_identifier() {
        TestRoom room = aTrip(item("tent"));

        Outcome.Rejected known = assertOnlyRefused(
                room.client("a").decides(set("item", "tent", "quantity", 0)), RejectCode.INVALID_VALUE);
        Outcome.Rejected hostile = assertOnlyRefused(
                room.client("a").decides(set("item", "tent", "<script>", "x")), RejectCode.UNKNOWN_FIELD);
        Outcome.Rejected unsupported = assertOnlyRefused(
                room.client("a").decides(new Operation.Unsupported("grow\u0000\n" + "x".repeat(10_000))),
                RejectCode.UNSUPPORTED_OPERATION);

        assertThat(known.key()).contains(key("item", "tent"));
        assertThat(known.field()).contains("quantity");
        assertThat(known.detail()).containsEntry("problem", Json.of("out-of-range"));
        assertThat(hostile.field()).isEmpty();
        assertThat(unsupported.detail()).containsEntry("op", Json.of("grow" + "x".repeat(28)));
    }
}
