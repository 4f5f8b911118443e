package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.sim.PassingRows;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rows of which some are shown as they were before, or not at all: what a query sees of a transaction that is becoming visible. */
final class LaggingRows extends PassingRows {
    private final Map<RowKey, Row> before = new HashMap<>();
    private final Set<RowKey> hidden = new HashSet<>();
    private int queriesUntilVisible = Integer.MAX_VALUE;

    LaggingRows(Rows rows) {
        super(rows);
    }

    /** Queries still see this instead of the row of its key. */
    LaggingRows showing(Row row) {
        before.put(row.key(), row);
        return this;
    }

    /** Queries do not see this yet. */
    LaggingRows hiding(RowKey key) {
        hidden.add(key);
        return this;
    }

    /** After so many queries everything is visible. */
    LaggingRows forQueries(int count) {
        queriesUntilVisible = count;
        return this;
    }

    @Override
    public Page query(Range range, Optional<Row> after, int limit) {
        if (queriesUntilVisible == 0) {
            return super.query(range, after, limit);
        }
        queriesUntilVisible--;
        Page page = super.query(range, after, limit + hidden.size());
        List<Row> shown = page.rows().stream()
                .filter(row -> !hidden.contains(row.key()))
                .map(row -> before.getOrDefault(row.key(), row))
                .limit(limit)
                .toList();
        return new Page(shown, page.more());
    }
}
