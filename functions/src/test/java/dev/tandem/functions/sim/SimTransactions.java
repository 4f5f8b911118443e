package dev.tandem.functions.sim;

import dev.tandem.functions.store.dynamo.Attribute;
import dev.tandem.functions.store.dynamo.Condition;
import dev.tandem.functions.store.dynamo.LogRecord;
import dev.tandem.functions.store.dynamo.Row;
import dev.tandem.functions.store.dynamo.RowKey;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Write;
import dev.tandem.functions.store.dynamo.Written;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Transactions in two phases: first all conditions are checked and all rows held at once, then each row becomes visible at its own moment and is
 * let go. Nothing is ever undone. Reads see what is visible; writes to a row that is held are in conflict.
 *
 * @see <a href="https://www.usenix.org/conference/atc23/presentation/idziorek">Distributed Transactions at Scale in Amazon DynamoDB</a>
 */
final class SimTransactions {
    private final Scheduler scheduler;
    private final Chance chance;
    private final SimTables tables;
    private final SimIndex index;
    private final SimStream stream;
    private final Set<Place> held = new HashSet<>();
    private Witness witness = new Witness() {};
    private int incarnation;

    SimTransactions(Scheduler scheduler, Chance chance, SimTables tables, SimIndex index, SimStream stream) {
        this.scheduler = scheduler;
        this.chance = chance;
        this.tables = tables;
        this.index = index;
        this.stream = stream;
    }

    void watch(Witness other) {
        witness = other;
    }

    /** Which tables these are: each time they are brought back, they are others. */
    int incarnation() {
        return incarnation;
    }

    /** Rows that are held are not whole. */
    boolean isCalm() {
        return held.isEmpty();
    }

    /** Nothing that was under way happens any more. */
    void restart() {
        incarnation++;
        held.clear();
        tables.rows(Table.ROOMS).values().forEach(row -> {
            index.follow(row.key(), Optional.of(row));
            witness.shown(Table.ROOMS, new Write.Put(row, Condition.ALWAYS));
        });
    }

    /** What a write comes to, and after how many milliseconds all of it is visible. */
    record Begun(Written written, int millis) {}

    private record Place(Table table, RowKey key) {}

    Begun begin(Table table, List<Write> writes) {
        if (writes.stream().anyMatch(write -> held.contains(new Place(table, write.key())))) {
            chance.count(Fault.CONFLICT);
            return new Begun(new Written.Contended(), 1);
        }
        Set<Integer> refused = IntStream.range(0, writes.size())
                .filter(place -> !tables.holds(table, writes.get(place)))
                .boxed()
                .collect(Collectors.toSet());
        if (!refused.isEmpty()) {
            chance.count(Fault.REFUSED);
            return new Begun(new Written.Refused(refused), 1);
        }
        writes.stream().flatMap(write -> entry(table, write).stream()).forEach(stream::decided);
        witness.decided(table, writes);
        return writes.size() == 1 ? single(table, writes.getFirst()) : all(table, writes);
    }

    private Begun single(Table table, Write write) {
        Optional<Row> before = write instanceof Write.Delete ? tables.row(table, write.key()) : Optional.empty();
        show(table, write);
        return new Begun(new Written.Done(before), 1);
    }

    private Begun all(Table table, List<Write> writes) {
        int slowest = 0;
        int stalled = chance.hits(Fault.STALLED) ? chance.between(0, writes.size() - 1) : -1;
        for (int place = 0; place < writes.size(); place++) {
            Write write = writes.get(place);
            int millis = chance.between(2, 7) + (place == stalled ? chance.between(100, 1500) : 0);
            held.add(new Place(table, write.key()));
            int born = incarnation;
            scheduler.after(millis, () -> {
                if (born == incarnation) {
                    show(table, write);
                }
            });
            slowest = Math.max(slowest, millis);
        }
        return new Begun(new Written.Done(Optional.empty()), slowest + 1);
    }

    private void show(Table table, Write write) {
        held.remove(new Place(table, write.key()));
        Optional<LogRecord> entry = entry(table, write);
        tables.apply(table, write);
        witness.shown(table, write);
        if (table == Table.ROOMS) {
            RowKey key = write.key();
            scheduler.after(chance.between(1, 300), () -> index.follow(key, tables.row(Table.ROOMS, key)));
        }
        entry.ifPresent(stream::add);
    }

    /** What a write adds to a log, if anything. */
    private Optional<LogRecord> entry(Table table, Write write) {
        return table == Table.ROOMS
                        && write instanceof Write.Put(Row row, var condition)
                        && row.attributes().containsKey(Attribute.BODY)
                        && tables.row(table, row.key()).isEmpty()
                ? LogRecord.of(row.key().pk(), row.key().sk(), row.text(Attribute.BODY))
                : Optional.empty();
    }
}
