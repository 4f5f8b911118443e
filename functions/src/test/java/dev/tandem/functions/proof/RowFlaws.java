package dev.tandem.functions.proof;

import dev.tandem.functions.sim.PassingRows;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.sim.Unconditional;
import dev.tandem.functions.store.dynamo.Condition;
import dev.tandem.functions.store.dynamo.Got;
import dev.tandem.functions.store.dynamo.Page;
import dev.tandem.functions.store.dynamo.Range;
import dev.tandem.functions.store.dynamo.Row;
import dev.tandem.functions.store.dynamo.RowKey;
import dev.tandem.functions.store.dynamo.Rows;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Value;
import dev.tandem.functions.store.dynamo.Write;
import dev.tandem.functions.store.dynamo.Written;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Mistakes a store could make, made beneath it: with conditions, with answers, and with more or less than it was asked for. */
final class RowFlaws {
    private RowFlaws() {}

    static Rows same(Rows rows, SimWorld world) {
        return rows;
    }

    static Rows logUnconditional(Rows rows, SimWorld world) {
        return writing(rows, unconditional(write -> is(write, "log#")));
    }

    static Rows receiptUnconditional(Rows rows, SimWorld world) {
        return writing(rows, unconditional(write -> is(write, "receipt#")));
    }

    static Rows entitiesUnconditional(Rows rows, SimWorld world) {
        return writing(rows, unconditional(write -> is(write, "entity#")));
    }

    static Rows memberUnchecked(Rows rows, SimWorld world) {
        return writing(rows, without(write -> write instanceof Write.Check && is(write, "member#")));
    }

    static Rows lockUnchecked(Rows rows, SimWorld world) {
        return writing(rows, without(write -> write instanceof Write.Check && is(write, "lock#")));
    }

    static Rows lockUnconditional(Rows rows, SimWorld world) {
        return writing(rows, unconditional(write -> write instanceof Write.Put && is(write, "lock#")));
    }

    static Rows membershipUnconditional(Rows rows, SimWorld world) {
        return writing(rows, unconditional(write -> write instanceof Write.Put && is(write, "member#")));
    }

    static Rows withoutReceipt(Rows rows, SimWorld world) {
        return writing(
                rows,
                writes -> writes.stream().anyMatch(write -> isIn(write, "log#"))
                        ? without(write -> isIn(write, "receipt#")).apply(writes)
                        : writes);
    }

    static Rows withoutLog(Rows rows, SimWorld world) {
        return writing(
                rows,
                writes -> writes.size() > 3 && writes.getLast() instanceof Write.Put
                        ? without(write -> isIn(write, "log#")).apply(writes)
                        : writes);
    }

    static Rows withoutLastEntity(Rows rows, SimWorld world) {
        return writing(rows, writes -> {
            List<Write> entities =
                    writes.stream().filter(write -> isIn(write, "entity#")).toList();
            return entities.size() < 2
                    ? writes
                    : without(entities.getLast()::equals).apply(writes);
        });
    }

    /** As if a receipt were of no part of the commit: it is there although the rest may not follow. */
    static Rows receiptFirst(Rows rows, SimWorld world) {
        return new PassingRows(rows) {
            @Override
            public Written transact(Table table, List<Write> writes) {
                Optional<Write> receipt =
                        writes.stream().filter(write -> isIn(write, "receipt#")).findFirst();
                if (receipt.isEmpty() || writes.size() < 3) {
                    return super.transact(table, writes);
                }
                Written first = super.write(table, receipt.get());
                return first instanceof Written.Done
                        ? super.transact(table, without(receipt.get()::equals).apply(writes))
                        : new Written.Contended();
            }
        };
    }

    static Rows oneByOne(Rows rows, SimWorld world) {
        return new PassingRows(rows) {
            @Override
            public Written transact(Table table, List<Write> writes) {
                Written last = new Written.Done(Optional.empty());
                for (Write write : writes) {
                    last = write instanceof Write.Check ? last : super.write(table, write);
                    if (!(last instanceof Written.Done)) {
                        return last;
                    }
                }
                return last;
            }
        };
    }

    /** A removal that leaves no trace: whoever has the link comes in again. */
    static Rows membershipDeleted(Rows rows, SimWorld world) {
        return writing(rows, writes -> writes.stream().map(RowFlaws::deleting).toList());
    }

    private static Write deleting(Write write) {
        return write instanceof Write.Put(Row row, Condition condition)
                        && is(write, "member#")
                        && new Value.Flag(false).equals(row.attributes().get("active"))
                ? new Write.Delete(row.key(), condition)
                : write;
    }

    static Rows timeoutIsDone(Rows rows, SimWorld world) {
        return answering(rows, Written.Unanswered.class);
    }

    static Rows conflictIsDone(Rows rows, SimWorld world) {
        return answering(rows, Written.Contended.class);
    }

    static Rows refusedIsDone(Rows rows, SimWorld world) {
        return answering(rows, Written.Refused.class);
    }

