package dev.tandem.local.exchange;

import static dev.tandem.local.exchange.OrderDrafts.CUSTOMER;
import static dev.tandem.local.exchange.OrderDrafts.ORDER;
import static dev.tandem.local.exchange.OrderDrafts.STOCK;

import dev.tandem.exchange.Drafts;
import dev.tandem.exchange.Problem;
import dev.tandem.exchange.Reading;
import dev.tandem.kind.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Orders in one table: a line for each line of an order; the first one of an order says what the order is. */
final class OrdersSheet {
    /** What the export writes beside what a person would: it is not taken. */
    private static final List<String> DERIVED = List.of("number", "amount");

    private final Drafts drafts;
    private final OrderDrafts orders;

    private OrdersSheet(Drafts drafts) {
        this.drafts = drafts;
        this.orders = new OrderDrafts(drafts);
    }

    static Reading read(Kind kind, Table table, boolean skipBad) {
        if (!table.has(OrderDrafts.REFERENCE)) {
            return new Reading.Unfit(List.of(new Problem(table.header(), "missing-column", "order")));
        }
        OrdersSheet sheet = new OrdersSheet(new Drafts(kind));
        table.knowing(columnsOfLines()).problems().forEach(sheet.drafts::wrong);
        table.lines().forEach(sheet::line);
        if (sheet.drafts.of(ORDER).findFirst().isEmpty()) {
            sheet.drafts.wrong(new Problem(0, "no-items", ""));
            return sheet.drafts.reading(false, true);
        }
        sheet.orders.checkNumberOfLines(OrderTables.MOST_LINES);
        sheet.orders.stockConfirmed();
        return sheet.drafts.reading(skipBad, true);
    }

    private static List<String> columnsOfLines() {
        return Stream.of(
                        Stream.of(OrderDrafts.SKU),
                        Stream.of(OrderDrafts.PRODUCT),
                        Stream.of(OrderDrafts.QUANTITY),
                        Stream.of(OrderDrafts.UNIT_PRICE),
                        Stream.of(OrderDrafts.CUSTOMER_CODE),
                        Stream.of(OrderDrafts.CUSTOMER_NAME),
                        Stream.of(OrderDrafts.DISCOUNT, "discountpercent"),
                        DERIVED.stream())
                .flatMap(names -> names)
                .toList();
    }

    private void line(Table.Line line) {
        Optional<String> reference = line.cell(OrderDrafts.REFERENCE);
        if (reference.isEmpty()) {
            drafts.wrong(new Problem(line.place(), "missing-cell", "order"));
            return;
        }
        String key = OrderDrafts.key(ORDER, reference.get());
        if (drafts.find(key).isEmpty()) {
            orders.order(line, key, customer(line));
        }
        boolean isLine = Stream.of(OrderDrafts.SKU, OrderDrafts.PRODUCT, OrderDrafts.QUANTITY, OrderDrafts.UNIT_PRICE)
                .anyMatch(columns -> line.cell(columns).isPresent());
        if (isLine) {
            orders.line(line, key, stock(line), false);
        }
    }

    private Optional<String> customer(Table.Line line) {
        Optional<String> code = line.cell(OrderDrafts.CUSTOMER_CODE);
        Optional<String> name = line.cell(OrderDrafts.CUSTOMER_NAME);
        Optional<String> key = code.or(() -> name).map(each -> OrderDrafts.key(CUSTOMER, each));
        key.filter(each -> drafts.find(each).isEmpty())
                .ifPresent(each -> new RowFields(drafts.type(CUSTOMER), line)
                        .put("code", code)
                        .put("name", name.or(() -> code))
                        .into(drafts, each, Map.of()));
        return key;
    }

    private Optional<String> stock(Table.Line line) {
        Optional<String> sku = line.cell(OrderDrafts.SKU);
        Optional<String> key = sku.map(each -> OrderDrafts.key(STOCK, each));
        key.filter(each -> drafts.find(each).isEmpty()).ifPresent(each -> {
            new RowFields(drafts.type(STOCK), line)
                    .put("sku", sku)
                    .put("name", line.cell(OrderDrafts.PRODUCT).or(() -> sku))
                    .into(drafts, each, Map.of());
        });
        return key;
    }
}
