package dev.tandem.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SourceSizeTest {
    /** Every module of the project: the gate is the same for all, and stands here because all others come after this one. */
    static List<Path> sources() {
        return Stream.of(".", "../functions", "../infra/local", "../infra/cdk", "../infra/bench")
                .map(module -> Path.of(module, "src", "main", "java"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void no_file_is_longer_than_300_lines_and_no_method_longer_than_60(Path sources) {
        assertThat(SourceSize.of(sources).tooLong()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void the_file_in_the_middle_has_at_most_80_lines(Path sources) {
        assertThat(SourceSize.of(sources).medianFile()).isBetween(5, 80);
    }

    @Test
    void a_file_of_301_lines_is_named(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Right.java"), "class Right {" + "\n".repeat(299) + "}\n");
        Files.writeString(folder.resolve("Wrong.java"), "class Wrong {" + "\n".repeat(300) + "}\n");

        assertThat(SourceSize.of(folder).tooLong()).containsExactly("Wrong.java: 301 lines, at most 300");
    }

    @Test
    void a_method_of_61_lines_is_named(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("Acts.java"),
                "class Acts {\n void right() {" + "\n".repeat(59) + "}\n void wrong() {" + "\n".repeat(60) + "}\n}\n");

        assertThat(SourceSize.of(folder).tooLong()).containsExactly("Acts.java wrong: 61 lines, at most 60");
    }
}
