package dev.tandem.functions.proof;

import dev.tandem.functions.sim.PassingRows;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.dynamo.Got;
import dev.tandem.functions.store.dynamo.Page;
import dev.tandem.functions.store.dynamo.Range;
import dev.tandem.functions.store.dynamo.Row;
import dev.tandem.functions.store.dynamo.RowKey;
import dev.tandem.functions.store.dynamo.Rows;
import dev.tandem.functions.store.dynamo.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of one sort that are read from a memory of some hundred milliseconds: a mistake that looks like thrift. */
final class CachedRows extends PassingRows {
    private static final long KEPT = 400;

    private final SimWorld world;
    private final String sort;
    private final boolean queries;
    private final Map<RowKey, Kept<Row>> rows = new HashMap<>();
    private final Map<Object, Kept<Page>> pages = new HashMap<>();

    private record Kept<T>(T what, long until) {}

    private record Asked(Range range, Optional<RowKey> after, int limit) {}

    CachedRows(Rows rows, SimWorld world, String sort) {
        this(rows, world, sort, false);
    }

    private CachedRows(Rows rows, SimWorld world, String sort, boolean queries) {
        super(rows);
        this.world = world;
        this.sort = sort;
        this.queries = queries;
    }

    /** Of lists instead. */
    static Rows ofQueries(Rows rows, SimWorld world, String sort) {
        return new CachedRows(rows, world, sort, true);
    }

    private long now() {
        return world.clock().millis();
    }

    private Optional<Row> kept(RowKey key) {
        Kept<Row> kept = rows.get(key);
        return kept == null || kept.until() < now() ? Optional.empty() : Optional.of(kept.what());
    }

    private boolean concerns(RowKey key) {
        return !queries && key.sk().startsWith(sort);
    }

    private void keep(Row row) {
        if (concerns(row.key())) {
            rows.put(row.key(), new Kept<>(row, now() + KEPT));
        }
    }

    @Override
    public Optional<Row> get(Table table, RowKey key) {
        Optional<Row> known = concerns(key) ? kept(key) : Optional.empty();
        if (known.isPresent()) {
            return known;
        }
        Optional<Row> read = super.get(table, key);
        read.ifPresent(this::keep);
        return read;
    }

    @Override
    public Got getAll(Table table, List<RowKey> keys) {
        List<Row> known = new ArrayList<>();
        List<RowKey> unknown = new ArrayList<>();
        for (RowKey key : keys) {
            Optional<Row> row = concerns(key) ? kept(key) : Optional.empty();
            row.ifPresentOrElse(known::add, () -> unknown.add(key));
        }
        if (unknown.isEmpty()) {
            return new Got(known, List.of());
        }
        Got read = super.getAll(table, unknown);
        read.rows().forEach(this::keep);
        known.addAll(read.rows());
        return new Got(known, read.unread());
    }

    @Override
    public Page query(Range range, Optional<Row> after, int limit) {
        if (!queries || !range.from().startsWith(sort)) {
            return super.query(range, after, limit);
        }
        Asked asked = new Asked(range, after.map(Row::key), limit);
        Kept<Page> kept = pages.get(asked);
        if (kept != null && kept.until() >= now()) {
            return kept.what();
        }
        Page page = super.query(range, after, limit);
        pages.put(asked, new Kept<>(page, now() + KEPT));
        return page;
    }
}
