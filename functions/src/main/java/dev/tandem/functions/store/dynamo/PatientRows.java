package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** {@link Rows} for those who want an answer: reads are complete, and writes that met a transaction are tried again. */
final class PatientRows {
    /** More than DynamoDB puts into a page, which it ends at 1 MB: what is read whole takes as few rounds as it can. */
    private static final int PAGE = 10_000;

    private final Rows rows;
    private final Patience patience;

    PatientRows(Rows rows, Patience patience) {
        this.rows = rows;
        this.patience = patience;
    }

    Optional<Row> get(Table table, RowKey key) {
        return rows.get(table, key);
    }

    /** All rows that exist; any number of keys, each named once. */
    List<Row> getAll(Table table, List<RowKey> keys) {
        List<Row> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += Rows.MOST_KEYS) {
            getSome(table, keys.subList(from, Math.min(from + Rows.MOST_KEYS, keys.size())), found::addAll);
        }
        return found;
    }

    private void getSome(Table table, List<RowKey> keys, Consumer<List<Row>> found) {
        List<RowKey> wanted = new ArrayList<>(keys);
        patience.until("rows stay unread", () -> {
            Got got = rows.getAll(table, wanted);
            found.accept(got.rows());
            wanted.clear();
            wanted.addAll(got.unread());
            return wanted.isEmpty() ? Optional.of(got) : Optional.empty();
        });
    }

    /** One page; {@code limit} rows at most. */
    Page page(Range range, Optional<Row> after, int limit) {
        return rows.query(range, after, limit);
    }

    /** Every row of the range. */
    List<Row> all(Range range) {
        List<Row> found = new ArrayList<>();
        Optional<Row> last = Optional.empty();
        boolean more = true;
        while (more) {
            Page page = rows.query(range, last, PAGE);
            found.addAll(page.rows());
            last = found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
            more = page.more();
        }
        return found;
    }

    /** Every row of the table's index under a key. */
    List<Row> index(Table table, String hash) {
        List<Row> found = new ArrayList<>();
        Optional<Row> last = Optional.empty();
        boolean more = true;
        while (more) {
            Page page = rows.index(table, hash, last);
            found.addAll(page.rows());
            last = found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
            more = page.more();
        }
        return found;
    }

    /** Writes one row. False where its condition does not hold. */
    boolean write(Table table, Write write) {
        return take(table, write).isPresent();
    }

    /** Writes one row, and tells what was there before. Nothing where its condition does not hold. */
    Optional<Written.Done> take(Table table, Write write) {
        return settle(() -> rows.write(table, write));
    }

    /** Writes several rows, all or none. False where a condition does not hold. */
    boolean transact(Table table, List<Write> writes) {
        return settle(() -> rows.transact(table, writes)).isPresent();
    }

    private Optional<Written.Done> settle(Supplier<Written> attempt) {
        return patience.until("rows stay contended", () -> switch (attempt.get()) {
            case Written.Done done -> Optional.of(Optional.of(done));
            case Written.Refused refused -> Optional.of(Optional.<Written.Done>empty());
            case Written.Contended contended -> Optional.empty();
            case Written.Unanswered(Throwable cause) -> throw new StoreUnavailable("no answer", cause);
        });
    }
}
