package dev.tandem.local.cli;

import dev.tandem.local.Refused;
import dev.tandem.local.client.ApiRefused;
import java.util.List;
import java.util.Map;

/** Finds the command that is meant and runs it. */
public final class CommandLine {
    private static final int DONE = 0;
    private static final int NOT_DONE = 1;
    private static final int WRONG = 2;

    private static final Map<String, Command> COMMANDS = Map.of(
            "up",
            new Up(),
            "token",
            new Token(),
            "import",
            new Import(),
            "export",
            new Export(),
            "demo",
            new Demo(),
            "replay",
            new ReplayTrace(),
            "kind",
            new CheckKind(),
            "doctor",
            new Doctor(),
            "cost",
            new Cost(),
            "gateway",
            new HostHandlers());

    private CommandLine() {}

    /** Runs a command; gives the exit status. */
    public static int run(List<String> words, Terminal terminal) throws InterruptedException {
        try {
            command(words).run(words.subList(1, words.size()), terminal);
            return DONE;
        } catch (Usage wrong) {
            return refuse(terminal, wrong.code(), message(wrong), WRONG);
        } catch (Refused refused) {
            return refuse(terminal, refused.code(), message(refused), NOT_DONE);
        } catch (ApiRefused refused) {
            return refuse(terminal, refused.code(), sentence(refused), NOT_DONE);
        }
    }

    private static String sentence(ApiRefused refused) {
        return refused.code().equals("not-a-member")
                ? "There is no such room, or this person may not enter it: name somebody who may with --as."
                : refused.getMessage() + ".";
    }

    private static Command command(List<String> words) {
        Command command = words.isEmpty() ? null : COMMANDS.get(words.getFirst());
        if (command == null) {
            throw new Usage(
                    "unknown-command",
                    "The commands are " + COMMANDS.keySet().stream().sorted().toList() + ".");
        }
        return command;
    }

    private static String message(RuntimeException why) {
        return String.valueOf(why.getMessage());
    }

    private static int refuse(Terminal terminal, String code, String sentence, int status) {
        terminal.say("tandem: " + code + ": " + sentence);
        return status;
    }
}
