package dev.tandem.local.profile;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** How long things take, as {@code latency/aws.json} has it, with where each figure is from. */
final class Figures {
    private static final String FILE = "/latency/aws.json";

    private final Map<String, Figure> figures;

    private Figures(Map<String, Figure> figures) {
        this.figures = figures;
    }

    /**
     * One figure.
     *
     * @param what takes so long
     * @param kind {@code published} or {@code chosen}
     * @param source where it is from, or within what it was chosen
     */
    record Figure(String what, String kind, String source, Quantiles millis) {}

    /** Those of the cloud. */
    static Figures aws() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        Form all = Form.of(JsonReader.FILES.read(bytes())).object("figures");
        for (String name : all.names()) {
            figures.put(name, figure(all.object(name)));
        }
        return new Figures(figures);
    }

    private static byte[] bytes() {
        try (InputStream file = Objects.requireNonNull(Figures.class.getResourceAsStream(FILE), FILE)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Figure figure(Form form) {
        Map<Double, Double> millis = new HashMap<>();
        form.values("millis").forEach((percent, value) -> {
            if (!(value instanceof Json.Num number)) {
                throw form.refuse("millis");
            }
            millis.put(Double.valueOf(percent), number.value().doubleValue());
        });
        return new Figure(
                form.text("what"),
                form.text("kind", Set.of("published", "chosen")::contains),
                form.text("source"),
                new Quantiles(millis));
    }

    Figure get(String name) {
        return Objects.requireNonNull(figures.get(name), name);
    }

    Map<String, Figure> all() {
        return Map.copyOf(figures);
    }
}
