package dev.tandem.local.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.exchange.Draft;
import dev.tandem.exchange.Problem;
import dev.tandem.exchange.Reading;
import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of orders, goods and parties. */
final class TablesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inventory|name,onHand\\nTea,1|line 1: missing-column: sku",
                "inventory|sku,name,onHand\\nT,Tea,lots|line 2: bad-number: lots",
                "inventory|sku,name,onHand\\nT,Tea,1.5|line 2: wrong-type: onHand",
                "inventory|sku,name\\nT,Tea\\nt,Tee|line 3: duplicate-id: stockItem t",
                "inventory|sku,name\\nT,|line 2: missing-cell: name",
                "inventory|sku,name\\n|no-items",
                "orders|sku,quantity\\nT,1|line 1: missing-column: order",
                "orders|order,quantity\\n,1|line 2: missing-cell: order",
                "orders|order,sku,quantity\\nA,T,none|line 2: bad-number: none",
                "orders|order,sku,discount\\nA,T,101|line 2: out-of-range: discount",
                "orders|order,status\\nA,lost|line 2: unknown-choice: status",
                "orders|order,date\\nA,3 May|line 2: not-a-day: orderedOn",
                "party-budget|title\\nTask|line 1: missing-column: kind",
                "party-budget|kind,title\\nrocket,One|line 2: unknown-type: rocket",
                "party-budget|kind,title\\ntask,|line 2: missing-cell: title",
                "party-budget|kind,title,dependsOn\\ntask,A,B|line 2: missing-reference: task a dependsOn",
                "party-budget|kind,title,dependsOn\\ntask,A,B\\ntask,B,A|line 2: circular-reference: task a",
                "party-budget|kind,title,budget\\nbudget,X,\\nbudget,Y,\\ntask,A,X; Y|line 4: too-many: budgetId",
                "party-budget|kind,title,time\\ndish,Soup,noon|line 2: bad-time: noon",
                "party-budget|kind,title,available\\ningredient,Salt,perhaps|line 2: bad-boolean: perhaps"
            })
    void what_cannot_be_taken_is_named_with_its_line(String kind, String file, String problem) {
        Reading reading = read(kind, file.replace("\\n", "\n"), false);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Unfit.class,
                        unfit -> assertThat(unfit.problems())
                                .extracting(Problem::toString)
                                .contains(problem));
    }

    @Test
    void what_belongs_to_a_bad_line_is_left_out_with_it_where_that_is_asked_for() {
        Reading.Plan plan = plan("orders", "order,sku,quantity\nA,T,1\nA,U,none\nB,T,2\n", true);

        assertThat(plan.drafts()).extracting(Draft::key).contains("order b").doesNotContain("order a");
        assertThat(plan.drafts())
                .filteredOn(draft -> draft.type().equals("orderLine"))
                .hasSize(1);
        assertThat(plan.skipped())
                .extracting(Problem::toString)
                .contains("line 3: bad-number: none", "line 2: left-out-with: orderLine  2");
    }

    @Test
    void an_order_with_more_lines_than_a_room_takes_is_refused() {
        String file = "order,sku\n" + "A,T\n".repeat(OrderTables.MOST_LINES);
        assertThat(plan("orders", file, false).drafts()).hasSize(OrderTables.MOST_LINES + 2);

        assertThat(read("orders", file + "A,T\n", false))
                .isInstanceOfSatisfying(
                        Reading.Unfit.class,
                        unfit -> assertThat(unfit.problems())
                                .extracting(Problem::toString)
                                .containsExactly("line 2: too-many-lines: at most 60"));
    }

    @Test
    void tables_without_their_orders_are_refused() {
        assertThat(ImportFile.readAll(kind("orders"), Map.of("customers.csv", bytes("customerID\nX")), false))
                .isInstanceOfSatisfying(
                        Reading.Unfit.class,
                        unfit -> assertThat(unfit.problems())
                                .extracting(Problem::toString)
                                .containsExactly("orders.csv: missing-file"));
    }

    @Test
    void customers_that_no_table_tells_go_by_their_code_and_null_is_nothing() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("orders.csv", bytes("""
                        orderID,customerID,orderDate,shippedDate,shipName,shipRegion,shipCity,shipVia
                        1,VINET,1996-07-04 00:00:00.000,NULL,Vins,NULL,Reims,3
                        """));

        Reading reading = ImportFile.readAll(kind("orders"), files, false);

        assertThat(reading).isInstanceOf(Reading.Plan.class);
        Draft order = draft((Reading.Plan) reading, "order 1");
        assertThat(order.fields())
                .containsEntry("orderedOn", Json.of("1996-07-04"))
                .containsEntry("shipTo", Json.of("Vins, Reims"))
                .containsEntry("notes", Json.of("shipVia: 3"))
                .doesNotContainKey("shippedOn");
        assertThat(order.references()).containsEntry("customerId", List.of("customer vinet"));
        assertThat(draft((Reading.Plan) reading, "customer vinet").fields()).containsEntry("name", Json.of("VINET"));
    }

    @Test
    void more_orders_than_a_room_should_have_are_divided_by_quarters_and_those_into_parts() {
        StringBuilder file = new StringBuilder("order,date,sku\n");
        IntStream.range(0, 600)
                .forEach(i -> file.append("%d,2026-%02d-01,T%n".formatted(i, i < 20 ? 12 : i < 60 ? 1 : 4)));
        Reading.Plan plan = plan("orders", file + "600,,T\n", false);

        assertThat(Periods.areNeeded(plan.drafts())).isTrue();
        List<Periods.Part> parts = Periods.QUARTER.parts(plan.drafts());

        assertThat(parts)
                .extracting(Periods.Part::label)
                .containsExactly(
                        "2026 Q1",
                        "2026 Q2, part 1",
                        "2026 Q2, part 2",
                        "2026 Q2, part 3",
                        "2026 Q4",
                        "without a date");
        assertThat(parts)
                .extracting(part -> part.drafts().stream()
                        .filter(draft -> draft.type().equals("order"))
                        .count())
                .containsExactly(40L, 250L, 250L, 40L, 20L, 1L);
        assertThat(parts)
                .allSatisfy(part -> assertThat(part.drafts())
                        .filteredOn(draft -> draft.type().equals("stockLevel"))
                        .hasSize(1));
        assertThat(parts.stream()
                        .flatMap(part -> part.drafts().stream())
                        .filter(draft -> draft.type().equals("orderLine"))
                        .map(Draft::key)
                        .distinct())
                .hasSize(601);
    }

    @Test
    void a_room_file_is_never_divided() {
        Reading.Plan plan = plan(
                "orders",
                "{\"kind\":\"orders\",\"entities\":[{\"type\":\"order\",\"id\":\"o\",\"fields\":{}}]}",
                false);

        assertThat(plan.divisible()).isFalse();
    }

    @Test
    void what_only_the_server_writes_is_not_taken_and_what_only_it_makes_is_named() {
        Reading.Plan plan = plan("inventory", """
                {"kind":"inventory","entities":[
                  {"type":"conflict","id":"k","fields":{"onType":"stockItem","onId":"i","field":"location"}},
                  {"type":"adjustment","id":"a","fields":{"itemId":"i","delta":3,"author":"ann","madeAt":5}},
                  {"type":"adjustment","id":"b","fields":{"itemId":"gone","delta":3}},
                  {"type":"stockItem","id":"i","fields":{"sku":"T","name":"Tea","onHand":4,"reserved":2}}]}""", false);

        assertThat(plan.drafts()).extracting(Draft::key).containsExactly("stockItem i", "adjustment a");
        assertThat(draft(plan, "adjustment a").fields()).containsOnlyKeys("delta");
        assertThat(draft(plan, "stockItem i").fields()).doesNotContainKey("reserved");
        assertThat(plan.skipped())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder("line 1: server-made: conflict k", "line 3: about-nothing: adjustment b");
    }

    @Test
    void whatever_the_bytes_are_the_answer_is_a_plan_or_problems() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        String[] words = {
            "order",
            "sku",
            "kind",
            "title",
            "name",
            "task",
            "dependsOn",
            ",",
            ",",
            "\n",
            "\n",
            ";",
            "1",
            "\"",
            "ก",
            "NULL"
        };
        int plans = 0;
        for (int round = 0; round < 6_000; round++) {
            StringBuilder file = new StringBuilder(List.of("order,sku\n", "sku,name\n", "kind,title,dependsOn\n")
                    .get(round % 3));
            for (int i = random.nextInt(20); i > 0; i--) {
                file.append(words[random.nextInt(words.length)]);
            }
            String kind = List.of("orders", "inventory", "party-budget").get(round % 3);
            Reading reading = read(kind, file.toString(), random.nextBoolean());
            assertThat(reading).as("seed %d, round %d: %s", seed, round, file).isNotNull();
            plans += reading instanceof Reading.Plan ? 1 : 0;
        }
        assertThat(plans).as("seed %d", seed).isBetween(100, 5_900);
    }

    private static Reading read(String kind, String file, boolean skipBad) {
        return ImportFile.read(kind(kind), bytes(file), skipBad);
    }

    private static Reading.Plan plan(String kind, String file, boolean skipBad) {
        Reading reading = read(kind, file, skipBad);
        assertThat(reading).isInstanceOf(Reading.Plan.class);
        return (Reading.Plan) reading;
    }

    private static Draft draft(Reading.Plan plan, String key) {
        return plan.drafts().stream()
                .filter(draft -> draft.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Kind kind(String name) {
        return Kinds.bundled().find(name).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
