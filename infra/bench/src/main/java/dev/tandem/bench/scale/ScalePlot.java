package dev.tandem.bench.scale;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How long a commit takes to nearly everybody in a room, by its sockets: told by one invocation, and divided. */
final class ScalePlot {
    private static final int LEFT = 80;
    private static final int RIGHT = 610;
    private static final int TOP = 40;
    private static final int BOTTOM = 250;
    private static final double LEAST = 50;
    private static final double MOST = 10_000;
    private static final double SHORTEST = 100;
    private static final double LONGEST = 20_000;

    private ScalePlot() {}

    static String of(Json.Obj figures) {
        List<Form> rooms = Form.of(figures).objects("sockets");
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300" role="img" font-family="sans-serif" font-size="13">
                <title>Milliseconds until 95 of a hundred in a room have a commit, by the sockets in the room: told by one invocation, and divided among several</title>
                <rect width="640" height="300" fill="#fff"/>
                """);
        for (int millis : List.of(100, 300, 1_000, 3_000, 10_000)) {
            svg.append("<path d=\"M%d %dH%d\" stroke=\"#ddd\"/>".formatted(LEFT, y(millis), RIGHT))
                    .append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#444\">%s ms</text>\n"
                            .formatted(LEFT - 8, y(millis) + 4, String.format(Locale.ROOT, "%,d", millis)));
        }
        for (int sockets : List.of(50, 250, 1_000, 2_500, 5_000, 10_000)) {
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#444\">%s</text>\n"
                    .formatted(x(sockets), BOTTOM + 20, String.format(Locale.ROOT, "%,d", sockets)));
        }
        return svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#444\">sockets in the room</text>\n"
                        .formatted((LEFT + RIGHT) / 2, BOTTOM + 42))
                .append(line(rooms, "one", "#b3541e"))
                .append(line(rooms, "divided", "#0b6e63"))
                .append("<text x=\"%d\" y=\"22\" fill=\"#b3541e\">by one invocation</text>\n".formatted(LEFT))
                .append(
                        "<text x=\"%d\" y=\"22\" text-anchor=\"end\" fill=\"#0b6e63\">divided above 250</text>\n</svg>\n"
                                .formatted(RIGHT))
                .toString();
    }

    private static String line(List<Form> rooms, String how, String colour) {
        String points = rooms.stream()
                .map(room -> "%d,%d"
                        .formatted(
                                x((double) room.whole("sockets", 1)),
                                y(ScaleDocument.number(
                                        room.object(how).object("told").any("p95")))))
                .collect(Collectors.joining(" "));
        return "<polyline id=\"%s\" points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>\n"
                .formatted(how, points, colour);
    }

    private static int x(double sockets) {
        return (int) Math.round(LEFT + (RIGHT - LEFT) * Math.log(sockets / LEAST) / Math.log(MOST / LEAST));
    }

    private static int y(double millis) {
        return (int) Math.round(BOTTOM - (BOTTOM - TOP) * Math.log(millis / SHORTEST) / Math.log(LONGEST / SHORTEST));
    }
}
