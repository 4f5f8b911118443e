package dev.tandem.functions.store.dynamo;

/**
 * The tables of one deployment.
 *
 * @param prefix what all names of its tables begin with, for instance {@code tandem-}
 */
public record Tables(String prefix) {
    /** The full name of a table. */
    public String name(Table table) {
        return prefix + table.suffix();
    }
}
