package dev.tandem.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/EMULATOR.md to the tests that it names. */
final class EmulatorDocumentTest {

    private static final Pattern NAMED = Pattern.compile("`([a-z][a-z0-9]*(?:_[a-z0-9]+){2,})`");
    private static final Pattern TEST = Pattern.compile("(?:void|ArchRule) ([a-z][a-z0-9]*(?:_[a-z0-9]+){2,})\\b");

    private static Set<String> all(Pattern pattern, String text) {
        var names = new TreeSet<String>();
        pattern.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    private static Set<String> documented() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/EMULATOR.md"))) {
            folder = Objects.requireNonNull(folder.getParent(), "docs is in no folder above");
        }
        return all(NAMED, Files.readString(folder.resolve("docs/EMULATOR.md")));
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return all(
                    TEST,
                    files.filter(file -> file.toString().endsWith(".java"))
                            .map(EmulatorDocumentTest::read)
                            .reduce("", String::concat));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void every_test_that_the_document_names_exists() throws Exception {
        assertThat(tests()).containsAll(documented());
    }

    @Test
    void every_habit_that_is_tested_is_in_the_document() throws Exception {
        assertThat(documented())
                .containsAll(
                        tests().stream().filter(name -> name.startsWith("aws_")).toList());
    }
}
