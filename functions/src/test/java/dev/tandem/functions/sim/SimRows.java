package dev.tandem.functions.sim;

import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.store.dynamo.Got;
import dev.tandem.functions.store.dynamo.Page;
import dev.tandem.functions.store.dynamo.Range;
import dev.tandem.functions.store.dynamo.Row;
import dev.tandem.functions.store.dynamo.RowKey;
import dev.tandem.functions.store.dynamo.Rows;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Write;
import dev.tandem.functions.store.dynamo.Written;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Rows as the cloud shows them: every call takes time and may fail, and a read of several rows reads each at its own moment. */
final class SimRows implements Rows {
    /** How long a caller waits for an answer, in milliseconds. */
    private static final int PATIENCE = 1000;

    private final Scheduler scheduler;
    private final Chance chance;
    private final SimTables tables = new SimTables();
    private final SimIndex index = new SimIndex();
    private final SimTransactions transactions;
    private final CrashPoints crashPoints;
    private final List<String> trace = new ArrayList<>();
    private int late;

    SimRows(Scheduler scheduler, Chance chance, SimStream stream, CrashPoints crashPoints) {
        this.scheduler = scheduler;
        this.chance = chance;
        this.crashPoints = crashPoints;
        transactions = new SimTransactions(scheduler, chance, tables, index, stream);
    }

    void watch(Witness witness) {
        transactions.watch(witness);
    }

    /** Nothing while a transaction is under way: what a backup holds of it is not for this world to say. */
    Optional<Backup> backup() {
        return transactions.isCalm() ? Optional.of(new Backup(tables.copy())) : Optional.empty();
    }

    /** The rows are those of the backup, and whatever was under way ends. */
    void restore(Backup backup) {
        tables.become(backup.rows());
        transactions.restart();
    }

    /** Whether writes are still to come of which nobody waits for an answer any more. */
    boolean isAnythingLate() {
        return late > 0;
    }

    int incarnation() {
        return transactions.incarnation();
    }

    List<String> trace() {
        return List.copyOf(trace);
    }

    @Override
    public Optional<Row> get(Table table, RowKey key) {
        reach("get " + key);
        Optional<Row> row = tables.row(table, key);
        answer(row.isPresent() ? "1" : "0");
        return row;
    }

    @Override
    public Got getAll(Table table, List<RowKey> keys) {
        Limits.checkKeys(keys);
        reach("getAll " + keys.size());
        List<Row> rows = new ArrayList<>();
        List<RowKey> unread = new ArrayList<>();
        for (RowKey key : keys) {
            linger();
            if (chance.hits(Fault.UNREAD)) {
                unread.add(key);
            } else {
                tables.row(table, key).ifPresent(rows::add);
            }
        }
        answer(rows.size() + " and " + unread.size() + " unread");
        return new Got(rows, unread);
    }

    @Override
    public Page query(Range range, Optional<Row> after, int limit) {
        reach("query " + range.pk() + " " + range.from());
        int most = chance.hits(Fault.SHORT_PAGE) ? Math.min(limit, chance.between(1, 3)) : limit;
        List<Row> rows = new ArrayList<>();
        Optional<Row> next = next(range, after);
        while (next.isPresent() && rows.size() < most) {
            rows.add(next.get());
            linger();
            next = next(range, next);
        }
        answer(rows.size() + (next.isPresent() ? " and more" : ""));
        return new Page(rows, next.isPresent());
    }

    private Optional<Row> next(Range range, Optional<Row> after) {
        NavigableMap<RowKey, Row> rows = tables.rows(range.table())
                .subMap(new RowKey(range.pk(), range.from()), true, new RowKey(range.pk(), range.to()), true);
        NavigableMap<RowKey, Row> ordered = range.descending() ? rows.descendingMap() : rows;
        Iterator<Row> rest = after.map(row -> ordered.tailMap(row.key(), false))
                .orElse(ordered)
                .values()
                .iterator();
        return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
    }

    @Override
    public Page index(Table table, String hash, Optional<Row> after) {
        reach("index " + hash);
        List<Row> rows = index.rows(hash, after);
        List<Row> shown = rows.size() > 1 && chance.hits(Fault.SHORT_PAGE) ? rows.subList(0, 1) : rows;
        boolean more = shown.size() < rows.size();
        answer(shown.size() + (more ? " and more" : ""));
        return new Page(shown, more);
    }

    @Override
    public Written write(Table table, Write write) {
        return send(table, List.of(write), "write " + write.key());
    }

    @Override
    public Written transact(Table table, List<Write> writes) {
        Limits.checkWrites(writes);
        return send(table, writes, "transact " + writes.size());
    }

    private Written send(Table table, List<Write> writes, String what) {
        note(what);
        crashPoints.pass();
        if (chance.hits(Fault.THROTTLED)) {
            throw unavailable("throttled");
        }
        die();
        Written written;
        if (chance.hits(Fault.REQUEST_LOST)) {
            written = unanswered();
        } else if (chance.hits(Fault.LATE)) {
            int born = transactions.incarnation();
            late++;
            scheduler.after(PATIENCE + chance.between(1, 3000), () -> {
                late--;
                if (born == transactions.incarnation()) {
                    transactions.begin(table, writes);
                }
            });
            written = unanswered();
        } else {
            written = sent(table, writes);
        }
        answer(written.getClass().getSimpleName());
        return written;
    }

    private Written sent(Table table, List<Write> writes) {
        pass(chance.between(1, 6));
        boolean lost = chance.hits(Fault.ANSWER_LOST);
        SimTransactions.Begun begun = transactions.begin(table, writes);
        die();
        if (lost) {
            return unanswered();
        }
        pass(begun.millis());
        return begun.written();
    }

    private Written unanswered() {
        pass(PATIENCE);
        return new Written.Unanswered(new TimeoutException("simulated"));
    }

    /** The way of a read to the store, and what may happen on it. */
    private void reach(String what) {
        note(what);
        crashPoints.pass();
        if (chance.hits(Fault.THROTTLED)) {
            throw unavailable("throttled");
        }
        die();
        if (chance.hits(Fault.REQUEST_LOST) || chance.hits(Fault.ANSWER_LOST)) {
            pass(PATIENCE);
            throw unavailable("no answer");
        }
        pass(chance.between(1, 6));
    }

    private void die() {
        if (!scheduler.isMain(scheduler.current()) && chance.hits(Fault.KILLED)) {
            note("died");
            throw new Killed();
        }
    }

    private StoreUnavailable unavailable(String why) {
        note(why);
        pass(chance.between(1, 6));
        return new StoreUnavailable(why, new TimeoutException("simulated"));
    }

    /** Between two rows of one read others may write. */
    private void linger() {
        if (chance.between(0, 3) == 0) {
            pass(1);
        }
    }

    private void answer(String result) {
        pass(chance.between(1, 4));
        note(result);
        crashPoints.pass();
    }

    private void pass(int millis) {
        int born = transactions.incarnation();
        scheduler.wakeAfter(millis, scheduler.current());
        scheduler.await();
        if (born != transactions.incarnation()) {
            throw new Killed();
        }
    }

    private void note(String what) {
        trace.add(scheduler.now() + " " + scheduler.current().name() + " " + what);
    }
}
