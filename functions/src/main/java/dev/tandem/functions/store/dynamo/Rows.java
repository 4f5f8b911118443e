package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.StoreUnavailable;
import java.util.List;
import java.util.Optional;

/**
 * The few things the stores ask of DynamoDB: beneath them lie real tables or simulated ones, above them the same store logic.
 *
 * <p>Reads are strongly consistent for each row, but several rows read together may show half of a transaction. Every method may throw
 * {@link StoreUnavailable}.
 */
public interface Rows {
    /** The most keys one {@link #getAll} takes. */
    int MOST_KEYS = 100;

    /** The most rows one {@link #transact} takes. */
    int MOST_WRITES = 100;

    /** One row, or nothing. */
    Optional<Row> get(Table table, RowKey key);

    /** Several rows, at most {@link #MOST_KEYS}; in no order. */
    Got getAll(Table table, List<RowKey> keys);

    /**
     * Rows in order.
     *
     * @param after the last row of the page before, or nothing for the first page
     * @param limit rows at most
     */
    Page query(Range range, Optional<Row> after, int limit);

    /** Rows of the table's index under one of its keys, keys only. Eventually consistent: what was written lately may be missing. */
    Page index(Table table, String hash, Optional<Row> after);

    /** Writes one row. */
    Written write(Table table, Write write);

    /** Writes several rows of one table, all or none; at most {@link #MOST_WRITES}. */
    Written transact(Table table, List<Write> writes);
}
