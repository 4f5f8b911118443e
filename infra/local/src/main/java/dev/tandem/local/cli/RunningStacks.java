package dev.tandem.local.cli;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.json.JsonWriter;
import dev.tandem.local.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The stacks of this project that run, a file each ({@code <pid>.json}), so that other commands find them. */
final class RunningStacks {
    private final Path directory;

    RunningStacks(Path directory) {
        this.directory = directory;
    }

    private record Running(long pid, URI url, long since) {}

    /** Notes that this process serves; forgotten when {@code close} is called, or when the process is gone. */
    Entry enter(URI url, long now) {
        long pid = ProcessHandle.current().pid();
        Json entry = Json.object()
                .put("pid", pid)
                .put("url", url.toString())
                .put("since", now)
                .build();
        Path file = directory.resolve(pid + ".json");
        try {
            Files.createDirectories(directory);
            Path draft = Files.createTempFile(directory, "stack", ".draft");
            Files.writeString(draft, JsonWriter.write(entry));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Entry(file);
    }

    /** The entry of one stack. */
    record Entry(Path file) implements AutoCloseable {
        @Override
        public void close() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** The one that was started last. */
    Optional<URI> newest() {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .flatMap(file -> read(file).stream())
                    .filter(running -> ProcessHandle.of(running.pid()).isPresent())
                    .max(Comparator.comparingLong(Running::since))
                    .map(Running::url);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The same, or the one that is named. */
    URI find(Optional<String> named) {
        if (named.isPresent()) {
            return url(named.get());
        }
        return newest().orElseThrow(() -> new Refused(
                "no-stack", "No stack of this project runs: start one with ./tandem up, or name one with --url."));
    }

    private static URI url(String text) {
        try {
            URI url = URI.create(text);
            if (text.matches("https?://[^/?#]+/?") && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException malformed) {
            // Said below, as of one that is no address of a stack.
        }
        throw new Usage(
                "bad-option", "The option --url is an address such as http://localhost:8787, not '" + text + "'.");
    }

    /** A file that a killed process left half is none. */
    private static Optional<Running> read(Path file) {
        try {
            Form form = Form.of(JsonReader.FILES.read(Files.readAllBytes(file)));
            return Optional.of(new Running(form.whole("pid", 1), URI.create(form.text("url")), form.whole("since", 0)));
        } catch (IOException | JsonRefused | FormRefused | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
