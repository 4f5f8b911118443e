package dev.tandem.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What brings drafts into a room that may hold something already. */
final class IntakeTest {
    private static final Kind LIST = kind("packing-list");
    private static final Kind ORDERS = kind("orders");
    private static final Kind INVENTORY = kind("inventory");

    private static Kind kind(String name) {
        return Kinds.bundled().find(name).orElseThrow();
    }

    private static Draft draft(
            String type, String key, Map<String, Json> fields, Map<String, List<String>> references) {
        return new Draft(type, key, new Place("", 1), fields, references);
    }

    private static Map<String, Json> name(String name) {
        return Map.of("name", Json.of(name));
    }

    private static Entity there(String type, String id, Map<String, Json> fields) {
        return new Entity(new EntityKey(type, id), 2, false, fields, Map.of(), Map.of());
    }

    /** With ids {@code id1}, {@code id2} and so on. */
    private static List<Bundle> taken(Kind kind, List<Draft> drafts, Entity... existing) {
        Supplier<String> ids = Stream.iterate(1, n -> n + 1).map(n -> "id" + n).iterator()::next;
        return Intake.bundles(kind, drafts, List.of(existing), ids);
    }

    private static Operation.Create create(List<Bundle> bundles, int bundle, int operation) {
        return (Operation.Create) bundles.get(bundle).operations().get(operation);
    }

    @Test
    void references_lead_to_what_was_made_before_them() {
        List<Bundle> bundles = taken(
                LIST,
                List.of(
                        draft("category", "Clothes", name("Clothes"), Map.of()),
                        draft("item", "1", name("Hat"), Map.of("categoryId", List.of("Clothes")))));

        assertThat(bundles).hasSize(2);
        assertThat(create(bundles, 0, 0).key()).isEqualTo(new EntityKey("category", "id1"));
        assertThat(create(bundles, 1, 0).key()).isEqualTo(new EntityKey("item", "id2"));
        assertThat(create(bundles, 1, 0).fields()).containsEntry("categoryId", Json.of("id1"));
        assertThat(bundles.get(1).places()).isEqualTo(Map.of(new EntityKey("item", "id2"), new Place("", 1)));
    }

    @Test
    void what_others_refer_to_is_found_by_its_name_whatever_its_case_and_not_made_again() {
        List<Bundle> bundles = taken(
                LIST,
                List.of(
                        draft("category", "c", name(" clothes "), Map.of()),
                        draft("item", "1", name("Hat"), Map.of("categoryId", List.of("c"))),
                        draft("item", "2", name("Hat"), Map.of())),
                there("category", "old", name("Clothes")),
                there("item", "hat", name("Hat")));

        assertThat(bundles).hasSize(2);
        assertThat(create(bundles, 0, 0).fields()).containsEntry("categoryId", Json.of("old"));
        assertThat(create(bundles, 1, 0).key().type())
                .as("one of a name is not enough of what nobody refers to")
                .isEqualTo("item");
    }

    @Test
    void what_there_is_once_is_changed_and_not_made() {
        String once = LIST.titleField().orElseThrow().type();

        assertThat(taken(LIST, List.of(draft(once, "x", name("Lofoten"), Map.of()))))
                .extracting(Bundle::operations)
                .containsExactly(List.of(new Operation.Update(new EntityKey(once, once), name("Lofoten"))));
    }

