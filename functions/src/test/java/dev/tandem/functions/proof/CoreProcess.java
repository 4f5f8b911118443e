package dev.tandem.functions.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The core of the web client in a process of Node (web-client/scripts/hosted-pages.mjs), asked one thing after the other: it answers when all that
 * follows from a call has happened, so nothing in it depends on time. One that a world is through with serves the next.
 */
final class CoreProcess {
    private static final String MAKER = "../web-client/scripts/hosted-pages.mjs";
    private static final Queue<CoreProcess> FREE = new ConcurrentLinkedQueue<>();

    private final OutputStream calls;
    private final BufferedReader answers;

    private CoreProcess(Process node) {
        calls = node.getOutputStream();
        answers = node.inputReader(UTF_8);
    }

    static CoreProcess borrow() {
        CoreProcess free = FREE.poll();
        return free != null ? free : start();
    }

    void giveBack() {
        FREE.add(this);
    }

    /** Made of the sources as they are now, once in this process. */
    private static final class Script {
        static final Path FILE = make(Path.of("target", "hosted-pages.mjs").toAbsolutePath());
    }

    private static Path make(Path file) {
        Path said = file.resolveSibling(file.getFileName() + ".log");
        try {
            // Not by the streams of this process: whoever runs the tests may talk over them.
            int status = new ProcessBuilder("node", MAKER, file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException(
                        "the core of the client cannot be built: " + MAKER + " ends with " + status + ", see " + said);
            }
            return file;
        } catch (IOException noNode) {
            throw new UncheckedIOException("Node is needed to run the core of the client", noNode);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static CoreProcess start() {
        try {
            Process node = new ProcessBuilder("node", Script.FILE.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(node::destroy));
            return new CoreProcess(node);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What it answers. One that has failed answers nothing any more, and serves nobody else. */
    Json.Obj call(Json call) {
        try {
            calls.write((JsonWriter.write(call) + "\n").getBytes(UTF_8));
            calls.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("the core of the client failed: its process ended");
            }
            return (Json.Obj) JsonReader.FILES.read(answer);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
