package dev.tandem.room;

import static dev.tandem.room.Ops.delete;
import static dev.tandem.room.Ops.fields;
import static dev.tandem.room.Ops.key;
import static dev.tandem.room.Ops.make;
import static dev.tandem.room.Ops.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Batch;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.Event;
import dev.tandem.model.Lock;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of several kinds at work together in one commit, and taken back with it. */
final class RulesOfKindsTest {
    private static TestRoom room(String kind, Operation... with) {
        return TestRoom.of(Kinds.bundled().find(kind).orElseThrow(), with);
    }

    private static Operation create(String type, String id, Object... fields) {
        return make(type, id, fields(fields));
    }

    private static Json ids(String... ids) {
        return Json.array(List.of(ids).stream().map(Json::of).toList());
    }

    private static String held(TestRoom room, String type, String id, String field) {
        Entity entity = room.entity(type, id);
        return JsonWriter.write(entity.fields().getOrDefault(field, Json.NULL)).replace("\"", "");
    }

    private static Operation undoLast(TestRoom room) {
        return new Operation.Undo(room.head().seq(), false, List.of());
    }

    private static List<String> events(Decision decision) {
        return decision.commit().map(Commit::events).orElse(List.of()).stream()
                .map(Event::name)
                .toList();
    }

    private static TestRoom party() {
        return room(
                "party-budget",
                create("budget", "summer", "title", "Summer"),
                create("schedule", "soup", "dish", "Soup"),
                create("ingredient", "rice1", "scheduleId", "soup", "productId", "rice", "name", "Rice", "quantity", 2),
                create("ingredient", "salt1", "scheduleId", "soup", "productId", "salt", "name", "Salt", "quantity", 1),
                create("shoppingItem", "rice", "productId", "rice", "productName", "Rice", "budgetIds", ids("summer")),
                create("task", "menu", "title", "Menu"),
                create("task", "cook", "title", "Cook", "dependsOn", ids("menu")));
    }

    @Test
    void what_a_party_begins_with_is_settled_in_the_commit_that_makes_it() {
        TestRoom party = party();

        assertThat(held(party, "task", "cook", "status")).isEqualTo("blocked");
        assertThat(held(party, "shoppingItem", "rice", "requiredQuantity")).isEqualTo("2");
        assertThat(party.head().seq()).isEqualTo(2);
    }

    @Test
    void S1_what_rules_do_is_in_the_same_commit_under_their_names() {
        TestRoom party = party();

        Decision decision = party.client("ann").decides(set("task", "menu", "status", "done"));

        assertThat(decision.commit().orElseThrow().changes())
                .extracting(Change::key, Change::rule)
                .containsExactlyInAnyOrder(
                        tuple(key("task", "menu"), Optional.empty()),
                        tuple(key("task", "cook"), Optional.of("task-dependencies")));
        assertThat(events(decision)).containsExactlyInAnyOrder("task-status-changed", "task-enabled");
    }

    @Test
    void H1_what_a_rule_did_is_taken_back_with_what_set_it_off() {
        TestRoom party = party();
        party.client("ann").decides(set("task", "menu", "status", "done"));

        party.client("ann").decides(undoLast(party));

        assertThat(held(party, "task", "menu", "status")).isEqualTo("todo");
        assertThat(held(party, "task", "cook", "status")).isEqualTo("blocked");
    }

    @Test
    void a_task_that_is_deleted_frees_those_that_wait_for_it() {
        TestRoom party = party();

        Decision decision = party.client("ann").decides(delete("task", "menu"));

        assertThat(held(party, "task", "cook", "status")).isEqualTo("todo");
        assertThat(held(party, "task", "cook", "dependsOn")).isEqualTo("[]");
        assertThat(events(decision)).contains("task-enabled");
    }

    @Test
    void a_purchase_completes_a_budget_and_its_undo_takes_everything_back() {
        TestRoom party = party();

        Decision bought = party.client("ann").decides(set("shoppingItem", "rice", "isPurchased", true));
        assertThat(events(bought)).containsExactlyInAnyOrder("shopping-item-purchased", "budget-complete");
        assertThat(held(party, "ingredient", "rice1", "available")).isEqualTo("true");
        assertThat(held(party, "ingredient", "salt1", "available")).isEqualTo("false");
        assertThat(held(party, "shoppingItem", "rice", "purchasedBy")).isEqualTo("user-ann");

        party.client("ann").decides(undoLast(party));
        assertThat(held(party, "ingredient", "rice1", "available")).isEqualTo("false");
        assertThat(held(party, "shoppingItem", "rice", "purchasedBy")).isEqualTo("null");
        assertThat(held(party, "shoppingItem", "rice", "purchasedQuantity")).isEqualTo("null");
    }

