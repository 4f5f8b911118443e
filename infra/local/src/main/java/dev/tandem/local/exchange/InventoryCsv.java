package dev.tandem.local.exchange;

import dev.tandem.model.Entity;
import java.util.List;

/** Writes the items of an inventory as CSV that {@link ImportFile} reads back. */
final class InventoryCsv {
    private static final List<String> COLUMNS =
            List.of("sku", "name", "onHand", "reorderPoint", "unit", "unitCost", "location", "notes");

    private InventoryCsv() {}

    static String write(List<Entity> entities) {
        return CsvText.write(
                COLUMNS,
                new CsvText(entities)
                        .of("stockItem")
                        .map(item -> COLUMNS.stream()
                                .map(column -> CsvText.cell(item, column))
                                .toList()));
    }
}
