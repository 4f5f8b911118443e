package dev.tandem.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import org.testcontainers.containers.ContainerFetchException;

/** What is not run says so, and nothing that was demanded is left out in silence. */
final class NeedsTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Needs needs(String wanted, boolean docker) {
        return new Needs(
                Optional.of(wanted).filter(text -> !text.isEmpty()),
                () -> docker,
                new PrintStream(printed, true, UTF_8));
    }

    @Test
    void without_docker_a_test_is_skipped_aloud() {
        assertThatThrownBy(() -> needs("", false).docker("the stream"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("NOT RUN: the stream. Docker is not here.");
        assertThat(printed.toString(UTF_8)).isEqualToIgnoringNewLines("NOT RUN: the stream. Docker is not here.");
    }

    @Test
    void where_it_was_demanded_a_test_fails_without_docker() {
        assertThatThrownBy(() -> needs("required", false).docker("the stream"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("NOT RUN: the stream. Docker is not here.");
    }

    @Test
    void with_docker_it_runs_unless_it_is_switched_off() {
        assertThatCode(() -> needs("", true).docker("the stream")).doesNotThrowAnyException();
        assertThatCode(() -> needs("required", true).docker("the stream")).doesNotThrowAnyException();
        assertThatThrownBy(() -> needs("off", true).docker("the stream"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("TANDEM_LOCALSTACK is off");
    }

    @Test
    void without_a_token_a_test_is_skipped_aloud_even_where_docker_was_demanded() {
        for (Optional<String> token : List.of(Optional.<String>empty(), Optional.of(" "))) {
            assertThatThrownBy(() -> needs("required", true).token("the deployment", token))
                    .isInstanceOf(TestAbortedException.class)
                    .hasMessageStartingWith("NOT RUN: the deployment. LOCALSTACK_AUTH_TOKEN is not set");
        }
        assertThat(needs("", true).token("the deployment", Optional.of("ls-1"))).isEqualTo("ls-1");
        assertThat(printed.toString(UTF_8)).doesNotContain("ls-1");
    }

    @Test
    void an_image_that_cannot_be_had_is_no_failure_of_what_is_tested() {
        Supplier<String> unreachable = () -> {
            throw new ContainerFetchException("no network");
        };
        assertThat(needs("", true).started("the stream", () -> "it")).isEqualTo("it");
        assertThatThrownBy(() -> needs("", true).started("the stream", unreachable))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("NOT RUN: the stream. The image cannot be had: no network.");
        assertThatThrownBy(() -> needs("required", true).started("the stream", unreachable))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_images_are_those_of_the_compose_file_and_none_moves() throws Exception {
        Compose compose = Compose.file();
        assertThat(compose.image("localstack")).isEqualTo("localstack/localstack:4.14.0");
        assertThat(compose.image("licensed")).matches("localstack/localstack:\\d{4}\\.\\d{2}\\.\\d+");
        assertThatThrownBy(() -> compose.image("other")).isInstanceOf(IllegalStateException.class);
    }
}
