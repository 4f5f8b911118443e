package dev.tandem.local.cost;

import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A drawing of what an hour costs over how many are in the room. */
final class CostPlot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 300;
    private static final int LEFT = 70;
    private static final int BOTTOM = 250;
    private static final int TOP = 20;
    private static final int RIGHT = 610;
    private static final int MOST = 50;

    private CostPlot() {}

    static String of(CostModel model) {
        IntToDoubleFunction whole =
                people -> model.roomHour(CostModel.RoomHour.lively(people)).total();
        double highest = whole.applyAsDouble(MOST) * 1.05;
        String line = IntStream.rangeClosed(1, MOST)
                .mapToObj(people -> "%d,%d".formatted(x(people), y(whole.applyAsDouble(people), highest)))
                .collect(Collectors.joining(" "));
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\">\n"
                        .formatted(WIDTH, HEIGHT));
        svg.append("<title>US dollars for a lively hour, by the people in the room</title>\n");
        svg.append("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n".formatted(WIDTH, HEIGHT));
        for (int part = 0; part <= 4; part++) {
            double usd = highest * part / 4;
            svg.append("<path d=\"M%d %dH%d\" stroke=\"#ddd\"/>".formatted(LEFT, y(usd, highest), RIGHT))
                    .append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#444\">%s</text>\n"
                            .formatted(LEFT - 8, y(usd, highest) + 4, String.format(Locale.ROOT, "$%.2f", usd)));
        }
        for (int people : List.of(2, 10, 20, 30, 40, 50)) {
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#444\">%d</text>\n"
                    .formatted(x(people), BOTTOM + 20, people));
        }
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#444\">people in the room</text>\n"
                .formatted((LEFT + RIGHT) / 2, BOTTOM + 42));
        svg.append("<polyline points=\"%s\" fill=\"none\" stroke=\"#0b6e63\" stroke-width=\"2.5\"/>\n</svg>\n"
                .formatted(line));
        return svg.toString();
    }

    private static int x(int people) {
        return LEFT + (RIGHT - LEFT) * people / MOST;
    }

    private static int y(double usd, double highest) {
        return (int) Math.round(BOTTOM - (BOTTOM - TOP) * usd / highest);
    }
}
