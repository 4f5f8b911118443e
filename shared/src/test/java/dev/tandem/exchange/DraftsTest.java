package dev.tandem.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is left out of a file together with what is wrong in it. */
final class DraftsTest {
    private static final Kind ORDERS = Kinds.bundled().find("orders").orElseThrow();
    private static final Kind BUDGET = Kinds.bundled().find("party-budget").orElseThrow();

    private final Drafts drafts = new Drafts(ORDERS);

    private static Draft draft(long line, String type, String key, Map<String, List<String>> references) {
        return new Draft(type, key, new Place("", line), Map.of(), references);
    }

    private void addOrders() {
        drafts.add(draft(1, "orderLine", "l1", Map.of("orderId", List.of("o1"))));
        drafts.add(draft(2, "orderLine", "l2", Map.of("orderId", List.of("o1"))));
        drafts.add(draft(3, "orderLine", "l3", Map.of("orderId", List.of("o2"))));
        drafts.add(draft(4, "order", "o1", Map.of("customerId", List.of("c1"))));
        drafts.add(draft(5, "order", "o2", Map.of()));
        drafts.add(draft(6, "customer", "c1", Map.of()));
    }

    private static List<String> keys(Reading reading) {
        return reading instanceof Reading.Plan plan
                ? plan.drafts().stream().map(Draft::key).toList()
                : List.of();
    }

    private static List<String> said(Reading reading) {
        List<Problem> problems = switch (reading) {
            case Reading.Plan plan -> plan.skipped();
            case Reading.Unfit unfit -> unfit.problems();
        };
        return problems.stream().map(Problem::toString).toList();
    }

    @Test
    void what_others_need_comes_first_and_an_order_after_what_its_lines_need() {
        addOrders();
        drafts.add(draft(7, "stockLevel", "s1", Map.of()));
        drafts.replace(draft(3, "orderLine", "l3", Map.of("orderId", List.of("o2"), "stockId", List.of("s1"))));

        assertThat(keys(drafts.reading(false, true))).containsExactly("c1", "o1", "l1", "l2", "s1", "o2", "l3");
    }

    @Test
    void a_line_that_is_wrong_leaves_its_order_out_and_all_other_lines_of_it() {
        addOrders();
        drafts.wrong("l1", new Problem(1, "bad-quantity", "x"));

        assertThat(said(drafts.reading(false, true))).containsExactly("line 1: bad-quantity: x");
        Reading skipping = drafts.reading(true, true);
        assertThat(keys(skipping)).containsExactly("o2", "l3", "c1");
        assertThat(said(skipping)).containsExactly("line 1: bad-quantity: x", "line 2: left-out-with: l2");
    }

    @Test
    void what_refers_to_something_wrong_is_left_out_with_it_and_so_on() {
        addOrders();
        drafts.wrong("c1", new Problem(6, "missing-name", ""));

        Reading reading = drafts.reading(true, true);

        assertThat(keys(reading)).containsExactly("o2", "l3");
        assertThat(said(reading))
                .containsExactly(
                        "line 6: missing-name",
                        "line 4: left-out-with: o1",
                        "line 1: left-out-with: l1",
                        "line 2: left-out-with: l2");
    }

    @Test
    void where_nothing_is_left_the_file_is_unfit_even_if_bad_lines_may_be_skipped() {
        drafts.add(draft(1, "customer", "c1", Map.of()));
        drafts.wrong("c1", new Problem(1, "missing-name", ""));
        drafts.wrong(new Problem(0, "no-rows", ""));

        assertThat(drafts.reading(true, true))
                .isEqualTo(
                        new Reading.Unfit(List.of(new Problem(1, "missing-name", ""), new Problem(0, "no-rows", ""))));
    }

    @Test
    void what_is_wrong_with_no_draft_leaves_all_of_them_in() {
        drafts.add(draft(1, "customer", "c1", Map.of()));
        drafts.wrong(new Problem(2, "empty-line", ""));
        drafts.remark(new Problem(3, "server-made", "x"));

        Reading reading = drafts.reading(true, true);

        assertThat(keys(reading)).containsExactly("c1");
        assertThat(said(reading)).containsExactly("line 2: empty-line", "line 3: server-made: x");
    }

    @Test
    void references_in_a_circle_are_unfit() {
        Drafts tasks = new Drafts(BUDGET);
        tasks.add(draft(1, "task", "a", Map.of("dependsOn", List.of("b"))));
        tasks.add(draft(2, "task", "b", Map.of("dependsOn", List.of("a"))));
        tasks.add(draft(3, "task", "c", Map.of()));

        assertThat(tasks.reading(true, false))
                .isEqualTo(new Reading.Unfit(List.of(new Problem(1, "circular-reference", "a"))));
    }

    @Test
    void drafts_are_found_by_key_and_by_type() {
        addOrders();

        assertThat(drafts.find("o1")).isPresent();
        assertThat(drafts.find("o3")).isEmpty();
        assertThat(drafts.of("order").map(Draft::key)).containsExactly("o1", "o2");
    }

    @Test
    void a_draft_is_changed_in_one_field() {
        Draft draft = Draft.of("customer", "c", Map.of("name", Json.of("a"), "code", Json.of("1")));

        assertThat(draft.with("name", Json.of("b")))
                .isEqualTo(Draft.of("customer", "c", Map.of("name", Json.of("b"), "code", Json.of("1"))));
    }
}
