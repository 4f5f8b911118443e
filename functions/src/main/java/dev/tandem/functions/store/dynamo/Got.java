package dev.tandem.functions.store.dynamo;

import java.util.List;

/**
 * What a read of several rows gave.
 *
 * @param rows those that exist
 * @param unread keys that were not read: ask again
 */
public record Got(List<Row> rows, List<RowKey> unread) {
    public Got {
        rows = List.copyOf(rows);
        unread = List.copyOf(unread);
    }
}
