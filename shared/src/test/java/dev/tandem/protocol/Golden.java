package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The golden frames: {@code protocol/golden/*.json}, one frame each. */
final class Golden {
    private Golden() {}

    /** A frame that is of the protocol. */
    record Frame(String file, Json frame) {
        @Override
        public String toString() {
            return file;
        }
    }

    /** A text that is refused. */
    record Refused(String file, String text, String code, Optional<String> at) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Frame> client() {
        return frames("client");
    }

    static List<Frame> server() {
        return frames("server");
    }

    static List<Refused> refused() {
        return files().stream()
                .filter(path -> form(path).text("direction").equals("refused"))
                .map(path -> new Refused(
                        path.getFileName().toString(),
                        form(path).text("text"),
                        form(path).text("code"),
                        form(path).optionalText("at", any -> true)))
                .toList();
    }

    /** All of them, sorted by name. */
    static List<Path> files() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Form form(Path path) {
        return Form.of(content(path));
    }

    static Json content(Path path) {
        try {
            return JsonReader.FILES.read(Files.readAllBytes(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Frame> frames(String direction) {
        return files().stream()
                .filter(path -> form(path).text("direction").equals(direction))
                .map(path -> new Frame(path.getFileName().toString(), form(path).any("frame")))
                .toList();
    }

    private static Path folder() {
        try {
            URI folder = Golden.class.getResource("/protocol/golden").toURI();
            return Path.of(folder);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
