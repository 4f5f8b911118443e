package dev.tandem.local.cli;

import dev.tandem.exchange.Problem;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.local.cli.Loading.Loaded;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an import has done.
 *
 * @param kind of the rooms
 * @param stack where the rooms are seen
 * @param rooms at least one
 * @param notes what was left out or taken otherwise than it stands there
 */
record ImportReport(String kind, URI stack, List<Loaded> rooms, List<Problem> notes) {
    /** What a kind is a list of, and what else a packing list counts under names of its own. */
    private static final Map<String, String> MAIN =
            Map.of("packing-list", "item", "orders", "orderLine", "inventory", "stockItem", "party-budget", "task");

    private static final Map<String, String> NAMED =
            new TreeMap<>(Map.of("category", "categories", "bag", "bags", "traveler", "travelers"));

    Json json() {
        ObjectBuilder json = Json.object();
        if (rooms.size() == 1) {
            json.put("room", rooms.getFirst().room());
            json.put("url", page(rooms.getFirst()).toString());
        }
        json.put("items", made(MAIN.getOrDefault(kind, "item")));
        if (kind.equals("packing-list")) {
            NAMED.forEach((type, name) -> json.put(name, made(type)));
        }
        if (kind.equals("orders")) {
            json.put("orders", made("order"));
        }
        return json.put("rooms", Json.array(rooms.stream().map(this::room).toList()))
                .put("warnings", problems(notes))
                .put(
                        "rejected",
                        problems(rooms.stream()
                                .flatMap(room -> room.rejected().stream())
                                .toList()))
                .build();
    }

    private Json room(Loaded room) {
        ObjectBuilder json = Json.object()
                .put("room", room.room())
                .put("url", page(room).toString())
                .put("title", room.title());
        if (kind.equals("orders")) {
            json.put("orders", room.made("order"));
        }
        ObjectBuilder made = Json.object();
        new TreeMap<>(room.made()).forEach(made::put);
        return json.put("items", room.made(MAIN.getOrDefault(kind, "item")))
                .put("made", made.build())
                .build();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        if (rooms.size() == 1) {
            text.append("room ").append(rooms.getFirst().room());
            text.append("\nurl ").append(page(rooms.getFirst())).append('\n');
            text.append(counts(rooms.getFirst()));
        } else {
            rooms.forEach(room -> text.append("%-24s %s  %s%n".formatted(room.title(), page(room), counts(room))));
            text.append(rooms.size()).append(" rooms");
        }
        notes.forEach(problem -> text.append("\nnote: ").append(problem));
        return text.toString();
    }

    private static String counts(Loaded room) {
        return new TreeMap<>(room.made())
                .entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", "));
    }

    static Json problems(List<Problem> problems) {
        return Json.array(problems.stream().map(ImportReport::problem).toList());
    }

    private static Json problem(Problem problem) {
        ObjectBuilder json = Json.object();
        if (!problem.place().file().isEmpty()) {
            json.put("file", problem.place().file());
        }
        return json.put("line", problem.place().line())
                .put("code", problem.code())
                .put("about", problem.about())
                .build();
    }

    private URI page(Loaded room) {
        return stack.resolve("/rooms/" + room.room());
    }

    private long made(String type) {
        return rooms.stream().mapToLong(room -> room.made(type)).sum();
    }
}
