package dev.tandem.bench;

import dev.tandem.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the model of the cloud gives: the same in every run. */
record CloudFigures(List<Told> rooms, List<Met> rivals) {
    private static final List<Integer> RATES = List.of(5, 10, 25, 50);

    static CloudFigures reckoned() {
        CloudModel model = new CloudModel();
        List<Told> rooms = model.rooms();
        return new CloudFigures(
                rooms, RATES.stream().map(new Rivalry(model)::at).toList());
    }

    Json json() {
        return Json.object()
                .put("bench", "cloud")
                .put("rooms", Json.array(rooms.stream().map(CloudFigures::json).toList()))
                .put(
                        "rivals",
                        Json.array(rivals.stream().map(CloudFigures::json).toList()))
                .build();
    }

    private static Json json(Told room) {
        return Json.object()
                .put("people", room.people())
                .put("ack", room.ack().json())
                .put("told", room.told().json())
                .put("express", room.express().json())
                .build();
    }

    private static Json json(Met met) {
        return Json.object()
                .put("commitsPerSecond", met.perSecond())
                .put("ack", met.ack().json())
                .put("tries", number(met.tries()))
                .put("sentAway", number(met.sentAway()))
                .build();
    }

    private static Json number(double figure) {
        return new Json.Num(new BigDecimal(String.format(Locale.ROOT, "%.1f", figure)));
    }

    String text() {
        String people = rooms.stream()
                .map(room -> "%-6d %22s %22s %26s"
                        .formatted(
                                room.people(),
                                room.ack().text(),
                                room.told().text(),
                                room.express().text()))
                .collect(Collectors.joining("\n"));
        String rates = rivals.stream()
                .map(met -> "%-16d %22s %10.1f %18.1f %%"
                        .formatted(met.perSecond(), met.ack().text(), met.tries(), met.sentAway()))
                .collect(Collectors.joining("\n"));
        return "ms, p50 / p95 / p99%n%-6s %22s %22s %26s%n%s%n%n%-16s %22s %10s %20s%n%s"
                .formatted(
                        "people",
                        "acknowledged",
                        "told by the stream",
                        "told by who commits",
                        people,
                        "edits/s, one room",
                        "acknowledged",
                        "tries",
                        "told to come later",
                        rates);
    }
}
