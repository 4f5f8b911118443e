package dev.tandem.functions.sim;

import dev.tandem.functions.store.dynamo.RowKey;
import dev.tandem.functions.store.dynamo.Rows;
import dev.tandem.functions.store.dynamo.Write;
import java.util.HashSet;
import java.util.List;

/** What DynamoDB refuses outright (TransactWriteItems and BatchGetItem in its API reference). */
final class Limits {
    private Limits() {}

    static void checkKeys(List<RowKey> keys) {
        check(keys, Rows.MOST_KEYS);
    }

    static void checkWrites(List<Write> writes) {
        check(writes.stream().map(Write::key).toList(), Rows.MOST_WRITES);
    }

    private static void check(List<RowKey> keys, int most) {
        if (keys.isEmpty() || keys.size() > most) {
            throw new IllegalArgumentException(keys.size() + " rows in one call, from 1 to " + most + " are allowed");
        }
        if (new HashSet<>(keys).size() < keys.size()) {
            throw new IllegalArgumentException("a row twice in one call: " + keys);
        }
    }
}
