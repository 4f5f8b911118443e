package dev.tandem.local.exchange;

import static dev.tandem.local.exchange.CsvText.cell;
import static java.util.Map.entry;

import dev.tandem.model.Entity;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes a party as CSV that {@link ImportFile} reads back: the column {@code kind} says what a line is. */
final class PartyCsv {
    private static final List<String> COLUMNS = List.of(
            "kind",
            "title",
            "status",
            "date",
            "time",
            "place",
            "guests",
            "servings",
            "total",
            "budget",
            "role",
            "person",
            "dependsOn",
            "trigger",
            "dish",
            "product",
            "quantity",
            "unit",
            "available",
            "purchased",
            "purchasedQuantity",
            "notes");

    private final CsvText csv;

    private PartyCsv(CsvText csv) {
        this.csv = csv;
    }

    static String write(List<Entity> entities) {
        CsvText csv = new CsvText(entities);
        PartyCsv party = new PartyCsv(csv);
        Stream<Map<String, String>> lines = Stream.of(
                        csv.of("party").map(party::party),
                        csv.of("budget").map(party::budget),
                        csv.of("task").map(party::task),
                        csv.of("schedule").map(party::dish),
                        csv.of("ingredient").map(party::ingredient),
                        csv.of("shoppingItem").map(party::shopping))
                .flatMap(each -> each);
        return CsvText.write(
                COLUMNS,
                lines.map(line -> COLUMNS.stream()
                        .map(column -> line.getOrDefault(column, ""))
                        .toList()));
    }

    private Map<String, String> party(Entity party) {
        return Map.of(
                "kind", "party",
                "title", cell(party, "name"),
                "date", cell(party, "date"),
                "place", cell(party, "place"),
                "notes", cell(party, "notes"));
    }

    private Map<String, String> budget(Entity budget) {
        return Map.of(
                "kind", "budget",
                "title", cell(budget, "title"),
                "status", cell(budget, "status"),
                "date", cell(budget, "eventDate"),
                "guests", cell(budget, "guests"),
                "total", cell(budget, "total"),
                "notes", cell(budget, "notes"));
    }

    private Map<String, String> task(Entity task) {
        return Map.of(
                "kind", "task",
                "title", cell(task, "title"),
                "status", cell(task, "status"),
                "role", cell(task, "assigneeRole"),
                "person", cell(task, "assignee"),
                "dependsOn", csv.cellsOf(task, "dependsOn", "task", "title"),
                "budget", csv.cellOf(task, "budgetId", "budget", "title"),
                "trigger", cell(task, "trigger"),
                "date", cell(task, "due"),
                "notes", cell(task, "notes"));
    }

    private Map<String, String> dish(Entity dish) {
        return Map.of(
                "kind", "dish",
                "title", cell(dish, "dish"),
                "servings", cell(dish, "servings"),
                "time", CsvText.moment(dish, "startsAt"),
                "person", cell(dish, "cook"),
                "status", cell(dish, "status"),
                "budget", csv.cellOf(dish, "budgetId", "budget", "title"),
                "notes", cell(dish, "notes"));
    }

    private Map<String, String> ingredient(Entity ingredient) {
        return Map.of(
                "kind", "ingredient",
                "title", cell(ingredient, "name"),
                "dish", csv.cellOf(ingredient, "scheduleId", "schedule", "dish"),
                "product", cell(ingredient, "productId"),
                "quantity", cell(ingredient, "quantity"),
                "unit", cell(ingredient, "unit"),
                "available", cell(ingredient, "available"));
    }

    private Map<String, String> shopping(Entity item) {
        return Map.ofEntries(
                entry("kind", "shopping"),
                entry("title", cell(item, "productName")),
                entry("product", cell(item, "productId")),
                entry("quantity", cell(item, "requiredQuantity")),
                entry("unit", cell(item, "unit")),
                entry("purchased", cell(item, "isPurchased")),
                entry("purchasedQuantity", cell(item, "purchasedQuantity")),
                entry("budget", csv.cellsOf(item, "budgetIds", "budget", "title")),
                entry("notes", cell(item, "purchaseNotes")));
    }
}
