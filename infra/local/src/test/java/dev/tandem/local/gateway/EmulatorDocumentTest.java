package dev.tandem.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/EMULATOR.md to the tests that it names, and the tests of the emulator to be named there. */
final class EmulatorDocumentTest {

    private static final String NAME = "[a-z][a-z0-9]*(?:_[a-z0-9]+){2,}";
    private static final Pattern NAMED = Pattern.compile("`(\\w+#" + NAME + ")`");
    private static final Pattern BARE = Pattern.compile("`(" + NAME + ")`");
    private static final Pattern TEST = Pattern.compile("(?:void|ArchRule) (" + NAME + ")\\b");

    /** All tests in these hold a behaviour of the emulator. */
    private static final List<String> WHOLE = List.of("stream", "profile", "hosting");

    private static String document() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/EMULATOR.md"))) {
            folder = Objects.requireNonNull(folder.getParent(), "docs is in no folder above");
        }
        return Files.readString(folder.resolve("docs/EMULATOR.md"));
    }

    private static Set<String> all(Pattern pattern, String text) {
        var names = new TreeSet<String>();
        pattern.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** Tests below a folder, as {@code Class#method}. */
    private static Set<String> tests(String folder) throws IOException {
        var tests = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java/dev/tandem/local", folder))) {
            files.filter(file -> file.toString().endsWith("Test.java")).forEach(file -> {
                String type = file.getFileName().toString().replace(".java", "");
                all(TEST, read(file)).forEach(name -> tests.add(type + "#" + name));
            });
        }
        return tests;
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
        assertThat(tests("")).containsAll(all(NAMED, document()));
    }

    @Test
    void the_document_names_each_test_with_its_class() throws Exception {
        assertThat(all(BARE, document())).isEmpty();
    }

    @Test
    void every_habit_of_the_gateway_that_is_tested_is_in_the_document() throws Exception {
        assertThat(all(NAMED, document()))
                .containsAll(tests("gateway").stream()
                        .filter(name -> name.contains("#aws_"))
                        .toList());
    }

    @Test
    void every_behaviour_of_the_stream_the_weather_and_hosted_functions_is_in_the_document() throws Exception {
        var tested = new TreeSet<String>();
        for (String folder : WHOLE) {
            tested.addAll(tests(folder));
        }
        assertThat(tested).hasSizeGreaterThan(50);
        assertThat(all(NAMED, document())).containsAll(tested);
    }
}
