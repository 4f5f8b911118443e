package dev.tandem.local.cost;

import dev.tandem.json.Form;
import dev.tandem.json.JsonReader;
import java.util.List;

/**
 * What each deployed function takes of a processor and of memory: measured with the jar that is deployed, by {@code ./tandem bench memory --write}.
 *
 * @param measured the day
 * @param machine that it was measured on
 */
public record Appetites(String measured, String machine, List<Appetite> functions) {
    /**
     * One function's. Times are milliseconds on processors, whatever was waited for meanwhile.
     *
     * @param start of the process, until it asks for an event: what a snapshot saves
     * @param first the first event after a restore
     * @param young each of the next hundred
     * @param warm each of the hundred after them
     * @param most megabytes in the end, with the heap of a function of 1,024 MB
     */
    public record Appetite(String function, double start, double first, double young, double warm, double most) {}

    public Appetites {
        functions = List.copyOf(functions);
    }

    /** The committed ones. */
    public static Appetites committed() {
        Form form = Form.of(JsonReader.FILES.read(Resources.read("memory.json")));
        return new Appetites(
                form.text("measured"),
                form.text("machine"),
                form.objects("functions").stream()
                        .map(each -> new Appetite(
                                each.text("function"),
                                Prices.number(each, "start"),
                                Prices.number(each, "first"),
                                Prices.number(each, "young"),
                                Prices.number(each, "warm"),
                                Prices.number(each, "megabytes")))
                        .toList());
    }

    /** Milliseconds on a processor that the functions of an operation take, warm. */
    double of(Operation operation) {
        return operation.functions().stream()
                .mapToDouble(function -> of(function).warm())
                .sum();
    }

    Appetite of(String function) {
        return functions.stream()
                .filter(each -> each.function().equals(function))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(function + " was not measured"));
    }
}
