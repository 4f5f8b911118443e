package dev.tandem.functions.sim;

import dev.tandem.functions.store.dynamo.Row;
import dev.tandem.functions.store.dynamo.RowKey;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Value;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The index of the rooms table: it follows the table some time later. */
final class SimIndex {
    private static final Table.Index INDEX = Table.ROOMS.index().orElseThrow();

    private final NavigableMap<RowKey, Value> entries = new TreeMap<>();

    /** Brings a row's entry up to what the table shows. */
    void follow(RowKey key, Optional<Row> row) {
        row.map(present -> present.attributes().get(INDEX.hash()))
                .ifPresentOrElse(hash -> entries.put(key, hash), () -> entries.remove(key));
    }

    /** In the order of their keys, those after one of them. */
    List<Row> rows(String hash, Optional<Row> after) {
        Value wanted = new Value.Text(hash);
        NavigableMap<RowKey, Value> rest =
                after.map(row -> entries.tailMap(row.key(), false)).orElse(entries);
        return rest.entrySet().stream()
                .filter(entry -> entry.getValue().equals(wanted))
                .map(entry -> new Row(entry.getKey(), Map.of(INDEX.hash(), wanted)))
                .toList();
    }
}
