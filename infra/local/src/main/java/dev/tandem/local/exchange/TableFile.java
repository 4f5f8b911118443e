package dev.tandem.local.exchange;

import dev.tandem.model.Entity;
import java.util.List;
import java.util.Optional;

/** The main table of a room as CSV, for the kinds that have one. */
public final class TableFile {
    private TableFile() {}

    /** The whole file; nothing where the kind has no table. */
    public static Optional<String> write(String kind, List<Entity> entities) {
        return switch (kind) {
            case "packing-list" -> Optional.of(PackingCsv.write(entities));
            case "orders" -> Optional.of(OrdersCsv.write(entities));
            case "inventory" -> Optional.of(InventoryCsv.write(entities));
            case "party-budget" -> Optional.of(PartyCsv.write(entities));
            default -> Optional.empty();
        };
    }
}