    @Test
    void a_dish_takes_its_ingredients_along_and_brings_them_back() {
        TestRoom party = party();

        party.client("ann").decides(delete("schedule", "soup"));
        assertThat(party.entity("ingredient", "rice1").deleted()).isTrue();
        assertThat(held(party, "shoppingItem", "rice", "requiredQuantity")).isEqualTo("0");

        party.client("ann").decides(undoLast(party));
        assertThat(party.entity("ingredient", "rice1").deleted()).isFalse();
        assertThat(held(party, "ingredient", "rice1", "scheduleId")).isEqualTo("soup");
        assertThat(held(party, "shoppingItem", "rice", "requiredQuantity")).isEqualTo("2");
    }

    private static TestRoom desk() {
        TestRoom desk = room(
                "orders",
                create("stockLevel", "tea", "sku", "T", "name", "Tea", "onHand", 5, "unitPrice", 3),
                create("order", "o1"),
                create("orderLine", "l1", "orderId", "o1", "stockId", "tea", "quantity", 2),
                create("orderLine", "l2", "orderId", "o1", "stockId", "tea", "quantity", 1, "discount", 50));
        desk.locked(new Lock(key("order", "o1"), "user-ann", "Ann", "ann", 4, true, 9_000));
        return desk;
    }

    /** Ann holds the lock of the order. */
    private static Decision ann(TestRoom desk, Operation... operations) {
        long n = desk.receipt("ann").last() + 1;
        Mutation mutation = new Mutation(n, desk.head().seq(), List.of(operations), Map.of(key("order", "o1"), 4L));
        return desk.send(new Batch("user-ann", "ann", List.of(mutation)), Role.EDITOR);
    }

    @Test
    void an_order_made_whole_is_numbered_and_summed() {
        TestRoom desk = desk();

        assertThat(held(desk, "order", "o1", "number")).isEqualTo("1001");
        assertThat(held(desk, "order", "o1", "total")).isEqualTo("7.5");
        assertThat(held(desk, "order", "o1", "lineCount")).isEqualTo("2");
    }

    @Test
    void H1_the_undo_of_a_line_and_of_an_order_keeps_the_sums() {
        TestRoom desk = desk();

        ann(desk, set("orderLine", "l1", "quantity", 4));
        assertThat(held(desk, "order", "o1", "total")).isEqualTo("13.5");
        ann(desk, undoLast(desk));
        assertThat(held(desk, "order", "o1", "total")).isEqualTo("7.5");
        ann(desk, delete("orderLine", "l2"));
        assertThat(held(desk, "order", "o1", "total")).isEqualTo("6");
        ann(desk, undoLast(desk));
        assertThat(held(desk, "order", "o1", "total")).isEqualTo("7.5");

        ann(desk, delete("order", "o1"));
        assertThat(desk.entity("orderLine", "l1").deleted()).isTrue();
        ann(desk, undoLast(desk));
        assertThat(desk.entity("orderLine", "l1").deleted()).isFalse();
        assertThat(held(desk, "order", "o1", "total")).isEqualTo("7.5");
        assertThat(held(desk, "order", "o1", "lineCount")).isEqualTo("2");
        assertThat(held(desk, "order", "o1", "demand")).isEqualTo("{tea:3}");
    }

    @Test
    void an_order_takes_its_goods_on_their_way_and_gives_them_back() {
        TestRoom desk = desk();

        ann(desk, set("order", "o1", "status", "confirmed"));
        assertThat(held(desk, "stockLevel", "tea", "reserved")).isEqualTo("3");
        ann(desk, set("orderLine", "l1", "quantity", 4));
        assertThat(held(desk, "stockLevel", "tea", "reserved")).isEqualTo("5");
        ann(desk, set("order", "o1", "status", "shipped"));
        assertThat(held(desk, "stockLevel", "tea", "reserved")).isEqualTo("0");
        assertThat(held(desk, "stockLevel", "tea", "onHand")).isEqualTo("0");
        ann(desk, undoLast(desk));
        ann(desk, set("order", "o1", "status", "cancelled"));
        assertThat(held(desk, "stockLevel", "tea", "reserved")).isEqualTo("0");
        assertThat(held(desk, "stockLevel", "tea", "onHand")).isEqualTo("5");
    }

