package dev.tandem.bench;

import dev.tandem.bench.scale.ScaleDocument;
import dev.tandem.bench.scale.ScaleFigures;
import dev.tandem.bench.scale.ScaleFiles;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The benches of {@code ./tandem bench} that are written in Java; it is started in the checkout. */
public final class Main {
    private static final Path CHECKOUT = Path.of("");

    private Main() {}

    public static void main(String[] words) throws IOException {
        List<String> given = List.of(words);
        String name = given.stream()
                .filter(word -> !word.startsWith("--"))
                .findFirst()
                .orElse("write-path");
        boolean json = given.contains("--json");
        switch (name) {
            case "write-path" -> {
                WritePathFigures figures = WritePath.measure(System.err::println);
                print(json, figures.json(), figures.text());
            }
            case "cloud" -> {
                CloudFigures figures = CloudFigures.reckoned();
                print(json, figures.json(), figures.text());
            }
            case "scale" -> scale(json, given.contains("--write"));
            case "flame" -> flame(given.subList(1, given.size()));
            case "document" -> PerformanceDocument.write(CHECKOUT);
            default -> {
                System.err.println("tandem: unknown-bench: '" + name + "' is none; ./tandem help names them.");
                System.exit(2);
            }
        }
        // DynamoDB Local leaves threads behind that would keep the process alive.
        System.exit(0);
    }

    private static void scale(boolean asJson, boolean keep) throws IOException {
        ScaleFigures figures = ScaleFigures.simulated(System.err::println);
        if (keep) {
            ScaleFiles.write(CHECKOUT, figures.json());
        }
        print(asJson, figures.json(), ScaleDocument.tables(figures.json()));
    }

    private static void print(boolean asJson, Json json, String text) {
        System.out.println(asJson ? JsonWriter.write(json) : text);
    }

    /** A recording, where the picture goes, and what it shows. */
    private static void flame(List<String> given) throws IOException {
        Stacks stacks = Stacks.of(Path.of(given.getFirst()));
        Files.writeString(Path.of(given.get(1)), FlameGraph.svg(given.get(2), stacks));
        System.out.println(JsonWriter.write(stacks.json()));
    }
}
