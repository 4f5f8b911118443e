package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.Generation;

/**
 * The tables of one deployment.
 *
 * @param prefix what all names of its tables begin with, for instance {@code tandem-}
 * @param generation how often they have been restored
 */
public record Tables(String prefix, Generation generation) {
    /** Tables that were never restored. */
    public Tables(String prefix) {
        this(prefix, Generation.FIRST);
    }

    /** The full name of a table. */
    public String name(Table table) {
        return prefix + table.suffix();
    }
}
