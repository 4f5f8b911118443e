package dev.tandem.functions.sim;

import dev.tandem.functions.store.dynamo.Row;
import dev.tandem.functions.store.dynamo.RowKey;
import dev.tandem.functions.store.dynamo.Table;
import java.util.Map;
import java.util.NavigableMap;

/** All rows as they were at a moment in which no transaction was under way. */
public record Backup(Map<Table, NavigableMap<RowKey, Row>> rows) {
    public Backup {
        rows = Map.copyOf(rows);
    }
}
