package dev.tandem.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.local.Refused;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunningStacksTest {
    @TempDir
    private Path directory;

    @Test
    void a_stack_is_found_while_it_runs() {
        RunningStacks stacks = new RunningStacks(directory.resolve("running"));
        URI url = URI.create("http://localhost:1234");

        try (var entry = stacks.enter(url, 5)) {
            assertThat(entry.file()).exists();
            assertThat(stacks.find(Optional.empty())).isEqualTo(url);
        }

        assertThat(stacks.newest()).isEmpty();
    }

    @Test
    void what_a_killed_process_left_is_no_stack() throws Exception {
        // The kernel gives out no process number this high.
        Files.writeString(
                directory.resolve("1.json"), "{\"pid\":999999999,\"url\":\"http://localhost:1\",\"since\":9}");
        Files.writeString(directory.resolve("2.json"), "{\"pid\":");
        Files.writeString(directory.resolve("3.json"), "");

        RunningStacks stacks = new RunningStacks(directory);

        assertThatThrownBy(() -> stacks.find(Optional.empty()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("no-stack"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8787", "ftp://x", "http://", "http://a/b", "http://a b"})
    void an_address_of_another_form_is_refused(String url) {
        assertThatThrownBy(() -> new RunningStacks(directory).find(Optional.of(url)))
                .isInstanceOf(Usage.class);
    }
}
