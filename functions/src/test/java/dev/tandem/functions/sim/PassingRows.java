package dev.tandem.functions.sim;

import dev.tandem.functions.store.dynamo.Got;
import dev.tandem.functions.store.dynamo.Page;
import dev.tandem.functions.store.dynamo.Range;
import dev.tandem.functions.store.dynamo.Row;
import dev.tandem.functions.store.dynamo.RowKey;
import dev.tandem.functions.store.dynamo.Rows;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Write;
import dev.tandem.functions.store.dynamo.Written;
import java.util.List;
import java.util.Optional;

/** Rows that pass everything on: whoever spoils one thing overrides it. */
public class PassingRows implements Rows {
    private final Rows rows;

    public PassingRows(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Row> get(Table table, RowKey key) {
        return rows.get(table, key);
    }

    @Override
    public Got getAll(Table table, List<RowKey> keys) {
        return rows.getAll(table, keys);
    }

    @Override
    public Page query(Range range, Optional<Row> after, int limit) {
        return rows.query(range, after, limit);
    }

    @Override
    public Page index(Table table, String hash, Optional<Row> after) {
        return rows.index(table, hash, after);
    }

    @Override
    public Written write(Table table, Write write) {
        return rows.write(table, write);
    }

    @Override
    public Written transact(Table table, List<Write> writes) {
        return rows.transact(table, writes);
    }
}
