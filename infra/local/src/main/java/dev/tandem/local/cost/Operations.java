package dev.tandem.local.cost;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What each operation takes, in rooms with so many people.
 *
 * @param counts by operation and people; counted where the numbers are, between them as on a straight line
 */
public record Operations(Map<Operation, NavigableMap<Integer, Counts>> counts) {
    private static final String RESOURCE = "operations.json";

    /** The committed ones: what a test counts again. */
    public static Operations committed() {
        return of(Resources.read(RESOURCE));
    }

    /** What it takes in a room with this many people. */
    public Counts of(Operation operation, int people) {
        NavigableMap<Integer, Counts> known = Objects.requireNonNull(counts.get(operation));
        Counts exact = known.get(people);
        if (exact != null || known.size() == 1) {
            return exact == null ? known.firstEntry().getValue() : exact;
        }
        // Beyond both ends, the nearest two lead on.
        int upper =
                known.higherKey(people) == null ? known.lastKey() : Math.max(known.higherKey(people), second(known));
        int lower = Objects.requireNonNull(known.lowerKey(upper));
        Counts from = Objects.requireNonNull(known.get(lower));
        Counts to = Objects.requireNonNull(known.get(upper));
        return from.plus(to.minus(from).times((double) (people - lower) / (upper - lower)));
    }

    private static int second(NavigableMap<Integer, Counts> known) {
        return Objects.requireNonNull(known.higherKey(known.firstKey()));
    }

    static Operations of(String text) {
        Map<Operation, NavigableMap<Integer, Counts>> counts = new EnumMap<>(Operation.class);
        ((Json.Obj) JsonReader.FILES.read(text)).members().forEach((code, byPeople) -> {
            NavigableMap<Integer, Counts> each = new TreeMap<>();
            ((Json.Obj) byPeople)
                    .members()
                    .forEach((people, json) -> each.put(Integer.valueOf(people), Counts.of(json)));
            counts.put(Operation.of(code), each);
        });
        return new Operations(counts);
    }

    /** As it is committed: a line for each. */
    public String text() {
        StringBuilder text = new StringBuilder("{\n");
        List<Operation> all = List.of(Operation.values());
        for (Operation operation : all) {
            text.append("  \"").append(operation.code()).append("\": {\n");
            NavigableMap<Integer, Counts> known = Objects.requireNonNull(counts.get(operation));
            known.forEach((people, each) -> text.append("    \"")
                    .append(people)
                    .append("\": ")
                    .append(JsonWriter.write(each.json()))
                    .append(people.equals(known.lastKey()) ? "\n" : ",\n"));
            text.append(operation == all.getLast() ? "  }\n" : "  },\n");
        }
        return text.append("}\n").toString();
    }
}
