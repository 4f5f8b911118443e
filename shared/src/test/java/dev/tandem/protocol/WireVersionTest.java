package dev.tandem.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Holds the wire to its version. {@code src/test/resources/protocol/wire.txt} records the version and a hash of every golden frame.
 *
 * <ul>
 *   <li>A new golden frame for a form that older readers skip: add the line that the test prints.
 *   <li>A golden frame that changes or goes: clients out there would break. Raise {@link Protocol#VERSION}, describe the new version in
 *       {@code docs/PROTOCOL.md}, keep serving the old one or answer {@code upgrade-required}, and record all lines anew.
 * </ul>
 */
final class WireVersionTest {
    private static final Path RECORD = Path.of("src", "test", "resources", "protocol", "wire.txt");

    @Test
    void the_wire_does_not_change_without_a_new_version() throws IOException {
        Map<String, String> now = now();
        Map<String, String> recorded = recorded();

        Set<String> names = new TreeSet<>(now.keySet());
        names.addAll(recorded.keySet());
        names.removeIf(name -> Objects.equals(now.get(name), recorded.get(name)));
        assertThat(names)
                .as("read the comment of this test; then %s should say:%n%s", RECORD, lines(now))
                .isEmpty();
    }

    @Test
    void the_recorded_hash_follows_the_frame_and_the_version() {
        assertThat(hash(1, "{\"type\":\"pong\"}"))
                .isEqualTo(hash(1, "{\"type\":\"pong\"}"))
                .isNotEqualTo(hash(2, "{\"type\":\"pong\"}"))
                .isNotEqualTo(hash(1, "{\"type\":\"ping\"}"));
    }

    private static Map<String, String> recorded() throws IOException {
        Map<String, String> recorded = new TreeMap<>();
        for (String line : Files.readAllLines(RECORD)) {
            int space = line.indexOf(' ');
            recorded.put(line.substring(0, space), line.substring(space + 1));
        }
        return recorded;
    }

    private static Map<String, String> now() {
        Map<String, String> now = new TreeMap<>();
        now.put("protocol", Integer.toString(Protocol.VERSION));
        Golden.files().forEach(file -> now.put(file.getFileName().toString(), hash(Protocol.VERSION, content(file))));
        return now;
    }

    /** What matters of the file, whatever its white space. */
    private static String content(Path file) {
        return JsonWriter.write(Golden.content(file));
    }

    private static String hash(int version, String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((version + "\n" + content).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String lines(Map<String, String> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach(
                (name, value) -> text.append(name).append(' ').append(value).append('\n'));
        return text.toString();
    }
}
