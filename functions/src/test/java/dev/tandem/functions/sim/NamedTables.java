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

/** The tables that are there now. Tables that are brought back from a backup have other names: whoever still goes by these does not reach them. */
final class NamedTables implements Rows {
    private final SimRows rows;
    private final int incarnation;

    NamedTables(SimRows rows) {
        this.rows = rows;
        incarnation = rows.incarnation();
    }

    private SimRows reach() {
        if (incarnation != rows.incarnation()) {
            throw new Killed();
        }
        return rows;
    }

    @Override
    public Optional<Row> get(Table table, RowKey key) {
        return reach().get(table, key);
    }

    @Override
    public Got getAll(Table table, List<RowKey> keys) {
        return reach().getAll(table, keys);
    }

    @Override
    public Page query(Range range, Optional<Row> after, int limit) {
        return reach().query(range, after, limit);
    }

    @Override
    public Page index(Table table, String hash, Optional<Row> after) {
        return reach().index(table, hash, after);
    }

    @Override
    public Written write(Table table, Write write) {
        return reach().write(table, write);
    }

    @Override
    public Written transact(Table table, List<Write> writes) {
        return reach().transact(table, writes);
    }
}
