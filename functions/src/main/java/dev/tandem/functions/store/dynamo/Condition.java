package dev.tandem.functions.store.dynamo;

import java.util.List;
import java.util.Map;

/** What must hold of a row for a write to happen. */
public sealed interface Condition {
    /** Nothing. */
    record Always() implements Condition {}

    /** There is no such row. */
    record Absent() implements Condition {}

    /** There is such a row. */
    record Present() implements Condition {}

    /** There is such a row, and it has exactly these values. */
    record Holds(Map<String, Value> values) implements Condition {
        public Holds {
            values = Map.copyOf(values);
        }
    }

    /** There is such a row, and it has this number, which is less than the bound. */
    record Below(String name, long bound) implements Condition {}

    /** There is such a row, and it has this number, which is more than the bound. */
    record Above(String name, long bound) implements Condition {}

    /** All of these. */
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /** There is such a row, and it has no such attribute. */
    record Lacks(String name) implements Condition {}

    Condition ALWAYS = new Always();
    Condition ABSENT = new Absent();
    Condition PRESENT = new Present();

    static Condition holds(String name, long number) {
        return new Holds(Map.of(name, new Value.Whole(number)));
    }

    static Condition holds(String name, boolean on) {
        return new Holds(Map.of(name, new Value.Flag(on)));
    }
}