    private static Rows answering(Rows rows, Class<? extends Written> taken) {
        return new PassingRows(rows) {
            @Override
            public Written transact(Table table, List<Write> writes) {
                Written written = super.transact(table, writes);
                return taken.isInstance(written) ? new Written.Done(Optional.empty()) : written;
            }
        };
    }

    static Rows answeredFirst(Rows rows, SimWorld world) {
        return new PassingRows(rows) {
            @Override
            public Written transact(Table table, List<Write> writes) {
                world.spawn("afterwards", () -> rows.transact(table, writes));
                return new Written.Done(Optional.empty());
            }
        };
    }

    static Rows unreadIsAbsent(Rows rows, SimWorld world) {
        return new PassingRows(rows) {
            @Override
            public Got getAll(Table table, List<RowKey> keys) {
                return new Got(super.getAll(table, keys).rows(), List.of());
            }
        };
    }

    static Rows firstPage(Rows rows, SimWorld world) {
        return querying(rows, (page, range) -> new Page(page.rows(), false));
    }

    static Rows shortSighted(Rows rows, SimWorld world) {
        return new PassingRows(rows) {
            @Override
            public Page query(Range range, Optional<Row> after, int limit) {
                return range.descending()
                        ? new Page(super.query(range, after, 1).rows(), false)
                        : super.query(range, after, limit);
            }
        };
    }

    static Rows undirected(Rows rows, SimWorld world) {
        return new PassingRows(rows) {
            @Override
            public Page query(Range range, Optional<Row> after, int limit) {
                Range forward = new Range(range.table(), range.pk(), range.from(), range.to(), false);
                return super.query(forward, after, limit);
            }
        };
    }

    static Rows leavesOut(Rows rows, SimWorld world) {
        return querying(
                rows,
                (page, range) -> page.rows().size() < 5
                        ? page
                        : new Page(page.rows().subList(0, page.rows().size() - 1), page.more()));
    }

    static Rows socketsStay(Rows rows, SimWorld world) {
        return new PassingRows(rows) {
            @Override
            public Written write(Table table, Write write) {
                return write instanceof Write.Delete && table != Table.ROOMS
                        ? new Written.Done(Optional.empty())
                        : super.write(table, write);
            }
        };
    }

    static Rows endlessLeases(Rows rows, SimWorld world) {
        return new PassingRows(rows) {
            @Override
            public Written write(Table table, Write write) {
                return super.write(table, lasting(write));
            }
        };
    }

    private static Write lasting(Write write) {
        if (write instanceof Write.Put(Row row, Condition condition)
                && row.attributes().containsKey("lease")) {
            Map<String, Value> longer = new HashMap<>(row.attributes());
            longer.put("lease", new Value.Whole(Long.MAX_VALUE / 4));
            return new Write.Put(new Row(row.key(), longer), condition);
        }
        return write;
    }

    private static Rows querying(Rows rows, BiFunction<Page, Range, Page> spoilt) {
        return new PassingRows(rows) {
            @Override
            public Page query(Range range, Optional<Row> after, int limit) {
                return spoilt.apply(super.query(range, after, limit), range);
            }
        };
    }

    private static Rows writing(Rows rows, UnaryOperator<List<Write>> spoilt) {
        return new PassingRows(rows) {
            @Override
            public Written transact(Table table, List<Write> writes) {
                return super.transact(table, spoilt.apply(writes));
            }

            @Override
            public Written write(Table table, Write write) {
                List<Write> left = spoilt.apply(List.of(write));
                return left.isEmpty() ? new Written.Done(Optional.empty()) : super.write(table, left.getFirst());
            }
        };
    }

    private static UnaryOperator<List<Write>> without(Predicate<Write> concerned) {
        return writes -> writes.stream().filter(concerned.negate()).toList();
    }

    private static UnaryOperator<List<Write>> unconditional(Predicate<Write> concerned) {
        return writes -> writes.stream()
                .map(write -> concerned.test(write) ? Unconditional.of(write) : write)
                .toList();
    }

    private static boolean is(Write write, String sort) {
        return write.key().sk().startsWith(sort);
    }

    private static boolean isIn(Write write, String sort) {
        return is(write, sort) && write instanceof Write.Put;
    }

    static Rows receiptsCached(Rows rows, SimWorld world) {
        return new CachedRows(rows, world, "receipt#");
    }

    static Rows membersCached(Rows rows, SimWorld world) {
        return new CachedRows(rows, world, "member#");
    }

    static Rows memberListsCached(Rows rows, SimWorld world) {
        return CachedRows.ofQueries(rows, world, "member#");
    }

    static Rows entitiesCached(Rows rows, SimWorld world) {
        return new CachedRows(rows, world, "entity#");
    }

    static Rows headCached(Rows rows, SimWorld world) {
        return CachedRows.ofQueries(rows, world, "log#");
    }

    static Rows locksCached(Rows rows, SimWorld world) {
        return new CachedRows(rows, world, "lock#");
    }

    static Rows metaCached(Rows rows, SimWorld world) {
        return new CachedRows(rows, world, "meta");
    }
}
