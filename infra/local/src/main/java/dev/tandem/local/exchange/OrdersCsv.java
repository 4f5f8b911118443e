package dev.tandem.local.exchange;

import static dev.tandem.local.exchange.CsvText.cell;

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes orders as CSV that {@link ImportFile} reads back: a line for each line of an order, and one for an order without any. */
final class OrdersCsv {
    private static final List<String> OF_ORDER = List.of(
            "order",
            "number",
            "customer",
            "customerCode",
            "status",
            "orderedOn",
            "requiredOn",
            "shippedOn",
            "shipTo",
            "freight",
            "notes");
    private static final List<String> OF_LINE =
            List.of("sku", "product", "quantity", "unitPrice", "discount", "amount");

    private OrdersCsv() {}

    static String write(List<Entity> entities) {
        CsvText csv = new CsvText(entities);
        Map<String, List<Entity>> lines =
                csv.of("orderLine").collect(Collectors.groupingBy(line -> cell(line, "orderId")));
        Comparator<Entity> byNumber = Comparator.comparing(order ->
                order.fields().get("number") instanceof Json.Num(var number) ? number : java.math.BigDecimal.ZERO);
        return CsvText.write(
                Stream.concat(OF_ORDER.stream(), OF_LINE.stream()).toList(),
                csv.of("order").sorted(byNumber).flatMap(order -> rows(csv, order, lines)));
    }

    private static Stream<List<String>> rows(CsvText csv, Entity order, Map<String, List<Entity>> lines) {
        List<String> head = order(csv, order);
        List<Entity> own = lines.getOrDefault(order.key().id(), List.of());
        return own.isEmpty()
                ? Stream.of(joined(head, OF_LINE.stream().map(column -> "").toList()))
                : own.stream().map(line -> joined(head, line(csv, line)));
    }

    private static List<String> joined(List<String> one, List<String> other) {
        List<String> joined = new ArrayList<>(one);
        joined.addAll(other);
        return joined;
    }

    private static List<String> order(CsvText csv, Entity order) {
        String reference = cell(order, "reference");
        return List.of(
                reference.isEmpty() ? "#" + cell(order, "number") : reference,
                cell(order, "number"),
                csv.cellOf(order, "customerId", "customer", "name"),
                csv.cellOf(order, "customerId", "customer", "code"),
                cell(order, "status"),
                cell(order, "orderedOn"),
                cell(order, "requiredOn"),
                cell(order, "shippedOn"),
                cell(order, "shipTo"),
                cell(order, "freight"),
                cell(order, "notes"));
    }

    private static List<String> line(CsvText csv, Entity line) {
        String sku = cell(line, "sku");
        return List.of(
                sku.isEmpty() ? csv.cellOf(line, "stockId", "stockLevel", "sku") : sku,
                cell(line, "name"),
                cell(line, "quantity"),
                cell(line, "unitPrice"),
                cell(line, "discount"),
                cell(line, "amount"));
    }
}
