package dev.tandem.local.exchange;

import static dev.tandem.local.exchange.OrderDrafts.CUSTOMER;
import static dev.tandem.local.exchange.OrderDrafts.ORDER;
import static dev.tandem.local.exchange.OrderDrafts.STOCK;

import dev.tandem.exchange.Drafts;
import dev.tandem.exchange.Place;
import dev.tandem.exchange.Problem;
import dev.tandem.exchange.Reading;
import dev.tandem.kind.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Orders as databases export them, a file a table: {@code orders.csv}, and with it, as far as they are there, {@code order_details.csv},
 * {@code customers.csv} and {@code products.csv}. These are the tables and columns of the Northwind sample database.
 */
final class OrderTables {
    /** What a room takes; see the rule {@code order-lines}. */
    static final int MOST_LINES = 60;

    private final Drafts drafts;
    private final OrderDrafts orders;
    private final Map<String, Sheet> sheets;

    private OrderTables(Kind kind, Map<String, Sheet> sheets) {
        this.drafts = new Drafts(kind);
        this.orders = new OrderDrafts(drafts);
        this.sheets = sheets;
    }

    static Reading read(Kind kind, Map<String, Sheet> sheets, boolean skipBad) {
        return new OrderTables(kind, sheets).read(skipBad);
    }

    private Reading read(boolean skipBad) {
        if (table("orders").isEmpty()) {
            return new Reading.Unfit(List.of(new Problem(new Place("orders.csv", 0), "missing-file", "")));
        }
        each("customers", OrderDrafts.CUSTOMER_CODE, (table, line) -> customer(line));
        each("products", OrderDrafts.SKU, (table, line) -> product(line));
        each("orders", OrderDrafts.REFERENCE, (table, line) -> order(line));
        each("orderdetails", OrderDrafts.REFERENCE, (table, line) -> line(line));
        if (drafts.of(ORDER).findFirst().isEmpty()) {
            drafts.wrong(new Problem(new Place("orders.csv", 0), "no-items", ""));
            return drafts.reading(false, true);
        }
        orders.checkNumberOfLines(MOST_LINES);
        if (table("orders").filter(table -> table.has("status")).isEmpty()) {
            orders.confirm(order -> !order.fields().containsKey("shippedOn"));
        }
        return drafts.reading(skipBad, true);
    }

    private void each(String name, String[] needed, BiConsumer<Table, Table.Line> read) {
        table(name).ifPresent(table -> {
            table.problems().forEach(drafts::wrong);
            if (table.has(needed)) {
                table.lines().forEach(line -> read.accept(table, line));
            } else {
                drafts.wrong(new Problem(table.header(), "missing-column", needed[needed.length - 1]));
            }
        });
    }

    private Optional<Table> table(String name) {
        return sheets.entrySet().stream()
                .filter(file -> file.getKey()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[_ -]", "")
                        .equals(name + ".csv"))
                .findFirst()
                .map(file -> Table.of(file.getKey(), file.getValue()));
    }

    private void customer(Table.Line line) {
        String code = line.cell(OrderDrafts.CUSTOMER_CODE).orElse("");
        new RowFields(drafts.type(CUSTOMER), line)
                .take("code", OrderDrafts.CUSTOMER_CODE)
                .put("name", line.cell("companyname", "customer", "name").or(() -> Optional.of(code)))
                .take("contact", "contactname", "contact")
                .take("email", "email")
                .take("phone", "phone")
                .take("address", "address")
                .take("city", "city")
                .take("country", "country")
                .notes("notes", "notes")
                .into(drafts, OrderDrafts.key(CUSTOMER, code), Map.of());
    }

    private void product(Table.Line line) {
        String sku = line.cell(OrderDrafts.SKU).orElse("");
        new RowFields(drafts.type(STOCK), line)
                .take("sku", OrderDrafts.SKU)
                .take("name", "productname", "product", "name")
                .take("onHand", "unitsinstock", "onhand", "stock")
                .take("reorderPoint", "reorderlevel", "reorderpoint")
                .take("unitPrice", OrderDrafts.UNIT_PRICE)
                .take("discontinued", "discontinued")
                .into(drafts, OrderDrafts.key(STOCK, sku), Map.of());
    }

    private void order(Table.Line line) {
        Optional<String> reference = line.cell(OrderDrafts.REFERENCE);
        if (reference.isEmpty()) {
            drafts.wrong(new Problem(line.place(), "missing-cell", "order"));
            return;
        }
        Optional<String> customer = line.cell(OrderDrafts.CUSTOMER_CODE).map(code -> OrderDrafts.key(CUSTOMER, code));
        if (table("customers").isEmpty()) {
            customer.filter(key -> drafts.find(key).isEmpty()).ifPresent(key -> customer(line));
        }
        orders.order(line, OrderDrafts.key(ORDER, reference.get()), customer);
    }

    private void line(Table.Line line) {
        String order = line.cell(OrderDrafts.REFERENCE).orElse("");
        Optional<String> stock =
                table("products").flatMap(has -> line.cell(OrderDrafts.SKU)).map(sku -> OrderDrafts.key(STOCK, sku));
        orders.line(line, OrderDrafts.key(ORDER, order), stock, true);
    }
}
