package dev.tandem.local.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fuzz.FuzzProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Imported files against bytes that nobody thought of. {@code ./tandem fuzz import} searches on. */
@Tag("security")
final class ImportFuzzTest {
    private static final int RUNS = 10_000;

    /** Of some 2,500 that the seeds alone reach. */
    private static final int EDGES = 800;

    @Test
    void a_search_guided_by_coverage_finds_nothing() throws IOException, InterruptedException {
        FuzzProcess.Ending ending =
                FuzzProcess.shortly(ImportFuzz.class, ImportFuzz.seeds().toList(), RUNS);

        assertThat(ending.status()).as(ending.output()).isZero();
        assertThat(ending.coverage()).as(ending.output()).isGreaterThan(EDGES);
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
