package dev.tandem.local.cli;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.local.Refused;
import dev.tandem.local.cost.Bill;
import dev.tandem.local.cost.CostFiles;
import dev.tandem.local.cost.CostModel;
import dev.tandem.local.cost.CostModel.RoomHour;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * {@code cost}: what so many people, edits, rooms and hours cost in the cloud, from counted calls and the price table. {@code --write} counts anew and
 * writes docs/COST.md.
 */
final class Cost implements Command {
    private static final int MANY = 100_000_000;
    private static final Arguments.Form FORM = new Arguments.Form(
            List.of(), Set.of("--people", "--edits", "--moves", "--rooms", "--hours"), Set.of("--json", "--write"));

    @Override
    public void run(List<String> words, Terminal terminal) throws InterruptedException {
        Arguments arguments = FORM.read(words);
        if (arguments.has("--write")) {
            write(terminal);
            return;
        }
        int people = arguments.number("--people", 1, 1000, 2);
        int edits = arguments.number("--edits", 0, MANY, 60);
        int moves = arguments.number("--moves", 0, MANY, 60);
        int rooms = arguments.number("--rooms", 1, MANY, 1);
        int hours = arguments.number("--hours", 1, MANY, 1);
        CostModel model = CostModel.committed();
        Bill bill = model.roomHours(new RoomHour(people, edits, moves), rooms, hours);
        if (arguments.has("--json")) {
            terminal.out()
                    .println(JsonWriter.write(Json.object()
                            .put("region", model.prices().region())
                            .put("date", model.prices().date())
                            .put("people", people)
                            .put("edits", edits)
                            .put("moves", moves)
                            .put("rooms", rooms)
                            .put("hours", hours)
                            .put("bill", bill.json())
                            .build()));
        } else {
            terminal.out()
                    .println("%d room(s) of %d for %d hour(s), each person with %d edits and %d moves an hour:"
                            .formatted(rooms, people, hours, edits, moves));
            terminal.out().print(bill.text());
            terminal.out()
                    .println("Prices of %s, %s; what is counted and assumed: docs/COST.md."
                            .formatted(model.prices().region(), model.prices().date()));
        }
    }

    private static void write(Terminal terminal) throws InterruptedException {
        if (!terminal.isTelemetryOff()) {
            throw new Refused("telemetry-on", "DynamoDB Local would report its use to its maker: start with ./tandem.");
        }
        terminal.say("counting in a stack of its own");
        try {
            CostFiles.write(terminal.root());
        } catch (IOException unwritable) {
            Refused refused =
                    new Refused("not-written", "The files could not be written below " + terminal.root() + ".");
            refused.initCause(unwritable);
            throw refused;
        }
        terminal.out().println(terminal.root().resolve("docs/COST.md"));
    }
}
