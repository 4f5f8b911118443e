package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.dynamo.Value.Flag;
import dev.tandem.functions.store.dynamo.Value.Text;
import dev.tandem.functions.store.dynamo.Value.Whole;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a table.
 *
 * @param key its place
 * @param attributes everything else, by name
 */
public record Row(RowKey key, Map<String, Value> attributes) {
    public Row {
        attributes = Map.copyOf(attributes);
    }

    static Row at(RowKey key) {
        return new Row(key, Map.of());
    }

    Row with(String name, String text) {
        return with(name, new Text(text));
    }

    Row with(String name, long number) {
        return with(name, new Whole(number));
    }

    Row with(String name, boolean on) {
        return with(name, new Flag(on));
    }

    Row with(String name, Optional<String> text) {
        return text.map(present -> with(name, present)).orElse(this);
    }

    private Row with(String name, Value value) {
        Map<String, Value> more = new HashMap<>(attributes);
        more.put(name, value);
        return new Row(key, more);
    }

    /** The attribute that every row of this sort has. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalText(String name) {
        return attributes.get(name) instanceof Text(String text) ? Optional.of(text) : Optional.empty();
    }

    /** Rows of an older version may lack an attribute. */
    boolean has(String name) {
        return attributes.containsKey(name);
    }

    long number(String name) {
        return optionalNumber(name).orElseThrow(() -> missing(name));
    }

    Optional<Long> optionalNumber(String name) {
        return attributes.get(name) instanceof Whole(long number) ? Optional.of(number) : Optional.empty();
    }

    boolean flag(String name) {
        if (attributes.get(name) instanceof Flag(boolean on)) {
            return on;
        }
        throw missing(name);
    }

    private IllegalStateException missing(String name) {
        return new IllegalStateException("row " + key + " has no such " + name);
    }
}
