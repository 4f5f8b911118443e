package dev.tandem.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.local.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A stack in a process of its own, which can be killed. */
public final class StackProcess implements AutoCloseable {
    private final Process process;
    private final URI url;

    private StackProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Starts one and waits until it serves. */
    static StackProcess start(Path root) throws IOException {
        return start(root, ProcessBuilder.Redirect.INHERIT, List.of("--port", "0"));
    }

    /**
     * The same with options of its own.
     *
     * @param errors where what it says besides goes
     */
    public static StackProcess start(Path root, ProcessBuilder.Redirect errors, List<String> options)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up"));
        command.addAll(options);
        var builder = new ProcessBuilder(command).redirectError(errors);
        builder.environment().put("TANDEM_ROOT", root.toString());
        builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
        Process process = builder.start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            String line = out.readLine();
            if (line == null || !line.startsWith("ready ")) {
                process.destroyForcibly();
                throw new IOException("The stack did not start: " + line);
            }
            return new StackProcess(process, URI.create(line.substring("ready ".length())));
        }
    }

    public URI url() {
        return url;
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** As Ctrl-C does; gives the exit status. */
    public int end() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