    @Test
    void what_has_no_place_in_its_list_comes_behind_the_last() {
        List<Bundle> bundles = taken(
                LIST,
                List.of(draft("item", "1", name("a"), Map.of()), draft("item", "2", name("b"), Map.of())),
                there("item", "x", Map.of("position", Json.of("k"))),
                there("item", "y", Map.of("position", Json.of("c"))));

        String first = position(create(bundles, 0, 0));
        String second = position(create(bundles, 1, 0));
        assertThat(List.of("k", first, second)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_place_in_a_list_that_the_file_gives_stays() {
        List<Bundle> bundles = taken(
                LIST, List.of(draft("item", "1", Map.of("name", Json.of("a"), "position", Json.of("V")), Map.of())));

        assertThat(position(create(bundles, 0, 0))).isEqualTo("V");
    }

    private static String position(Operation.Create create) {
        return create.fields().get("position") instanceof Json.Str(String position) ? position : "";
    }

    private static List<Draft> order(String status, Map<String, Json> line) {
        return List.of(
                draft(
                        "stockLevel",
                        "s",
                        Map.of("sku", Json.of("A-1"), "name", Json.of("Rope"), "onHand", Json.of(10)),
                        Map.of()),
                draft("order", "o", Map.of("status", Json.of(status)), Map.of()),
                draft("orderLine", "l", line, Map.of("orderId", List.of("o"), "stockId", List.of("s"))));
    }

    @Test
    void an_order_and_its_lines_are_made_in_one_go() {
        List<Bundle> bundles = taken(ORDERS, order("draft", Map.of("quantity", Json.of(3))));

        assertThat(bundles).extracting(bundle -> bundle.operations().size()).containsExactly(1, 2);
        assertThat(bundles.get(1).places().values()).containsOnly(new Place("", 1));
        assertThat(create(bundles, 1, 1).fields())
                .containsEntry("orderId", Json.of("id2"))
                .containsEntry("stockId", Json.of("id1"));
    }

    @Test
    void goods_that_an_order_has_taken_already_are_on_hand_before_it() {
        assertThat(onHand(taken(ORDERS, order("shipped", Map.of("quantity", Json.of(3))))))
                .isEqualTo(Json.of(13));
        assertThat(onHand(taken(ORDERS, order("delivered", Map.of()))))
                .as("one where nobody says how many")
                .isEqualTo(Json.of(11));
        assertThat(onHand(taken(ORDERS, order("confirmed", Map.of("quantity", Json.of(3))))))
                .isEqualTo(Json.of(10));
    }

    private static Json onHand(List<Bundle> bundles) {
        return create(bundles, 0, 0).fields().getOrDefault("onHand", Json.NULL);
    }

    @Test
    void goods_that_the_room_had_are_added_to_before_they_are_taken() {
        List<Bundle> bundles = taken(
                ORDERS,
                order("shipped", Map.of("quantity", Json.of(3))),
                there("stockLevel", "old", Map.of("sku", Json.of("a-1"))));

        assertThat(bundles.getFirst())
                .isEqualTo(Bundle.of(
                        new Operation.Increment(new EntityKey("stockLevel", "old"), "onHand", BigDecimal.valueOf(3))));
        assertThat(bundles).hasSize(2);
    }

    @Test
    void a_line_without_goods_or_of_an_order_that_is_not_in_the_file_opens_nothing() {
        List<Draft> lines = List.of(
                draft("order", "o", Map.of("status", Json.of("shipped")), Map.of()),
                draft("orderLine", "l", Map.of("quantity", Json.of(3)), Map.of("orderId", List.of("o"))),
                draft("orderLine", "m", Map.of("quantity", Json.of(3)), Map.of()));

        assertThat(Intake.operations(ORDERS, lines, List.of(), () -> "x"))
                .hasSize(3)
                .allMatch(Operation.Create.class::isInstance);
    }

    private static Draft item(long onHand) {
        return draft(
                "stockItem",
                "i",
                Map.of("sku", Json.of("A-1"), "name", Json.of("Rope"), "onHand", Json.of(onHand)),
                Map.of());
    }

    private static Draft adjustment(String key, long delta) {
        return draft("adjustment", key, Map.of("delta", Json.of(delta)), Map.of("itemId", List.of("i")));
    }

    @Test
    void adjustments_are_taken_back_before_they_are_made() {
        List<Bundle> bundles = taken(INVENTORY, List.of(item(10), adjustment("a", 4), adjustment("b", -1)));

        assertThat(onHand(bundles)).isEqualTo(Json.of(7));
        assertThat(bundles).hasSize(3);
    }

    @Test
    void records_of_what_is_there_already_are_not_made_again() {
        Entity rope = there("stockItem", "old", Map.of("sku", Json.of("A-1")));

        assertThat(taken(INVENTORY, List.of(item(10), adjustment("a", 4)), rope))
                .isEmpty();
    }

    @Test
    void a_problem_says_where_what_and_about_what() {
        assertThat(new Problem(7, "bad-quantity", "three")).hasToString("line 7: bad-quantity: three");
        assertThat(new Problem(0, "no-rows", "")).hasToString("no-rows");
        assertThat(new Problem(new Place("orders.csv", 7), "no-rows", "")).hasToString("orders.csv line 7: no-rows");
        assertThat(new Place("orders.csv", 0)).hasToString("orders.csv");
        assertThat(Optional.of(Place.NOWHERE)).map(Place::toString).contains("");
    }
}
