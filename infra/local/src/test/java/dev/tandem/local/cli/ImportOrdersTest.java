package dev.tandem.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders of the Northwind sample database, through the public API of a running stack and back. */
final class ImportOrdersTest {
    @TempDir
    private Path root;

    private final Commands commands = new Commands();

    @AfterEach
    void stop() {
        commands.close();
    }

    @Test
    void what_the_lines_of_a_file_come_to_is_what_the_rules_of_the_rooms_come_to() throws Exception {
        Form report = commands.imported("orders", Northwind.FOLDER, "--split", "quarter");

        assertThat(report.objects("rooms"))
                .extracting(room -> room.text("title"))
                .containsExactly("northwind 1996 Q3", "northwind 1996 Q4", "northwind 1998 Q2");
        assertThat(report.objects("rooms"))
                .extracting(room -> room.whole("orders", 0))
                .containsExactly(6L, 5L, 4L);
        assertThat(report.whole("orders", 0)).isEqualTo(Northwind.ORDERS);
        assertThat(report.whole("items", 0)).isEqualTo(Northwind.LINES);
        assertThat(report.items("rejected")).isEmpty();
        Map<String, BigDecimal> totals = new HashMap<>();
        for (Form room : report.objects("rooms")) {
            List<Entity> entities = commands.entities(room.text("room"));
            of(entities, "order").forEach(order -> totals.put(text(order, "reference"), number(order, "total")));
            assertThat(of(entities, "customer")).hasSize(Northwind.CUSTOMERS);
            assertThat(onHand(entities)).isEqualTo(Northwind.stock());
        }
        assertThat(totals).isEqualTo(Northwind.totals());
        assertThat(sum(totals)).isEqualByComparingTo(sum(Northwind.totals())).isPositive();
    }

    @Test
    void an_open_order_is_confirmed_and_reserves_what_is_there_or_stays_a_draft_and_is_named() throws Exception {
        Form report = commands.imported("orders", Northwind.FOLDER);

        List<Entity> entities = commands.entities(report.text("room"));
        List<String> drafts = of(entities, "order").stream()
                .filter(order -> text(order, "status").equals("draft"))
                .map(order -> text(order, "reference"))
                .toList();
        assertThat(drafts).isNotEmpty();
        assertThat(report.objects("warnings"))
                .extracting(note -> note.text("about"))
                .containsExactlyInAnyOrderElementsOf(
                        drafts.stream().map(order -> "order " + order).toList());
        assertThat(of(entities, "order"))
                .extracting(order -> text(order, "status"))
                .contains("confirmed", "shipped");
        assertThat(of(entities, "stockLevel"))
                .anySatisfy(stock -> assertThat(number(stock, "reserved")).isPositive());
    }

    @Test
    void what_was_exported_as_json_comes_back_with_the_same_numbers_and_sums() throws Exception {
        String room = commands.imported("orders", Northwind.FOLDER).text("room");
        Path file = Files.writeString(root.resolve("room.json"), commands.exported(room));

        String copy = commands.imported("orders", file).text("room");

        assertThat(Shape.of(commands.entities(copy), Set.of()))
                .isEqualTo(Shape.of(commands.entities(room), Set.of()))
                .hasSize(1 + Northwind.ORDERS + Northwind.LINES + Northwind.CUSTOMERS + Northwind.PRODUCTS);
    }

    @Test
    void what_was_exported_as_csv_comes_back_the_same() throws Exception {
        String csv = csv(commands.imported("orders", Northwind.FOLDER).text("room"));
        Path file = Files.writeString(root.resolve("orders.csv"), csv);

        assertThat(csv(commands.imported("orders", file).text("room")))
                .isEqualTo(csv)
                .contains("Mozzarella di Giovanni", "11077");
    }

    @Test
    void importing_again_into_the_room_adds_nothing_and_takes_nothing_from_the_stock() throws Exception {
        String room = commands.imported("orders", Northwind.FOLDER).text("room");
        List<String> before = Shape.of(commands.entities(room), Set.of());

        Form again = commands.imported("orders", Northwind.FOLDER, "--room", room);

        assertThat(again.whole("orders", 0)).isZero();
        assertThat(Shape.of(commands.entities(room), Set.of())).isEqualTo(before);
    }

