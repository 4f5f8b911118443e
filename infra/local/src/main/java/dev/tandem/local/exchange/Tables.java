package dev.tandem.local.exchange;

import dev.tandem.exchange.Problem;
import dev.tandem.exchange.Reading;
import dev.tandem.kind.Kind;
import java.util.List;
import java.util.Map;

/** Tables of the kinds that have some. */
final class Tables {
    private Tables() {}

    static Reading read(Kind kind, Sheet sheet, boolean skipBad) {
        return switch (kind.name()) {
            case "packing-list" -> PackingSheet.read(kind, sheet, skipBad);
            case "inventory" -> InventorySheet.read(kind, Table.of("", sheet), skipBad);
            case "orders" -> OrdersSheet.read(kind, Table.of("", sheet), skipBad);
            case "party-budget" -> PartySheet.read(kind, Table.of("", sheet), skipBad);
            default -> noTable();
        };
    }

    /** Several tables that belong together, by file. */
    static Reading read(Kind kind, Map<String, Sheet> sheets, boolean skipBad) {
        return kind.name().equals("orders") ? OrderTables.read(kind, sheets, skipBad) : noTable();
    }

    private static Reading noTable() {
        return new Reading.Unfit(List.of(new Problem(0, "no-table", "this kind is imported from a room file in JSON")));
    }
}
