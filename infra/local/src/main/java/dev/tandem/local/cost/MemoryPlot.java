package dev.tandem.local.cost;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A drawing of what more memory gives and takes: how long an update's function runs, and what the time of a million updates costs. */
final class MemoryPlot {
    private static final int LEFT = 70;
    private static final int RIGHT = 570;
    private static final int TOP = 40;
    private static final int BOTTOM = 250;
    private static final int LEAST = 256;
    private static final int MOST = 3072;
    private static final int STEP = 64;

    private final MemoryModel model;

    private MemoryPlot(MemoryModel model) {
        this.model = model;
    }

    static String of(MemoryModel model) {
        return new MemoryPlot(model).svg();
    }

    private String svg() {
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300" role="img" font-family="sans-serif" font-size="13">
                <title>Milliseconds of an update's function, and US dollars for the time of a million updates, by megabytes of memory</title>
                <rect width="640" height="300" fill="#fff"/>
                """);
        for (int megabytes : List.of(512, 1024, 1769, 3008)) {
            svg.append(
                    "<path d=\"M%d %dV%d\" stroke=\"%s\"/><text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#444\">%d MB</text>\n"
                            .formatted(
                                    x(megabytes),
                                    TOP,
                                    BOTTOM,
                                    megabytes == CostModel.MEGABYTES ? "#0b6e63" : "#ddd",
                                    x(megabytes),
                                    BOTTOM + 20,
                                    megabytes));
        }
        return svg.append(line(MemoryModel.At::update, "ms", "#0b6e63", LEFT - 8, "end", "%.0f ms"))
                .append(line(MemoryModel.At::dollars, "usd", "#b3541e", RIGHT + 8, "start", "$%.2f"))
                .append("<text x=\"%d\" y=\"22\" fill=\"#0b6e63\">an update's function, warm</text>\n".formatted(LEFT))
                .append(
                        "<text x=\"%d\" y=\"22\" text-anchor=\"end\" fill=\"#b3541e\">time of a million updates</text>\n</svg>\n"
                                .formatted(RIGHT))
                .toString();
    }

    /** A line of its own scale, from nothing to its highest, and the figures of that scale beside it. */
    private String line(
            ToDoubleFunction<MemoryModel.At> figure, String id, String colour, int beside, String anchor, String form) {
        double highest = sizes().mapToDouble(size -> figure.applyAsDouble(model.at(size)))
                .max()
                .orElseThrow();
        String points = sizes().mapToObj(size ->
                        "%d,%d".formatted(x(size), y(figure.applyAsDouble(model.at(size)) / highest)))
                .collect(Collectors.joining(" "));
        StringBuilder svg = new StringBuilder(
                "<polyline id=\"%s\" points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>\n"
                        .formatted(id, points, colour));
        for (int part = 0; part <= 4; part++) {
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n"
                    .formatted(
                            beside,
                            y(part / 4.0) + 4,
                            anchor,
                            colour,
                            String.format(Locale.ROOT, form, highest * part / 4)));
        }
        return svg.toString();
    }

    private static IntStream sizes() {
        return IntStream.iterate(LEAST, size -> size <= MOST, size -> size + STEP);
    }

    private static int x(int megabytes) {
        return LEFT + (RIGHT - LEFT) * (megabytes - LEAST) / (MOST - LEAST);
    }

    private static int y(double part) {
        return (int) Math.round(BOTTOM - (BOTTOM - TOP) * part);
    }
}
