package dev.tandem.bench;

import java.util.Map;

/** Draws where time went: each box a method, above it what it called, as wide as its share. Narrow boxes are left out. */
final class FlameGraph {
    private static final int WIDTH = 1_200;
    private static final int ROW = 16;
    private static final int HEAD = 44;
    private static final double NARROWEST = WIDTH * 0.008;
    private static final double LETTER = 6.2;

    private final Stacks stacks;
    private final StringBuilder boxes = new StringBuilder();
    private int deepest;

    private FlameGraph(Stacks stacks) {
        this.stacks = stacks;
    }

    static String svg(String title, Stacks stacks) {
        FlameGraph graph = new FlameGraph(stacks);
        graph.draw(stacks.root(), 0, 0);
        int height = HEAD + (graph.deepest + 1) * ROW;
        StringBuilder owners = new StringBuilder();
        stacks.owners()
                .forEach((owner, samples) -> owners.append(owners.isEmpty() ? "" : ", ")
                        .append(owner)
                        .append(' ')
                        .append(Math.round(100.0 * samples / stacks.samples()))
                        .append(" %"));
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="monospace" font-size="10">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <text x="6" y="16" font-size="13">%s</text>
                <text x="6" y="33" font-size="11">%s</text>
                %s</svg>
                """.formatted(WIDTH, height, escaped(title), escaped(owners.toString()), graph.boxes);
    }

    private void draw(Call call, int depth, double from) {
        deepest = Math.max(deepest, depth);
        double x = from;
        for (Map.Entry<String, Call> each : call.callees().entrySet()) {
            double width = (double) WIDTH * each.getValue().samples() / stacks.samples();
            if (width >= NARROWEST) {
                box(each.getKey(), each.getValue().samples(), depth, x, width);
                draw(each.getValue(), depth + 1, x);
            }
            x += width;
        }
    }

    private void box(String name, int samples, int depth, double x, double width) {
        int y = HEAD + depth * ROW;
        String label = brief(name);
        int letters = (int) ((width - 4) / LETTER);
        boxes.append(
                "<g><title>%s: %.1f %%</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\" stroke=\"#fff\"/>"
                        .formatted(
                                escaped(name), 100.0 * samples / stacks.samples(), x, y, width, ROW - 1, colour(name)));
        if (letters >= 4) {
            boxes.append("<text x=\"%.1f\" y=\"%d\">%s</text>"
                    .formatted(x + 2, y + 11, escaped(label.substring(0, Math.min(letters, label.length())))));
        }
        boxes.append("</g>\n");
    }

    /** Without the package. */
    private static String brief(String name) {
        int method = name.lastIndexOf('.');
        return name.substring(name.lastIndexOf('.', method - 1) + 1);
    }

    private static String colour(String name) {
        if (name.startsWith("dev.tandem.local")) {
            return "#9ec5fe";
        }
        if (name.startsWith("dev.tandem")) {
            return "#75b798";
        }
        if (name.startsWith("software.amazon.dynamodb")
                || name.startsWith("com.almworks")
                || name.startsWith("com.amazonaws")) {
            return "#f1aeb5";
        }
        return name.startsWith("software.amazon") ? "#fecba1" : "#dee2e6";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
