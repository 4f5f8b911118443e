package dev.tandem.functions.sim;

import dev.tandem.functions.store.dynamo.Condition;
import dev.tandem.functions.store.dynamo.Row;
import dev.tandem.functions.store.dynamo.RowKey;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Value;
import dev.tandem.functions.store.dynamo.Write;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The rows as they are visible now. */
final class SimTables {
    private final Map<Table, NavigableMap<RowKey, Row>> tables = new EnumMap<>(Table.class);

    NavigableMap<RowKey, Row> rows(Table table) {
        return tables.computeIfAbsent(table, fresh -> new TreeMap<>());
    }

    /** A copy of all rows as they are now. */
    Map<Table, NavigableMap<RowKey, Row>> copy() {
        Map<Table, NavigableMap<RowKey, Row>> copy = new EnumMap<>(Table.class);
        tables.forEach((table, rows) -> copy.put(table, new TreeMap<>(rows)));
        return copy;
    }

    /** From now on the rows are these. */
    void become(Map<Table, NavigableMap<RowKey, Row>> others) {
        tables.clear();
        others.forEach((table, rows) -> tables.put(table, new TreeMap<>(rows)));
    }

    Optional<Row> row(Table table, RowKey key) {
        return Optional.ofNullable(rows(table).get(key));
    }

    boolean holds(Table table, Write write) {
        return holds(row(table, write.key()), write.condition());
    }

    private static boolean holds(Optional<Row> row, Condition condition) {
        return switch (condition) {
            case Condition.Always() -> true;
            case Condition.Absent() -> row.isEmpty();
            case Condition.Present() -> row.isPresent();
            case Condition.Lacks(String name) ->
                row.filter(present -> !present.attributes().containsKey(name)).isPresent();
            case Condition.Holds(Map<String, Value> values) ->
                row.filter(present -> present.attributes().entrySet().containsAll(values.entrySet()))
                        .isPresent();
            case Condition.Below(String name, long bound) ->
                number(row, name).filter(number -> number < bound).isPresent();
            case Condition.Above(String name, long bound) ->
                number(row, name).filter(number -> number > bound).isPresent();
            case Condition.All(List<Condition> all) -> all.stream().allMatch(each -> holds(row, each));
        };
    }

    private static Optional<Long> number(Optional<Row> row, String name) {
        return row.map(present -> present.attributes().get(name))
                .flatMap(value -> value instanceof Value.Whole(long number) ? Optional.of(number) : Optional.empty());
    }

    /** Makes a write visible. */
    void apply(Table table, Write write) {
        switch (write) {
            case Write.Put put -> rows(table).put(put.key(), put.row());
            case Write.Update update ->
                rows(table).put(update.key(), updated(row(table, update.key()), update.key(), update.values()));
            case Write.Raise(RowKey key, String name, var condition) ->
                rows(table).put(key, raised(row(table, key), key, name));
            case Write.Delete delete -> rows(table).remove(delete.key());
            case Write.Check check -> {}
        }
    }

    private static Row raised(Optional<Row> row, RowKey key, String name) {
        long number = number(row, name).orElseThrow(() -> new IllegalStateException("no " + name + " in " + key));
        return updated(row, key, Map.of(name, new Value.Whole(number + 1)));
    }

    private static Row updated(Optional<Row> row, RowKey key, Map<String, Value> values) {
        Map<String, Value> attributes = new HashMap<>(row.map(Row::attributes).orElse(Map.of()));
        attributes.putAll(values);
        return new Row(key, attributes);
    }
}
