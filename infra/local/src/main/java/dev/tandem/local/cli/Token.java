package dev.tandem.local.cli;

import dev.tandem.local.client.Api;
import dev.tandem.model.Ids;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** {@code token USER}: prints an access token for development, and nothing else. */
final class Token implements Command {
    private static final Arguments.Form FORM = new Arguments.Form(List.of("user"), Set.of("--url"), Set.of());

    @Override
    public void run(List<String> words, Terminal terminal) {
        Arguments arguments = FORM.read(words);
        String user = user(arguments.argument(0));
        URI url = terminal.runningStacks().find(arguments.value("--url"));
        terminal.out().println(Api.signIn(url, user, user).token());
    }

    /** @throws Usage where it cannot be the id of a person */
    static String user(String text) {
        if (!Ids.isUser(text)) {
            throw new Usage(
                    "bad-option", "A user is 1 to 128 characters of A-Z a-z 0-9 . _ @ + -, not '" + text + "'.");
        }
        return text;
    }
}
