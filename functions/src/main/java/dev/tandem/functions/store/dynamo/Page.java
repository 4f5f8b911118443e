package dev.tandem.functions.store.dynamo;

import java.util.List;

/** A part of the rows of a query; {@code more} where the query goes on after the last of them. */
public record Page(List<Row> rows, boolean more) {
    public Page {
        rows = List.copyOf(rows);
    }
}
