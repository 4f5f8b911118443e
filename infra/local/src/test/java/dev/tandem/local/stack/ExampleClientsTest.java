package dev.tandem.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import dev.tandem.json.Json;
import dev.tandem.local.client.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The clients of docs/examples, written from docs/PROTOCOL.md alone, run as a stranger runs them. */
final class ExampleClientsTest {
    private static final Path EXAMPLES =
            Path.of("..", "..", "docs", "examples").toAbsolutePath().normalize();

    @Test
    void the_client_in_plain_node_edits_a_room() throws Exception {
        edits(List.of("node", "--experimental-websocket", "--no-warnings", EXAMPLES + "/client.mjs"));
    }

    @Test
    void the_client_in_plain_java_edits_a_room() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        edits(List.of(java, "-cp", jacksonCore(), EXAMPLES + "/RoomClient.java"));
    }

    private static void edits(List<String> command) throws Exception {
        try (var running = RunningStack.inMemory()) {
            Api ann = running.signIn("ann");
            String room = RunningStack.newRoom(ann);
            var hers = running.enter(ann, room);

            try (var example = Example.start(command, running, room)) {
                assertThat(example.says("add Warm socks")).contains("\"status\":\"applied\"");
                hers.awaitSeq(2);
                String id = hers.entities().keySet().stream()
                        .filter(key -> key.type().equals("item"))
                        .findFirst()
                        .orElseThrow()
                        .id();
                assertThat(example.says("tick " + id)).contains("\"status\":\"applied\"");
                assertThat(example.says("rename " + id + " Very warm socks")).contains("\"status\":\"applied\"");
                assertThat(example.says("delete nobody")).contains("\"code\":\"not-found\"");

                // The network fails under it; it comes back by itself, and what it says then is applied once.
                running.stack().cutAll();
                assertThat(example.says("add Tent")).contains("\"status\":\"applied\"");
                assertThat(example.ends()).isZero();
            }

            assertThat(RunningStack.log(ann, room)).hasSize(5);
            hers.awaitSeq(5);
            assertThat(hers.entities().values())
                    .anySatisfy(item -> assertThat(item.fields())
                            .containsEntry("name", Json.of("Very warm socks"))
                            .containsEntry("packed", Json.of(true)));
        }
    }

    private static String jacksonCore() throws URISyntaxException {
        return Path.of(JsonFactory.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }

    /** One of the examples as a process: a command in, a line out. */
    private record Example(Process process, PrintWriter in, BufferedReader out) implements AutoCloseable {
        static Example start(List<String> command, RunningStack running, String room) throws IOException {
            List<String> line = new ArrayList<>(command);
            line.addAll(List.of(
                    running.stack().url().toString(), running.signIn("stranger").token(), room));
            Process process = new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new Example(
                    process,
                    new PrintWriter(process.getOutputStream(), true, UTF_8),
                    new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)));
        }

        String says(String command) throws IOException {
            in.println(command);
            return String.valueOf(out.readLine());
        }

        int ends() throws InterruptedException {
            in.close();
            return process.waitFor();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
