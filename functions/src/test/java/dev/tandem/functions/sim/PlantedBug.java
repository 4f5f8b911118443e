package dev.tandem.functions.sim;

import dev.tandem.functions.store.dynamo.Page;
import dev.tandem.functions.store.dynamo.Range;
import dev.tandem.functions.store.dynamo.Row;
import dev.tandem.functions.store.dynamo.Rows;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Write;
import dev.tandem.functions.store.dynamo.Written;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One mistake a store could make, made beneath it. */
enum PlantedBug {
    THE_LOG_IS_WRITTEN_OVER,
    THE_RECEIPT_IS_NOT_COMPARED,
    THE_MEMBER_IS_NOT_CHECKED,
    ENTITIES_ARE_NOT_COMPARED,
    THE_LOCK_OF_A_COMMIT_IS_NOT_CHECKED,
    LOCKS_ARE_WRITTEN_OVER,
    THE_USES_OF_AN_INVITATION_ARE_NOT_LIMITED,
    ONLY_THE_FIRST_WRITE_OF_A_TRANSACTION_HAPPENS,
    A_SINGLE_WRITE_IS_UNCONDITIONAL,
    AN_UPDATE_REPLACES_THE_ROW,
    ONLY_THE_FIRST_PAGE_IS_READ,
    THE_DIRECTION_OF_A_QUERY_IS_IGNORED,
    /** Nothing that DynamoDB Local shows: without it a whole type may lack what was just committed. */
    ONLY_THE_LAST_ENTRY_IS_LAID_OVER_ENTITIES;

    Rows in(Rows rows) {
        return switch (this) {
            case THE_LOG_IS_WRITTEN_OVER ->
                unconditional(rows, write -> sort(write).startsWith("log#"));
            case THE_RECEIPT_IS_NOT_COMPARED ->
                unconditional(rows, write -> sort(write).startsWith("receipt#"));
            case THE_MEMBER_IS_NOT_CHECKED ->
                unconditional(
                        rows,
                        write -> write instanceof Write.Check && sort(write).startsWith("member#"));
            case ENTITIES_ARE_NOT_COMPARED ->
                unconditional(rows, write -> sort(write).startsWith("entity#"));
            case THE_LOCK_OF_A_COMMIT_IS_NOT_CHECKED ->
                unconditional(
                        rows,
                        write -> write instanceof Write.Check && sort(write).startsWith("lock#"));
            case LOCKS_ARE_WRITTEN_OVER ->
                unconditional(
                        rows, write -> write instanceof Write.Put && sort(write).startsWith("lock#"));
            case THE_USES_OF_AN_INVITATION_ARE_NOT_LIMITED ->
                unconditional(rows, write -> write instanceof Write.Raise);
            case ONLY_THE_FIRST_WRITE_OF_A_TRANSACTION_HAPPENS -> firstOnly(rows);
            case A_SINGLE_WRITE_IS_UNCONDITIONAL -> singleUnconditional(rows);
            case AN_UPDATE_REPLACES_THE_ROW -> replacing(rows);
            case ONLY_THE_FIRST_PAGE_IS_READ -> firstPage(rows);
            case THE_DIRECTION_OF_A_QUERY_IS_IGNORED -> undirected(rows);
            case ONLY_THE_LAST_ENTRY_IS_LAID_OVER_ENTITIES -> shortSighted(rows);
        };
    }

    private static String sort(Write write) {
        return write.key().sk();
    }

    private static Rows unconditional(Rows rows, Predicate<Write> concerned) {
        return new PassingRows(rows) {
            @Override
            public Written transact(Table table, List<Write> writes) {
                return super.transact(
                        table,
                        writes.stream()
                                .map(write -> concerned.test(write) ? Unconditional.of(write) : write)
                                .toList());
            }
        };
    }

    private static Rows firstOnly(Rows rows) {
        return new PassingRows(rows) {
            @Override
            public Written transact(Table table, List<Write> writes) {
                return super.transact(table, writes.subList(0, 1));
            }
        };
    }

    private static Rows singleUnconditional(Rows rows) {
        return new PassingRows(rows) {
            @Override
            public Written write(Table table, Write write) {
                return super.write(table, Unconditional.of(write));
            }
        };
    }

    private static Rows replacing(Rows rows) {
        return new PassingRows(rows) {
            @Override
            public Written write(Table table, Write write) {
                return super.write(table, replaced(write));
            }

            private Write replaced(Write write) {
                return write instanceof Write.Update update
                        ? new Write.Put(new Row(update.key(), update.values()), update.condition())
                        : write;
            }
        };
    }

    private static Rows firstPage(Rows rows) {
        return new PassingRows(rows) {
            @Override
            public Page query(Range range, Optional<Row> after, int limit) {
                return new Page(super.query(range, after, limit).rows(), false);
            }
        };
    }

    private static Rows undirected(Rows rows) {
        return new PassingRows(rows) {
            @Override
            public Page query(Range range, Optional<Row> after, int limit) {
                Range forward = new Range(range.table(), range.pk(), range.from(), range.to(), false);
                return super.query(forward, after, limit);
            }
        };
    }

    private static Rows shortSighted(Rows rows) {
        return new PassingRows(rows) {
            @Override
            public Page query(Range range, Optional<Row> after, int limit) {
                return range.descending()
                        ? new Page(super.query(range, after, 1).rows(), false)
                        : super.query(range, after, limit);
            }
        };
    }
}