    @Test
    void U7_what_is_not_there_is_not_promised() {
        TestRoom desk = desk();
        ann(desk, set("orderLine", "l1", "quantity", 9));

        Decision decision = ann(desk, set("order", "o1", "status", "confirmed"));

        Outcome.Rejected rejected = TestRoom.assertOnlyRefused(decision, RejectCode.INSUFFICIENT_STOCK);
        assertThat(rejected.key()).hasValue(key("stockLevel", "tea"));
        assertThat(rejected.detail()).containsEntry("available", Json.of(5)).containsEntry("wanted", Json.of(10));
    }

    @Test
    void L3_a_line_needs_the_lock_of_its_order_and_a_new_order_none() {
        TestRoom desk = desk();

        TestRoom.assertOnlyRefused(
                desk.client("ben").decides(set("orderLine", "l1", "quantity", 4)), RejectCode.LOCK_REQUIRED);
        TestRoom.applied(desk.client("cem")
                .decides(create("order", "o2"), create("orderLine", "l3", "orderId", "o2", "unitPrice", 1)));
        TestRoom.applied(desk.client("dan").decides(set("order", "o1", "notes", "call first")));
    }

    @Test
    void M7_what_rules_write_nobody_writes_by_hand() {
        TestRoom desk = desk();

        TestRoom.assertOnlyRefused(ann(desk, set("order", "o1", "total", 0)), RejectCode.SERVER_OWNED_FIELD);
        TestRoom.assertOnlyRefused(
                desk.client("ben").decides(set("stockLevel", "tea", "reserved", 0)), RejectCode.SERVER_OWNED_FIELD);
    }

    @Test
    void goods_in_orders_and_a_warehouse_that_promised_are_not_deleted() {
        TestRoom desk = desk();
        TestRoom.assertOnlyRefused(
                desk.client("olga").as(Role.OWNER).decides(delete("stockLevel", "tea")), RejectCode.FORBIDDEN);

        TestRoom stock = room(
                "inventory",
                create("stockItem", "nut", "sku", "N", "name", "Nut", "onHand", 5),
                create("reservation", "r", "itemId", "nut", "quantity", 2));
        TestRoom.assertOnlyRefused(stock.client("ann").decides(delete("stockItem", "nut")), RejectCode.FORBIDDEN);
    }

    @Test
    void H1_a_count_taken_back_leaves_both_records() {
        TestRoom stock = room("inventory", create("stockItem", "nut", "sku", "N", "name", "Nut", "onHand", 5));
        Operation taken = new Operation.Increment(key("stockItem", "nut"), "onHand", BigDecimal.valueOf(-3));

        stock.client("ann").decides(taken);
        stock.client("ann").decides(undoLast(stock));

        assertThat(held(stock, "stockItem", "nut", "onHand")).isEqualTo("5");
        assertThat(stock.entities().values())
                .filteredOn(entity -> entity.key().type().equals("adjustment"))
                .extracting(entity -> entity.fields().get("delta"))
                .containsExactlyInAnyOrder(Json.of(-3), Json.of(3));
    }

    @Test
    void each_change_of_a_batch_has_a_record_of_its_own() {
        TestRoom stock = room("inventory", create("stockItem", "nut", "sku", "N", "name", "Nut", "onHand", 5));
        Operation taken = new Operation.Increment(key("stockItem", "nut"), "onHand", BigDecimal.valueOf(-2));

        Decision decision = stock.client("ann").decidesEach(taken, taken, taken);

        assertThat(decision.receipt().outcomes().getLast()).isInstanceOf(Outcome.Rejected.class);
        assertThat(held(stock, "stockItem", "nut", "onHand")).isEqualTo("1");
        assertThat(stock.entities().keySet().stream().filter(each -> each.type().equals("adjustment")))
                .hasSize(2);
    }
}
