package dev.tandem.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.exchange.RoomFile;
import dev.tandem.local.Refused;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomFacts;
import dev.tandem.local.client.Submission;
import dev.tandem.local.exchange.TableFile;
import dev.tandem.model.Ids;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** {@code export ROOM}: prints a room, whole as JSON, or its table as CSV. */
final class Export implements Command {
    private static final Arguments.Form FORM =
            new Arguments.Form(List.of("room"), Set.of("--format", "--url", "--as"), Set.of());

    @Override
    public void run(List<String> words, Terminal terminal) {
        Arguments arguments = FORM.read(words);
        String room = arguments.argument(0);
        if (!Ids.isId(room)) {
            throw new Usage("bad-option", "'" + room + "' is no id of a room.");
        }
        String format = arguments.value("--format").orElse("json");
        if (!format.equals("json") && !format.equals("csv")) {
            throw new Usage("bad-option", "The option --format is json or csv, not '" + format + "'.");
        }
        String user = Token.user(arguments.value("--as").orElse(Import.IMPORTER));
        URI url = terminal.runningStacks().find(arguments.value("--url"));
        Api api = Api.signIn(url, user, user);
        // Makes one a member where the room's link lets one in.
        new Submission(api, room, UUID.randomUUID().toString()).register();
        byte[] file = file(RoomFacts.read(api, room), format).getBytes(UTF_8);
        terminal.out().write(file, 0, file.length);
        terminal.out().flush();
    }

    private static String file(RoomFacts room, String format) {
        if (format.equals("json")) {
            return RoomFile.write(room.kind(), room.title(), room.entities()) + "\n";
        }
        return TableFile.write(room.kind(), room.entities())
                .orElseThrow(() ->
                        new Refused("no-table", "Rooms of the kind " + room.kind() + " are exported as JSON only."));
    }
}
