package dev.tandem.local.cli;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.local.Refused;
import dev.tandem.local.client.Api;
import dev.tandem.local.replay.Replay;
import dev.tandem.local.replay.Trace;
import dev.tandem.local.replay.TraceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code replay TRACE}: types a recorded editing session again, through the room, and says whether it ends in the same text. */
final class ReplayTrace implements Command {
    private static final Arguments.Form FORM =
            new Arguments.Form(List.of("trace"), Set.of("--url", "--as"), Set.of("--json"));

    @Override
    public void run(List<String> words, Terminal terminal) throws InterruptedException {
        Arguments arguments = FORM.read(words);
        Trace trace = TraceFile.read(Path.of(arguments.argument(0)));
        terminal.say("%d edits of %d people".formatted(trace.txns().size(), trace.agents()));
        Replay replay = arguments.value("--url").isPresent()
                ? served(trace, arguments, terminal)
                : Replay.decided(trace, terminal.clock());
        terminal.out().println(arguments.switches().contains("--json") ? json(replay) : text(replay));
        if (!replay.equal()) {
            throw new Refused("not-equal", "The text is not the one with which the trace ends.");
        }
    }

    private static Replay served(Trace trace, Arguments arguments, Terminal terminal) throws InterruptedException {
        String user = Token.user(arguments.value("--as").orElse("replay"));
        Api api = Api.signIn(terminal.runningStacks().find(arguments.value("--url")), user, user);
        return Replay.served(trace, api, terminal.clock(), room -> terminal.say("room " + room));
    }

    private static String json(Replay replay) {
        return JsonWriter.write(Json.object()
                .put("equal", replay.equal())
                .put("mutations", replay.mutations())
                .put("concurrent", replay.concurrent())
                .put("perSecond", replay.perSecond())
                .put("ordersTried", replay.tried())
                .build());
    }

    private static String text(Replay replay) {
        return "%s: %d mutations, %d of them concurrent, %d a second; order of sending number %d"
                .formatted(
                        replay.equal() ? "equal" : "not equal",
                        replay.mutations(),
                        replay.concurrent(),
                        replay.perSecond(),
                        replay.tried());
    }
}
