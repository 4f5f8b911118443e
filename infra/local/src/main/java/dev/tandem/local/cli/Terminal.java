package dev.tandem.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.functions.limit.Limits;
import dev.tandem.functions.store.Generation;
import dev.tandem.local.Refused;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command runs. The environment of the process is read through this and nowhere else.
 *
 * @param root of the project, {@code TANDEM_ROOT}: the web app and the data are found from there
 * @param environment of the process
 * @param out for results
 * @param err for people
 */
public record Terminal(Path root, Map<String, String> environment, PrintStream out, PrintStream err, Clock clock) {
    public Terminal {
        environment = Map.copyOf(environment);
    }

    /** Of this process; without {@code TANDEM_ROOT} the root is the working directory. */
    public static Terminal ofProcess() {
        Path root = Path.of(Optional.ofNullable(System.getenv("TANDEM_ROOT")).orElse("."));
        // Names and lists are in every script, whatever the terminal is set to.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        return new Terminal(root, System.getenv(), out, err, Clock.systemUTC());
    }

    Path site() {
        return root.resolve("web-client").resolve("dist");
    }

    Path data() {
        return root.resolve(".tandem").resolve("data");
    }

    /** Kind files of one's own, {@code TANDEM_KINDS}. */
    Optional<Path> kinds() {
        return Optional.ofNullable(environment.get("TANDEM_KINDS"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
    }

    /** How much of anything one may do, {@code TANDEM_LIMITS}; without it a laptop has no limits. */
    Limits limits() {
        String text = environment.getOrDefault("TANDEM_LIMITS", "off");
        try {
            return Limits.of(text);
        } catch (IllegalArgumentException wrong) {
            Refused refused = new Refused(
                    "bad-limits",
                    "TANDEM_LIMITS is not of its form: `off`, or JSON such as {\"updates\":{\"perSecond\":5,\"burst\":50}}.");
            refused.initCause(wrong);
            throw refused;
        }
    }

    /** How often the data has been put back from a copy, {@code TANDEM_GENERATION} (docs/OPERATIONS.md). */
    Generation generation() {
        String text = environment.getOrDefault("TANDEM_GENERATION", "0");
        if (!text.matches(Generation.FORM)) {
            throw new Refused("bad-generation", "TANDEM_GENERATION is a whole number from 0 to 9999.");
        }
        return new Generation(Integer.parseInt(text));
    }

    RunningStacks runningStacks() {
        return new RunningStacks(root.resolve(".tandem").resolve("running"));
    }

    /** DynamoDB Local reports its use to its maker unless the environment says otherwise before it starts. */
    boolean isTelemetryOff() {
        return "0".equals(environment.get("DDB_LOCAL_TELEMETRY"));
    }

    void say(String line) {
        err.println(line);
    }
}
