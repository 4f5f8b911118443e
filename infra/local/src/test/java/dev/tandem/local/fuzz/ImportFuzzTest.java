package dev.tandem.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Imported files against bytes that nobody thought of. {@code ./tandem fuzz import} searches on. */
@Tag("security")
final class ImportFuzzTest {
    /** Of some 2,500 that the seeds alone reach. */
    private static final int EDGES = 800;

    @Test
    void a_search_guided_by_coverage_finds_nothing() throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("fuzz");
        Path output = work.resolve("output");
        List<String> command = Fuzzing.command(
                ImportFuzz.class,
                ImportFuzz.seeds().toList(),
                work,
                List.of("-runs=10000", "-seed=1", "-max_total_time=10"));

        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();

        String said = Files.readString(output, StandardCharsets.ISO_8859_1);
        assertThat(status).as(said).isZero();
        assertThat(Fuzzing.coverage(said)).as(said).isGreaterThan(EDGES);
    }

    static Stream<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "fuzz", "import"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void what_once_crashed_it_does_not_again(Path file) throws IOException {
        ImportFuzz.fuzzerTestOneInput(Files.readAllBytes(file));
    }
}
