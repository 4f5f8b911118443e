package dev.tandem.local.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.crac.Core;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes under the real runtime interface client, from their start to their end. */
final class DeployedFunctionTest {
    private static final Lent LENT = new Lent("AKIA", "secret", "session", "Bearer it");

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path task;

    /** What Lambda unpacks: classes, and jars below {@code lib}. */
    @BeforeEach
    void unpack() throws Exception {
        String name = SampleFunction.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(task.resolve(name).getParent());
        Files.createDirectories(task.resolve("lib"));
        Files.copy(Path.of("target", "test-classes", name), task.resolve(name));
        Path crac = Path.of(
                Core.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Files.copy(crac, task.resolve("lib").resolve("crac.jar"));
    }

    @Test
    void an_event_goes_in_and_its_result_comes_out_of_one_process_after_the_other() throws Exception {
        try (DeployedFunction function = function(Map.of("GREETING", "hello"), false)) {
            assertThat(ask(function, "{\"tent\":\"é\"}")).isEqualTo("{\"tent\":\"é\"}");
            assertThat(ask(function, "\"count\"")).isEqualTo("2");
            assertThat(ask(function, "\"variable\""))
                    .as("nothing of this process")
                    .isEqualTo("\"hello null\"");
            assertThat(ask(function, "\"who\""))
                    .matches("\\[\"sample\",\"arn:aws:lambda:eu-west-1:000000000000:function:sample:live\",\\d+]");
        }
    }

    @Test
    void processes_that_start_at_once_do_not_spoil_each_other() throws Exception {
        List<DeployedFunction> functions =
                Stream.generate(() -> function(Map.of(), false)).limit(4).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = functions.stream()
                    .map(function -> threads.submit(() -> ask(function, "\"count\"")))
                    .toList();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("1");
            }
            assertThat(log).noneMatch(line -> line.contains("Failed to load"));
        } finally {
            functions.forEach(DeployedFunction::close);
        }
    }

    @Test
    void what_a_function_throws_fails_the_event_and_not_the_process() throws Exception {
        try (DeployedFunction function = function(Map.of(), false)) {
            assertThatThrownBy(() -> ask(function, "\"throw\""))
                    .isInstanceOf(FunctionFailed.class)
                    .hasMessageContaining("not that")
                    .extracting(failed -> ((FunctionFailed) failed).type())
                    .isEqualTo("java.lang.IllegalArgumentException");
            assertThat(ask(function, "\"count\"")).isEqualTo("2");
        }
    }

    @Test
    void a_result_of_more_than_six_megabytes_is_none() throws Exception {
        try (DeployedFunction function = function(Map.of(), false)) {
            assertFails(function, "\"long\"", "Function.ResponseSizeTooLarge");
        }
    }

    @Test
    void after_a_process_has_died_the_next_event_starts_another() throws Exception {
        try (DeployedFunction function = function(Map.of(), false)) {
            assertFails(function, "\"exit\"", "Runtime.ExitError");
            assertThat(log).contains("leaving");
            assertThat(ask(function, "\"count\"")).isEqualTo("1");
        }
    }

    @Test
    void an_event_that_takes_too_long_ends_the_process() throws Exception {
        Deployment hasty = deployment(Map.of(), false, Duration.ofSeconds(1));
        try (DeployedFunction function = new DeployedFunction(hasty, log::add, new Random(1))) {
            assertThat(function.environment().isAlive()).isTrue();
            long before = function.environment().pid();
            assertFails(function, "\"hang\"", "Sandbox.Timedout");
            assertThat(function.environment().pid()).isNotEqualTo(before);
        }
    }

    @Test
    void a_function_that_cannot_be_constructed_says_why() throws Exception {
        try (DeployedFunction function = function(Map.of("REFUSE_TO_START", "yes"), false)) {
            assertThatThrownBy(() -> ask(function, "\"count\""))
                    .isInstanceOf(FunctionFailed.class)
                    .hasMessageContaining("no table");
        }
    }

    @Test
    void a_handler_that_is_not_there_is_said() throws Exception {
        Deployment renamed = new Deployment(
                "sample", "no.Such", task, Map.of(), 256, Duration.ofSeconds(9), false, LENT, "eu-west-1", List.of());
        try (DeployedFunction function = new DeployedFunction(renamed, log::add, new Random(1))) {
            assertThatThrownBy(() -> ask(function, "\"count\"")).hasMessageContaining("no.Such");
        }
    }

    @Test
    void a_snapshot_is_taken_between_two_hooks_and_the_process_waits_there() throws Exception {
        try (ExecutionEnvironment environment =
                ExecutionEnvironment.start(deployment(Map.of(), true, Duration.ofSeconds(9)), log::add)) {
            environment.awaitInitialised();
            environment.restore();
            assertThat(new String(environment.invoke("\"hooks\"".getBytes(UTF_8), "Root=1"), UTF_8))
                    .isEqualTo("[true,true]");
        }
        try (DeployedFunction without = function(Map.of(), false)) {
            assertThat(ask(without, "\"hooks\"")).isEqualTo("[false,false]");
        }
    }

    @Test
    void a_hook_that_fails_after_the_restore_fails_the_start() throws Exception {
        try (DeployedFunction function = function(Map.of("REFUSE_TO_WAKE", "yes"), true)) {
            assertFails(function, "\"count\"", "com.amazonaws.services.lambda.crac.RestoreException");
            assertThat(log).anyMatch(line -> line.contains("no connection"));
        }
    }

    @Test
    void credentials_are_lent_to_who_shows_the_token_and_are_no_variables_of_a_snapshot() throws Exception {
        try (RuntimeApi api = RuntimeApi.open(LENT)) {
            assertThat(get(api, RuntimeApi.CREDENTIALS, "Bearer it").body())
                    .contains("\"AccessKeyId\":\"AKIA\"", "\"Token\":\"session\"", "\"Expiration\":\"20");
            assertThat(get(api, RuntimeApi.CREDENTIALS, "Bearer no").statusCode())
                    .isEqualTo(401);
            assertThat(new Variables(deployment(Map.of(), true, Duration.ofSeconds(1)), api.address()).all())
                    .doesNotContainKey("AWS_ACCESS_KEY_ID")
                    .containsKey("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        }
        assertThat(LENT.toString()).doesNotContain("secret", "session");
    }

    @Test
    void a_result_of_no_known_event_is_refused_and_so_is_what_the_api_does_not_have() throws Exception {
        try (RuntimeApi api = RuntimeApi.open(LENT)) {
            assertThat(post(api, RuntimeApi.RUNTIME + "invocation/none/response")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(post(api, RuntimeApi.RUNTIME + "invocation/none").statusCode())
                    .isEqualTo(404);
            assertThat(get(api, "/", "").statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> get(RuntimeApi api, String path, String authorization)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + api.address() + path))
                                .header("authorization", authorization)
                                .build(),
                        BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(RuntimeApi api, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + api.address() + path))
                                .POST(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static void assertFails(DeployedFunction function, String event, String type) {
        assertThatThrownBy(() -> ask(function, event))
                .isInstanceOf(FunctionFailed.class)
                .extracting(failed -> ((FunctionFailed) failed).type())
                .isEqualTo(type);
    }

    private static String ask(DeployedFunction function, String event) throws Exception {
        return new String(function.invoke(event.getBytes(UTF_8)), UTF_8);
    }

    private DeployedFunction function(Map<String, String> environment, boolean snapshot) {
        return new DeployedFunction(deployment(environment, snapshot, Duration.ofSeconds(30)), log::add, new Random(1));
    }

    private Deployment deployment(Map<String, String> environment, boolean snapshot, Duration timeout) {
        return new Deployment(
                "sample",
                SampleFunction.class.getName(),
                task,
                environment,
                256,
                timeout,
                snapshot,
                LENT,
                "eu-west-1",
                List.of());
    }
}
