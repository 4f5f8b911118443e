package dev.tandem.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckKindTest {
    private static final Path EXAMPLE = Path.of("..", "..", "docs", "examples", "kinds", "tool-lending.json");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path file = EXAMPLE;

    @BeforeEach
    void copy() throws Exception {
        file = folder.resolve("tool-lending.json");
        change();
    }

    @Test
    void a_good_file_is_a_kind() throws Exception {
        assertThat(check()).isZero();
        assertThat(out.toString(UTF_8)).isEqualTo(file + " is a kind.\n");
        assertThat(check("--json")).isZero();
        assertThat(out.toString(UTF_8)).isEqualTo("{\"ok\":true,\"problems\":[]}\n");
    }

    @Test
    void each_mistake_is_named_on_a_line() throws Exception {
        change("999", "\"999\"", "\"to\": \"shelf\"", "\"to\": \"shelves\"");

        assertThat(check()).isEqualTo(1);
        assertThat(err.toString(UTF_8).lines())
                .containsExactly(
                        "tandem: bad-kind: 2 found.",
                        "tool-lending.json: /entities/tool/fields/pieces/max: must be a whole number",
                        "tool-lending.json: /entities/tool/fields/shelfId/to: is not a declared type");
        assertThat(check("--json")).isEqualTo(1);
        assertThat(out.toString(UTF_8)).startsWith("{\"ok\":false,\"problems\":[\"tool-lending.json: /entities/");
    }

    @Test
    void what_it_breaks_for_rooms_of_an_older_file_is_named() throws Exception {
        change("\"version\": 1", "\"version\": 2", "\"max\": 2000", "\"max\": 100");

        assertThat(check("--against", EXAMPLE.toString())).isEqualTo(1);
        assertThat(err.toString(UTF_8).lines())
                .containsExactly(
                        "tandem: bad-kind: 1 found.",
                        "tool-lending.json: /entities/tool/fields/notes/max: is below 2000, and entities may hold more");
        change("\"version\": 1", "\"version\": 2", "\"max\": 2000", "\"max\": 3000");
        assertThat(check("--against", EXAMPLE.toString())).isZero();
        assertThat(out.toString(UTF_8)).contains("may replace");
    }

    @Test
    void what_cannot_be_checked_is_said() throws Exception {
        assertThat(run("kind", "check", "nowhere.json")).isEqualTo(1);
        assertThat(err.toString(UTF_8)).startsWith("tandem: no-file:");
        assertThat(run("kind", "chek", file.toString())).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("tandem: unknown-command:");
        assertThat(run("kind", "check")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("tandem: missing-argument: The file");
        assertThat(check("--against", "nowhere.json")).isEqualTo(1);
        assertThat(err.toString(UTF_8)).startsWith("tandem: no-file:");
    }

    /** The example with some of its text replaced. */
    private void change(String... pairs) throws Exception {
        String text = Files.readString(EXAMPLE);
        for (int i = 0; i < pairs.length; i += 2) {
            text = text.replace(pairs[i], pairs[i + 1]);
        }
        Files.writeString(file, text);
    }

    private int check(String... more) throws Exception {
        return run(Stream.concat(Stream.of("kind", "check", file.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private int run(String... words) throws Exception {
        out.reset();
        err.reset();
        return CommandLine.run(
                List.of(words),
                new Terminal(
                        folder,
                        Map.of(),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        Clock.systemUTC()));
    }
}
