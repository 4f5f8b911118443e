package dev.tandem.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Form;
import dev.tandem.json.JsonReader;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomFacts;
import dev.tandem.local.stack.LocalStack;
import dev.tandem.local.stack.StackSettings;
import dev.tandem.model.Entity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands on a stack of their own, and what they print. */
final class Commands implements AutoCloseable {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final LocalStack stack = LocalStack.start(
            new StackSettings(0, Optional.empty(), Path.of("no-such-site"), Clock.systemUTC(), System.err::println));

    /** Runs one command, and forgets what earlier ones have printed. */
    int run(String... words) throws InterruptedException {
        out.reset();
        err.reset();
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--url", stack.url().toString()));
        Terminal terminal = new Terminal(
                Path.of("no-such-root"),
                Map.of(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Clock.systemUTC());
        return CommandLine.run(line, terminal);
    }

    /** What an import reports that succeeds. */
    Form imported(String kind, Path file, String... options) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("import", kind, file.toString(), "--json"));
        words.addAll(List.of(options));
        assertThat(run(words.toArray(String[]::new))).as(said()).isZero();
        return report();
    }

    String exported(String room, String... options) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("export", room));
        words.addAll(List.of(options));
        assertThat(run(words.toArray(String[]::new))).as(said()).isZero();
        return printed();
    }

    Form report() {
        return Form.of(JsonReader.FILES.read(out.toByteArray()));
    }

    String printed() {
        return out.toString(UTF_8);
    }

    String said() {
        return err.toString(UTF_8);
    }

    Api signIn(String user) {
        return Api.signIn(stack.url(), user, user);
    }

    /** What the importer finds in a room. */
    List<Entity> entities(String room) {
        return RoomFacts.read(signIn(Import.IMPORTER), room).entities();
    }

    @Override
    public void close() {
        stack.close();
    }
}
