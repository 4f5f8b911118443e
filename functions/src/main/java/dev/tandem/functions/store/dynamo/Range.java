package dev.tandem.functions.store.dynamo;

/**
 * Consecutive rows of one partition.
 *
 * @param from first sort key, inclusive
 * @param to last sort key, inclusive
 * @param descending last first
 */
public record Range(Table table, String pk, String from, String to, boolean descending) {
    /** All rows whose sort key begins so, in order. */
    static Range prefixed(Table table, String pk, String prefix) {
        return new Range(table, pk, prefix, prefix + Keys.LAST, false);
    }
}
