package dev.tandem.room;

import static dev.tandem.room.Ops.array;
import static dev.tandem.room.Ops.bag;
import static dev.tandem.room.Ops.category;
import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.make;
import static dev.tandem.room.Ops.restore;
import static dev.tandem.room.Ops.set;
import static dev.tandem.room.TestRoom.aTrip;
import static dev.tandem.room.TestRoom.applied;
import static dev.tandem.room.TestRoom.assertOnlyRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Role;
import org.junit.jupiter.api.Test;

final class RoomRestoreTest {
    @Test
    void H4_a_restored_entity_has_exactly_the_given_fields_whatever_others_did_since() {
        TestRoom room = aTrip(item("tent", "notes", "green"));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "quantity", 5, "due", "2026-07-01", "stock", 3));

        Decision decision =
                late.decides(restore("item", "tent", "name", "Tent", "quantity", 2, "tags", array("b", "a")));

        assertThat(applied(decision).merged()).isEmpty();
        assertThat(room.entity("item", "tent").fields())
                .isEqualTo(fields("name", "Tent", "quantity", 2, "tags", array("a", "b")));
    }

    @Test
    void H4_a_deleted_entity_comes_back_even_where_deletes_win() {
        TestRoom room = aTrip(category("camp"));
        room.client("a").decides(delete("category", "camp"));

        room.client("b").decides(restore("category", "camp", "name", "Camp"));

        assertThat(room.entity("category", "camp").deleted()).isFalse();
        assertThat(room.entity("category", "camp").fields()).isEqualTo(fields("name", "Camp"));
    }

    @Test
    void H4_restoring_what_is_so_already_changes_nothing() {
        TestRoom room = aTrip(category("camp"));

        assertThat(applied(room.client("a").decides(restore("category", "camp", "name", "camp")))
                        .seq())
                .isEmpty();
    }

    @Test
    void H4_fields_that_the_server_owns_stay_as_they_are() {
        TestRoom room = aTrip(item("tent"));

        room.client("a").decides(restore("item", "tent", "name", "Tent", "total", 7));

        assertThat(room.entity("item", "tent").fields()).isEqualTo(fields("name", "Tent"));
    }

    @Test
    void M4_a_restored_entity_refers_to_nothing_that_is_deleted() {
        TestRoom room = aTrip(bag("sack"), bag("box"), item("tent", "bagId", "sack"));
        room.client("o").as(Role.OWNER).decides(delete("bag", "sack"));

        room.client("a")
                .decides(restore("item", "tent", "name", "tent", "bagId", "sack", "spares", array("sack", "box")));

        assertThat(room.entity("item", "tent").fields()).isEqualTo(fields("name", "tent", "spares", array("box")));
    }

    @Test
    void H4_bad_input_of_a_restore_has_a_stable_code_and_changes_nothing() {
        TestRoom room = aTrip(item("tent"));
        TestClient a = room.client("a");

        assertOnlyRefused(a.decides(restore("item", "nothing", "name", "x")), RejectCode.NOT_FOUND);
        assertOnlyRefused(a.decides(restore("rocket", "r1", "name", "x")), RejectCode.UNKNOWN_TYPE);
        assertOnlyRefused(a.decides(restore("item", "tent", "name", "x", "fuel", 1)), RejectCode.UNKNOWN_FIELD);
        assertOnlyRefused(a.decides(restore("item", "tent", "quantity", 2)), RejectCode.MISSING_FIELD);
        assertOnlyRefused(a.decides(restore("item", "tent", "name", Json.NULL)), RejectCode.MISSING_FIELD);
        assertOnlyRefused(a.decides(restore("item", "tent", "name", 7)), RejectCode.INVALID_VALUE);
        assertOnlyRefused(a.decides(restore("item", "tent", "name", "x", "seq", 7)), RejectCode.SERVER_OWNED_FIELD);
        assertOnlyRefused(
                a.decides(restore("item", "tent", "name", "x", "bagId", "nowhere")), RejectCode.MISSING_REFERENCE);
        assertOnlyRefused(a.as(Role.VIEWER).decides(restore("item", "tent", "name", "x")), RejectCode.FORBIDDEN);
        assertThat(room.entity("item", "tent").seq()).isEqualTo(2);
    }

    @Test
    void M7_what_only_the_server_writes_is_refused_and_what_is_retired_is_still_taken() {
        TestRoom room = aTrip(item("tent"));

        assertOnlyRefused(room.client("a").decides(set("item", "tent", "total", 1)), RejectCode.SERVER_OWNED_FIELD);
        assertOnlyRefused(room.client("a").decides(item("lamp", "total", 1)), RejectCode.SERVER_OWNED_FIELD);
        room.client("a").decides(set("item", "tent", "brand", "old"));

        assertThat(room.entity("item", "tent").fields()).containsEntry("brand", Json.of("old"));
    }

    @Test
    void N2_what_is_for_its_author_alone_nobody_else_changes_and_only_author_and_owner_delete() {
        TestRoom room = aTrip(make("remark", "r", fields("text", "hello")));

        assertOnlyRefused(room.client("a").decides(set("remark", "r", "text", "x")), RejectCode.FORBIDDEN);
        assertOnlyRefused(room.client("a").decides(restore("remark", "r", "text", "x")), RejectCode.FORBIDDEN);
        assertOnlyRefused(room.client("a").decides(delete("remark", "r")), RejectCode.FORBIDDEN);
        assertThat(applied(room.client("a").decides(set("remark", "r", "seen", true)))
                        .seq())
                .isPresent();
        assertThat(applied(room.client("o").as(Role.OWNER).decides(delete("remark", "r")))
                        .seq())
                .isPresent();
    }
}
