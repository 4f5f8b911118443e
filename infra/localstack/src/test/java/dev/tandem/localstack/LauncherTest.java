package dev.tandem.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./tandem localstack}, with a Docker that does nothing but write down what it was told. */
final class LauncherTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final List<String> TOOLS = List.of("bash", "dirname", "cat", "env");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path tools;

    private record Ended(int status, String out, String err) {}

    /** A PATH with a shell and little else. */
    @BeforeEach
    void onlyAShell() throws IOException {
        for (String tool : TOOLS) {
            Path there = Stream.of("/bin", "/usr/bin", "/opt/homebrew/bin")
                    .map(folder -> Path.of(folder, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(tools.resolve(tool), there);
        }
    }

    @Test
    void without_docker_it_says_so_and_what_to_do() throws Exception {
        for (String action : List.of("up", "down", "test")) {
            Ended ended = run(Map.of(), action);
            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.err()).startsWith("tandem: no-docker: ").contains("Install");
            assertThat(ended.out()).isEmpty();
        }
    }

    @Test
    void docker_that_does_not_run_is_another_sentence() throws Exception {
        docker("exit 1");
        assertThat(run(Map.of(), "up").err()).startsWith("tandem: docker-not-running: ");
    }

    @Test
    void docker_without_compose_is_a_third() throws Exception {
        docker("[ \"$1\" = info ]");
        assertThat(run(Map.of(), "up").err()).startsWith("tandem: no-docker-compose: ");
    }

    @Test
    void up_waits_for_the_free_image_and_prints_where_it_is() throws Exception {
        docker("echo \"$@\" >> " + tools.resolve("told"));
        Ended ended = run(Map.of(), "up");
        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.out()).isEqualTo("ready http://localhost:4566\n");
        assertThat(told()).endsWith("--profile free up --detach --wait");
    }

    @Test
    void with_a_token_up_starts_the_licensed_image_and_the_token_is_on_no_command_line() throws Exception {
        docker("echo \"$@\" >> " + tools.resolve("told"));
        Ended ended = run(Map.of("LOCALSTACK_AUTH_TOKEN", "ls-secret"), "up");
        assertThat(told()).endsWith("--profile licensed up --detach --wait");
        assertThat(told() + ended.out() + ended.err()).doesNotContain("ls-secret");
    }

    @Test
    void down_leaves_nothing_of_either() throws Exception {
        docker("echo \"$@\" >> " + tools.resolve("told"));
        assertThat(run(Map.of(), "down").status()).isZero();
        assertThat(told()).endsWith("--profile free --profile licensed down --volumes");
    }

    @Test
    void without_a_token_nothing_is_deployed() throws Exception {
        Ended ended = run(Map.of(), "deploy");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).startsWith("tandem: no-token: ").contains("LOCALSTACK_AUTH_TOKEN");
    }

    @Test
    void what_it_does_not_know_it_refuses() throws Exception {
        assertThat(run(Map.of(), "fly").err()).startsWith("tandem: bad-option: ");
        assertThat(run(Map.of("LOCALSTACK_AUTH_TOKEN", "t"), "deploy", "--outputs")
                        .err())
                .startsWith("tandem: bad-option: ");
    }

    private void docker(String script) throws IOException {
        Path docker = Files.writeString(tools.resolve("docker"), "#!/usr/bin/env bash\n" + script + "\n");
        assertThat(docker.toFile().setExecutable(true)).isTrue();
    }

    private String told() throws IOException {
        return Files.readString(tools.resolve("told")).strip();
    }

    private Ended run(Map<String, String> environment, String... words) throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                Stream.concat(Stream.of(ROOT.resolve("tandem").toString(), "localstack"), Stream.of(words))
                        .toList());
        command.environment().clear();
        command.environment().put("PATH", tools.toString());
        command.environment().put("HOME", tools.toString());
        command.environment().putAll(environment);
        Path out = tools.resolve("out");
        Path err = tools.resolve("err");
        int status = command.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ended(status, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
}
