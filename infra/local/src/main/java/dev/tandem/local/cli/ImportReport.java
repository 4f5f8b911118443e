package dev.tandem.local.cli;

import dev.tandem.json.Json;
import dev.tandem.local.exchange.Problem;
import dev.tandem.model.Operation;
import java.net.URI;
import java.util.List;

/**
 * What an import has done.
 *
 * @param page where the room is seen
 * @param skipped lines that were left out
 */
record ImportReport(String room, URI page, List<Operation> operations, List<Problem> skipped) {

    Json json() {
        return Json.object()
                .put("room", room)
                .put("url", page.toString())
                .put("items", made("item"))
                .put("categories", made("category"))
                .put("bags", made("bag"))
                .put("travelers", made("traveler"))
                .put("warnings", problems(skipped))
                .build();
    }

    String text() {
        StringBuilder text = new StringBuilder("room ").append(room);
        text.append("\nurl ").append(page);
        text.append("\n%d items, %d categories, %d bags, %d travelers"
                .formatted(made("item"), made("category"), made("bag"), made("traveler")));
        skipped.forEach(problem -> text.append("\nleft out: ").append(problem));
        return text.toString();
    }

    static Json problems(List<Problem> problems) {
        return Json.array(problems.stream()
                .map(problem -> Json.object()
                        .put("line", problem.line())
                        .put("code", problem.code())
                        .put("about", problem.about())
                        .build())
                .toList());
    }

    /** How many were made; what was found in the room by its name is not counted. */
    private long made(String type) {
        return operations.stream()
                .filter(operation -> operation instanceof Operation.Create(var key, var fields)
                        && key.type().equals(type))
                .count();
    }
}
