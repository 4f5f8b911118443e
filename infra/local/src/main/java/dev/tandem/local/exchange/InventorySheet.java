package dev.tandem.local.exchange;

import dev.tandem.exchange.Drafts;
import dev.tandem.exchange.Problem;
import dev.tandem.exchange.Reading;
import dev.tandem.kind.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table of goods: each line an item with its opening balance. */
final class InventorySheet {
    private static final String ITEM = "stockItem";
    private static final String[] SKU = {"sku", "productid", "productcode", "code"};
    private static final String[] NAME = {"name", "productname", "product", "item", "description"};

    private InventorySheet() {}

    static Reading read(Kind kind, Table table, boolean skipBad) {
        for (String[] needed : List.of(SKU, NAME)) {
            if (!table.has(needed)) {
                return new Reading.Unfit(List.of(new Problem(table.header(), "missing-column", needed[0])));
            }
        }
        Drafts drafts = new Drafts(kind);
        table.problems().forEach(drafts::wrong);
        table.lines().forEach(line -> item(drafts, line));
        if (drafts.of(ITEM).findFirst().isEmpty()) {
            drafts.wrong(new Problem(0, "no-items", ""));
            return drafts.reading(false, false);
        }
        return drafts.reading(skipBad, false);
    }

    private static void item(Drafts drafts, Table.Line line) {
        String key = ITEM + " " + line.cell(SKU).orElse("").toLowerCase(Locale.ROOT);
        new RowFields(drafts.type(ITEM), line)
                .take("sku", SKU)
                .take("name", NAME)
                .take("onHand", "onhand", "unitsinstock", "stock", "quantity", "qty")
                .take("reorderPoint", "reorderpoint", "reorderlevel")
                .take("unit", "unit", "quantityperunit", "units")
                .take("unitCost", "unitcost", "cost", "unitprice", "price")
                .take("location", "location", "shelf", "bin")
                .notes("notes", "notes", "note", "comment")
                .into(drafts, key, Map.of());
    }
}