    @Test
    void past_orders_that_come_to_a_room_later_leave_its_stock_as_it_is() throws Exception {
        Path first = Files.writeString(
                root.resolve("first.csv"), "order,sku,quantity,status\nA1,tea,3,draft\nA2,tea,4,confirmed\n");
        String room = commands.imported("orders", first).text("room");
        Path later = Files.writeString(
                root.resolve("later.csv"), "order,sku,quantity,unitPrice,discount,status\nA3,tea,10,2.50,10,shipped\n");

        Form report = commands.imported("orders", later, "--room", room);

        assertThat(report.whole("orders", 0)).isEqualTo(1);
        List<Entity> entities = commands.entities(room);
        assertThat(onHand(entities)).isEqualTo(Map.of("tea", 4));
        assertThat(of(entities, "order"))
                .extracting(order -> number(order, "total"))
                .contains(new BigDecimal("22.5"));
    }

    @Test
    void tables_with_a_mistake_are_refused_whole_and_no_room_is_made() throws Exception {
        try (Stream<Path> files = Files.list(Northwind.FOLDER)) {
            for (Path file : files.toList()) {
                Files.copy(file, root.resolve(file.getFileName()));
            }
        }
        Files.writeString(
                root.resolve("order_details.csv"),
                "orderID,productID,unitPrice,quantity,discount\n10248,11,14.00,12,0\n10248,42,much,10,0\n1,11,1,1,0\n");

        assertThat(commands.run("import", "orders", root.toString(), "--json")).isEqualTo(1);

        assertThat(commands.said())
                .contains("order_details.csv line 3: bad-number: much")
                .contains("order_details.csv line 4: missing-reference");
        assertThat(commands.report().objects("problems"))
                .extracting(problem -> problem.text("file"))
                .containsOnly("order_details.csv");
        assertThat(Form.of(commands.signIn("importer").get("/api/rooms")).items("rooms"))
                .isEmpty();
        Form rest = commands.imported("orders", root, "--skip-bad");
        assertThat(rest.whole("orders", 0)).isEqualTo(Northwind.ORDERS - 1);
    }

    @Test
    void what_a_room_does_not_take_is_named_and_the_rest_is_written() throws Exception {
        String room =
                commands.imported("orders", Northwind.FOLDER, "--as", "ann").text("room");
        Path file = Files.writeString(root.resolve("more.json"), """
                {"format":"tandem-room","version":1,"kind":"orders","entities":[
                  {"type":"customer","id":"c","fields":{"name":"New","code":"NEW"}},
                  {"type":"pricingRule","id":"p","fields":{"name":"Spring","kind":"percent","value":10}},
                  {"type":"order","id":"o","fields":{"reference":"N1","customerId":"c"}}]}""");

        // Bob is an editor: pricing rules are for owners.
        assertThat(commands.run("import", "orders", file.toString(), "--room", room, "--as", "bob", "--json"))
                .isEqualTo(1);

        assertThat(commands.said()).contains("line 2: forbidden: pricingRule").contains("tandem: rejected: ");
        Form report = commands.report();
        assertThat(report.whole("orders", 0)).isEqualTo(1);
        assertThat(report.objects("rejected"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.whole("line", 0)).isEqualTo(2));
    }

    private String csv(String room) throws InterruptedException {
        return commands.exported(room, "--format", "csv");
    }

    private static List<Entity> of(List<Entity> entities, String type) {
        return entities.stream()
                .filter(entity -> entity.key().type().equals(type))
                .toList();
    }

    private static Map<String, Integer> onHand(List<Entity> entities) {
        Map<String, Integer> onHand = new HashMap<>();
        of(entities, "stockLevel")
                .forEach(stock ->
                        onHand.put(text(stock, "sku"), number(stock, "onHand").intValueExact()));
        return onHand;
    }

    private static BigDecimal sum(Map<String, BigDecimal> totals) {
        return new ArrayList<>(totals.values()).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String text(Entity entity, String field) {
        return ((Json.Str) Objects.requireNonNull(entity.fields().get(field))).value();
    }

    private static BigDecimal number(Entity entity, String field) {
        return ((Json.Num) Objects.requireNonNull(entity.fields().get(field)))
                .value()
                .stripTrailingZeros();
    }
}
