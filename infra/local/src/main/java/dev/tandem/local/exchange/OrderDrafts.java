package dev.tandem.local.exchange;

import dev.tandem.exchange.Draft;
import dev.tandem.exchange.Drafts;
import dev.tandem.exchange.Place;
import dev.tandem.exchange.Problem;
import dev.tandem.json.Json;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Orders, their lines, customers and goods, from tables of either form. */
final class OrderDrafts {
    static final String ORDER = "order";
    static final String LINE = "orderLine";
    static final String CUSTOMER = "customer";
    static final String STOCK = "stockLevel";

    static final String[] REFERENCE = {"order", "orderid", "orderno", "reference"};
    static final String[] CUSTOMER_CODE = {"customercode", "customerid"};
    static final String[] CUSTOMER_NAME = {"customer", "customername", "companyname"};
    static final String[] SKU = {"sku", "productid", "productcode"};
    static final String[] PRODUCT = {"product", "productname", "item"};
    static final String[] QUANTITY = {"quantity", "qty"};
    static final String[] UNIT_PRICE = {"unitprice", "price"};
    static final String DISCOUNT = "discount";

    private static final Json CONFIRMED = Json.of("confirmed");
    private static final List<String> SHIP_TO =
            List.of("shipname", "shipaddress", "shipcity", "shipregion", "shippostalcode", "shipcountry");

    private final Drafts drafts;

    OrderDrafts(Drafts drafts) {
        this.drafts = drafts;
    }

    static String key(String type, String name) {
        return type + " " + name.strip().toLowerCase(Locale.ROOT);
    }

    /** An order; one that does not say its status is shipped where it says when, else {@code draft}. */
    Draft order(Table.Line line, String key, Optional<String> customer) {
        Map<String, List<String>> references =
                customer.map(name -> Map.of("customerId", List.of(name))).orElse(Map.of());
        RowFields fields = new RowFields(drafts.type(ORDER), line)
                .put("reference", line.cell(REFERENCE).filter(name -> !name.startsWith("#")))
                .take("orderedOn", "orderedon", "orderdate", "date")
                .take("requiredOn", "requiredon", "requireddate")
                .take("shippedOn", "shippedon", "shippeddate")
                .take("status", "status")
                .put("shipTo", line.cell("shipto").or(() -> address(line)))
                .take("freight", "freight", "shipping")
                .notes("notes", "notes", "note", "comment");
        if (fields.find("status").isEmpty()) {
            fields.set("status", Json.of(fields.find("shippedOn").isPresent() ? "shipped" : "draft"));
        }
        return fields.into(drafts, key, references);
    }

    private static Optional<String> address(Table.Line line) {
        return SHIP_TO.stream()
                .flatMap(column -> line.cell(column).stream())
                .reduce((one, other) -> one + ", " + other);
    }

    /**
     * A line of an order.
     *
     * @param stock key of what it is a line of
     * @param fraction whether its discount is written as 0.15 instead of 15
     */
    void line(Table.Line line, String order, Optional<String> stock, boolean fraction) {
        Map<String, List<String>> references = new LinkedHashMap<>();
        references.put("orderId", List.of(order));
        stock.ifPresent(key -> references.put("stockId", List.of(key)));
        Optional<Draft> level = stock.flatMap(drafts::find);
        RowFields fields = new RowFields(drafts.type(LINE), line)
                .put("sku", line.cell(SKU))
                .put("name", line.cell(PRODUCT))
                .take("quantity", QUANTITY)
                .take("unitPrice", UNIT_PRICE);
        if (fields.find("name").isEmpty()) {
            level.flatMap(found -> Optional.ofNullable(found.fields().get("name")))
                    .ifPresent(name -> fields.set("name", name));
        }
        if (fraction) {
            line.cell(DISCOUNT)
                    .ifPresent(cell -> Cells.number(cell)
                            .ifPresentOrElse(
                                    part -> fields.set(DISCOUNT, new Json.Num(part.movePointRight(2))),
                                    () -> fields.wrong("bad-number", cell)));
        } else {
            fields.take(DISCOUNT, DISCOUNT, "discountpercent");
        }
        Place place = line.place();
        fields.into(drafts, LINE + " " + place.file() + " " + place.line(), references);
    }

    /** Orders may not have more lines than a room takes. */
    void checkNumberOfLines(int most) {
        lines().forEach((order, lines) -> {
            if (lines.size() > most) {
                drafts.find(order)
                        .ifPresent(draft ->
                                drafts.wrong(order, new Problem(draft.place(), "too-many-lines", "at most " + most)));
            }
        });
    }

    /** Confirms those of some orders, in the order of the file, that the stock still covers; the others are named and stay drafts. */
    void confirm(Predicate<Draft> which) {
        Map<String, List<Draft>> lines = lines();
        Map<String, BigDecimal> left = drafts.of(STOCK)
                .collect(Collectors.toMap(Draft::key, stock -> number(stock, "onHand", BigDecimal.ZERO)));
        for (Draft order : drafts.of(ORDER).filter(which).toList()) {
            Map<String, BigDecimal> need = need(lines.getOrDefault(order.key(), List.of()));
            boolean covered = need.entrySet().stream()
                    .allMatch(each ->
                            left.getOrDefault(each.getKey(), BigDecimal.ZERO).compareTo(each.getValue()) >= 0);
            if (covered) {
                need.forEach((stock, quantity) -> left.merge(stock, quantity.negate(), BigDecimal::add));
                drafts.replace(order.with("status", CONFIRMED));
            } else {
                drafts.remark(new Problem(order.place(), "kept-as-draft", order.key()));
            }
        }
    }

    /** Puts as much on hand as confirmed orders need, where no table tells the stock. */
    void stockConfirmed() {
        Map<String, List<Draft>> lines = lines();
        Map<String, BigDecimal> needs = need(drafts.of(ORDER)
                .filter(order -> CONFIRMED.equals(order.fields().get("status")))
                .flatMap(order -> lines.getOrDefault(order.key(), List.of()).stream())
                .toList());
        needs.forEach((stock, quantity) ->
                drafts.find(stock).ifPresent(level -> drafts.replace(level.with("onHand", new Json.Num(quantity)))));
    }

    private Map<String, List<Draft>> lines() {
        return drafts.of(LINE)
                .collect(Collectors.groupingBy(
                        line -> target(line, "orderId").findFirst().orElse("")));
    }

    private static Map<String, BigDecimal> need(List<Draft> lines) {
        Map<String, BigDecimal> need = new HashMap<>();
        lines.forEach(line -> target(line, "stockId")
                .forEach(stock -> need.merge(stock, number(line, "quantity", BigDecimal.ONE), BigDecimal::add)));
        return need;
    }

    private static Stream<String> target(Draft draft, String field) {
        return draft.references().getOrDefault(field, List.of()).stream();
    }

    private static BigDecimal number(Draft draft, String field, BigDecimal otherwise) {
        return draft.fields().get(field) instanceof Json.Num(BigDecimal number) ? number : otherwise;
    }
}
