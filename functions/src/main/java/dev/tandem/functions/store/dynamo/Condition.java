package dev.tandem.functions.store.dynamo;

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

    Condition ALWAYS = new Always();
    Condition ABSENT = new Absent();
    Condition PRESENT = new Present();

    static Condition holds(String name, long number) {
        return new Holds(Map.of(name, new Value.Whole(number)));
    }
}
