package dev.tandem.functions.proof;

import dev.tandem.functions.push.Push;
import dev.tandem.functions.push.PushResult;
import dev.tandem.functions.sim.PassingRows;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.dynamo.Condition;
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

/** Mistakes in how whoever commits tells the others. */
final class TellingFlaws {
    private static final String LOG = "log#";

    private TellingFlaws() {}

    /** With the commit, so that one could not be forgotten. */
    static Rows keptBefore(Rows rows, SimWorld world) {
        return new PassingRows(rows) {
            @Override
            public Written transact(Table table, List<Write> writes) {
                Written written = super.transact(table, writes);
                if (written instanceof Written.Done && writes.size() > 2) {
                    writes.stream()
                            .filter(write -> write instanceof Write.Put
                                    && write.key().sk().startsWith(LOG))
                            .forEach(entry -> super.write(table, told(entry.key())));
                }
                return written;
            }
        };
    }

    private static Write told(RowKey entry) {
        String digits = entry.sk().substring(LOG.length());
        Map<String, Value> mark = new HashMap<>();
        mark.put("seq", new Value.Whole(Long.parseLong(digits)));
        mark.put("at", new Value.Whole(0));
        return new Write.Put(new Row(new RowKey(entry.pk(), "told#" + digits), mark), Condition.ALWAYS);
    }

    static Push failedIsSent(Push push) {
        return new Push() {
            @Override
            public PushResult post(String connectionId, byte[] frame) {
                try {
                    push.post(connectionId, frame);
                } catch (IllegalStateException unanswered) {
                    // It will be there.
                }
                return new PushResult.Sent();
            }

            @Override
            public void close(String connectionId) {
                push.close(connectionId);
            }
        };
    }

    /** Whoever is a member is read first, and counts when the sockets have come. */
    static Rows membersFirst(Rows rows, SimWorld world) {
        return new PassingRows(rows) {
            private final Map<String, Page> members = new HashMap<>();

            @Override
            public Page query(Range range, Optional<Row> after, int limit) {
                if (range.from().equals("conn#") && range.pk().startsWith("room#")) {
                    members.put(range.pk(), super.query(ofMembers(range.pk()), Optional.empty(), limit));
                }
                Page read = range.from().equals("member#") ? members.remove(range.pk()) : null;
                return read == null ? super.query(range, after, limit) : read;
            }
        };
    }

    private static Range ofMembers(String room) {
        return new Range(Table.ROOMS, room, "member#", "member#~", false);
    }
}
