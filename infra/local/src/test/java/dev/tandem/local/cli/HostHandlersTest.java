package dev.tandem.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.local.hosting.Caller;
import dev.tandem.local.hosting.Foreign;
import dev.tandem.local.hosting.Hosting;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class HostHandlersTest {
    private static final List<String> PROPERTIES =
            List.of("aws.endpointUrlApiGatewayManagementApi", "aws.accessKeyId", "aws.secretAccessKey", "aws.region");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void forget() {
        PROPERTIES.forEach(System::clearProperty);
    }

    @Test
    void the_example_of_the_document_echoes_and_broadcasts() throws Exception {
        Foreign.jar(folder.resolve("chat.jar"), "example.Chat", example("java", "package example;"));
        Foreign.libraries(folder.resolve("lib"));
        Path file = Files.writeString(folder.resolve("handlers.json"), example("json", "\"functions\""));

        try (Hosting hosting = HostHandlers.serve(
                        List.of("--handlers", file.toString(), "--port", "0"),
                        terminal(Map.of("AWS_ACCESS_KEY_ID", "AKIAOFMINE")));
                var ann = new Caller(hosting.sockets());
                var bob = new Caller(hosting.sockets())) {
            ann.say("hello");

            assertThat(ann.hear()).isEqualTo("you said: hello");
            assertThat(bob.hear()).isEqualTo("hello");
            assertThat(out.toString(UTF_8).lines())
                    .containsExactly(
                            "ready " + hosting.sockets(),
                            "connections " + hosting.management() + "/@connections",
                            "access-key-id AKIAOFMINE");
            assertThat(hosting.sockets().getPath()).isEqualTo("/dev");
        }
    }

    @Test
    void a_mistake_ends_the_command_with_a_code_and_a_sentence() throws Exception {
        Path file = Files.writeString(folder.resolve("handlers.json"), "{\"functions\":{}}");

        assertThat(CommandLine.run(
                        List.of("gateway", "--handlers", file.toString(), "--port", "0"), terminal(Map.of())))
                .isEqualTo(1);
        assertThat(err.toString(UTF_8))
                .isEqualToIgnoringNewLines("tandem: bad-handlers: " + file
                        + ": at /webSocket: This is missing, of another form, or not known here.");
        err.reset();
        assertThat(CommandLine.run(List.of("gateway"), terminal(Map.of()))).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("tandem: missing-argument: ");
    }

    private Terminal terminal(Map<String, String> environment) {
        return new Terminal(
                folder,
                environment,
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Clock.systemUTC());
    }

    /** The block of the document that has a text in it. */
    private static String example(String language, String text) throws Exception {
        Path up = Path.of("").toAbsolutePath();
        while (!Files.exists(up.resolve("docs/EMULATOR.md"))) {
            up = Objects.requireNonNull(up.getParent(), "docs is in no folder above");
        }
        Matcher blocks = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(up.resolve("docs/EMULATOR.md")));
        return blocks.results()
                .map(block -> block.group(1))
                .filter(block -> block.contains(text))
                .findFirst()
                .orElseThrow();
    }
}
