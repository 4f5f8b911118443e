package dev.tandem.bench.scale;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What is kept of a run, in a checkout: the figures, and the document and the picture that follow from them. */
public final class ScaleFiles {
    static final Path FIGURES = Path.of("docs/figures/scale.json");
    static final Path DOCUMENT = Path.of("docs/SCALE.md");
    static final Path PLOT = Path.of("docs/images/scale.svg");

    private ScaleFiles() {}

    public static void write(Path checkout, Json.Obj figures) throws IOException {
        Files.writeString(checkout.resolve(FIGURES), text(figures));
        Files.writeString(checkout.resolve(DOCUMENT), ScaleDocument.of(figures));
        Files.writeString(checkout.resolve(PLOT), ScalePlot.of(figures));
    }

    static Json.Obj kept(Path checkout) throws IOException {
        return (Json.Obj) JsonReader.FILES.read(Files.readString(checkout.resolve(FIGURES)));
    }

    /** A line for each member. */
    private static String text(Json.Obj json) {
        return json.members().entrySet().stream()
                .map(each -> "  " + JsonWriter.write(Json.of(each.getKey())) + ": " + JsonWriter.write(each.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }
}
