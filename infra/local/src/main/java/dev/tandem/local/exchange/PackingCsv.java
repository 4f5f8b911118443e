package dev.tandem.local.exchange;

import static dev.tandem.local.exchange.CsvText.cell;

import dev.tandem.model.Entity;
import java.util.Comparator;
import java.util.List;

/** Writes the items of a packing list as CSV that {@link ImportFile} reads back. Weights are grams. */
final class PackingCsv {
    private static final List<String> COLUMNS = List.of(
            "category", "name", "quantity", "packed", "essential", "weight", "unit", "bag", "traveler", "notes");

    private PackingCsv() {}

    static String write(List<Entity> entities) {
        CsvText csv = new CsvText(entities);
        // What has no category comes last.
        Comparator<Entity> byCategory = Comparator.comparing(item ->
                csv.target(item, "categoryId", "category").map(CsvText::sortKey).orElse("~"));
        return CsvText.write(COLUMNS, csv.of("item").sorted(byCategory).map(item -> cells(csv, item)));
    }

    private static List<String> cells(CsvText csv, Entity item) {
        return List.of(
                csv.cellOf(item, "categoryId", "category", "name"),
                cell(item, "name"),
                cell(item, "quantity"),
                cell(item, "packed"),
                cell(item, "essential"),
                cell(item, "weight"),
                item.fields().containsKey("weight") ? "g" : "",
                csv.cellOf(item, "bagId", "bag", "name"),
                csv.cellOf(item, "travelerId", "traveler", "name"),
                cell(item, "notes"));
    }
}
