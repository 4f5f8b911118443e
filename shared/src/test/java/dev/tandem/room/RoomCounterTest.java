package dev.tandem.room;

import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.increment;
import static dev.tandem.room.Ops.item;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.set;
import static dev.tandem.room.TestRoom.aTrip;
import static dev.tandem.room.TestRoom.applied;
import static dev.tandem.room.TestRoom.assertOnlyRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.Outcome.Kept;
import dev.tandem.model.RejectCode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class RoomCounterTest {
    @Test
    void M5_increments_of_two_people_add_up_without_a_conflict() {
        TestRoom room = aTrip(item("tent", "stock", 5));
        TestClient late = room.client("late");
        room.client("early").decides(increment("item", "tent", "stock", 3));

        Decision decision = late.decides(increment("item", "tent", "stock", -2));

        assertThat(applied(decision).merged()).isEmpty();
        assertThat(stock(room)).isEqualTo(Json.of(6));
    }

    @Test
    void M5_no_value_counts_as_0() {
        TestRoom room = aTrip(item("tent"));

        room.client("a").decides(increment("item", "tent", "stock", 3));

        assertThat(stock(room)).isEqualTo(Json.of(3));
    }

    @Test
    void M5_an_increment_that_would_leave_the_bounds_is_refused_and_says_why() {
        TestRoom room = aTrip(item("tent", "stock", 5));

        Outcome.Rejected below = assertOnlyRefused(
                room.client("a").decides(increment("item", "tent", "stock", -6)), RejectCode.OUT_OF_BOUNDS);
        assertOnlyRefused(room.client("a").decides(increment("item", "tent", "stock", 16)), RejectCode.OUT_OF_BOUNDS);

        assertThat(below.detail()).isEqualTo(fields("value", 5, "min", 0, "max", 20));
        assertThat(below.field()).contains("stock");
        assertThat(stock(room)).isEqualTo(Json.of(5));
    }

    @Test
    void M5_increments_of_one_batch_are_decided_one_after_the_other() {
        TestRoom room = aTrip(item("tent", "stock", 5));

        Decision decision = room.client("a")
                .decidesEach(
                        increment("item", "tent", "stock", -4),
                        increment("item", "tent", "stock", -4),
                        increment("item", "tent", "stock", 1));

        assertThat(decision.receipt().outcomes())
                .hasExactlyElementsOfTypes(Outcome.Applied.class, Outcome.Rejected.class, Outcome.Applied.class);
        assertThat(stock(room)).isEqualTo(Json.of(2));
    }

    @Test
    void M5_a_plain_value_is_taken_where_nobody_else_changed_the_field() {
        TestRoom room = aTrip(item("tent", "stock", 5));

        room.client("a").decides(set("item", "tent", "stock", 9));

        assertThat(stock(room)).isEqualTo(Json.of(9));
    }

    @Test
    void M5_a_plain_value_over_what_another_changed_since_is_refused() {
        TestRoom room = aTrip(item("tent", "stock", 5));
        TestClient late = room.client("late");
        room.client("early").decides(increment("item", "tent", "stock", 1));

        Outcome.Rejected refused = assertOnlyRefused(
                late.decides(set("item", "tent", "stock", 9, "name", "Tent")), RejectCode.CHANGED_SINCE);

        assertThat(refused.field()).contains("stock");
        assertThat(room.entity("item", "tent").fields()).containsEntry("name", Json.of("tent"));
    }

    @Test
    void M5_without_the_policy_an_increment_is_a_plain_write_of_the_sum() {
        TestRoom room = aTrip(item("tent", "quantity", 2));
        TestClient late = room.client("late");
        room.client("early").decides(set("item", "tent", "quantity", 9));

        Decision decision = late.decides(increment("item", "tent", "quantity", -3));

        assertThat(applied(decision).merged())
                .containsExactly(new Outcome.Merged(key("item", "tent"), "quantity", "max", Kept.THEIRS));
        assertThat(room.entity("item", "tent").fields()).containsEntry("quantity", Json.of(9));
    }

    @Test
    void M5_decimals_add_up_as_they_are_written() {
        TestRoom room = aTrip(item("tent"));
        for (int i = 0; i < 3; i++) {
            room.client("a").decides(by("weight", "0.1"));
        }

        assertThat(room.entity("item", "tent").fields()).containsEntry("weight", new Json.Num(new BigDecimal("0.3")));
    }

    @Test
    void M5_bad_input_of_an_increment_has_a_stable_code_and_changes_nothing() {
        TestRoom room = aTrip(item("tent", "stock", 5), item("gone"));
        room.client("b").decides(delete("item", "gone"));

        assertOnlyRefused(room.client("a").decides(increment("item", "nothing", "stock", 1)), RejectCode.NOT_FOUND);
        assertOnlyRefused(room.client("a").decides(increment("rocket", "r1", "stock", 1)), RejectCode.UNKNOWN_TYPE);
        assertOnlyRefused(room.client("a").decides(increment("item", "tent", "fuel", 1)), RejectCode.UNKNOWN_FIELD);
        assertOnlyRefused(room.client("a").decides(increment("item", "tent", "name", 1)), RejectCode.INVALID_OPERATION);
        assertOnlyRefused(
                room.client("a").decides(increment("item", "tent", "total", 1)), RejectCode.SERVER_OWNED_FIELD);
        assertOnlyRefused(room.client("a").decides(by("stock", "0.5")), RejectCode.INVALID_VALUE);
        assertOnlyRefused(room.client("a").decides(by("stock", "1e999999999")), RejectCode.OUT_OF_BOUNDS);
        assertThat(stock(room)).isEqualTo(Json.of(5));
    }

    @Test
    void M3_an_increment_of_the_deleted_revives_where_updates_do() {
        TestRoom room = aTrip(item("tent", "stock", 5));
        TestClient late = room.client("late");
        room.client("early").decides(delete("item", "tent"));

        late.decides(increment("item", "tent", "stock", 2));

        assertThat(room.entity("item", "tent").deleted()).isFalse();
        assertThat(stock(room)).isEqualTo(Json.of(7));
    }

    private static Operation by(String field, String difference) {
        return new Operation.Increment(key("item", "tent"), field, new BigDecimal(difference));
    }

    private static Json stock(TestRoom room) {
        return room.entity("item", "tent").fields().getOrDefault("stock", Json.NULL);
    }
}
