package dev.tandem.bench;

import dev.tandem.json.JsonWriter;
import java.util.List;

/** {@code ./tandem bench write-path [--json]}. */
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        List<String> given = List.of(words);
        List<String> names =
                given.stream().filter(word -> !word.startsWith("--")).toList();
        boolean known = List.of("write-path").containsAll(names)
                && given.stream().filter(word -> word.startsWith("--")).allMatch("--json"::equals);
        if (!known) {
            System.err.println("tandem: unknown-bench: 'write-path' is the one there is, and --json its one option.");
            System.exit(2);
        }
        WritePathFigures figures = WritePath.measure(System.err::println);
        System.out.println(given.contains("--json") ? JsonWriter.write(figures.json()) : figures.text());
        // DynamoDB Local leaves threads behind that would keep the process alive.
        System.exit(0);
    }
}
