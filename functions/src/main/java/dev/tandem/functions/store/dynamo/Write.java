package dev.tandem.functions.store.dynamo;

import java.util.Map;

/** One row's part in a write. */
public sealed interface Write {
    RowKey key();

    Condition condition();

    /** The row becomes exactly this. */
    record Put(Row row, Condition condition) implements Write {
        @Override
        public RowKey key() {
            return row.key();
        }
    }

    /** Some attributes of the row change, the others stay. */
    record Update(RowKey key, Map<String, Value> values, Condition condition) implements Write {
        public Update {
            values = Map.copyOf(values);
        }
    }

    /** A number of the row rises by one; everything else stays. */
    record Raise(RowKey key, String name, Condition condition) implements Write {}

    /** The row goes. */
    record Delete(RowKey key, Condition condition) implements Write {}

    /** The row stays; only its condition counts. */
    record Check(RowKey key, Condition condition) implements Write {}
}
