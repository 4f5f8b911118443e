package dev.tandem.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** All that is deployed, by the CDK, into the licensed LocalStack; skipped aloud without Docker or without a token. */
final class FullDeploymentTest {
    private static final String WHAT = "the whole deployment on LocalStack";
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static @Nullable LocalStackContainer container;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static JsonNode outputs;

    @BeforeAll
    static void deploy() throws Exception {
        Needs needs = Needs.here();
        needs.docker(WHAT);
        String token = needs.token(WHAT, Optional.ofNullable(System.getenv("LOCALSTACK_AUTH_TOKEN")));
        DockerImageName image = DockerImageName.parse(Compose.file().image("licensed"));
        LocalStackContainer started = needs.started(WHAT, () -> {
            LocalStackContainer made = new LocalStackContainer(image).withEnv("LOCALSTACK_AUTH_TOKEN", token);
            made.start();
            return made;
        });
        container = started;
        Path file = folder.resolve("outputs.json");
        ProcessBuilder deploying = new ProcessBuilder(
                        ROOT.resolve("tandem").toString(), "localstack", "deploy", "--outputs", file.toString())
                .directory(ROOT.toFile())
                .inheritIO();
        deploying.environment().put("AWS_ENDPOINT_URL", started.getEndpoint().toString());
        assertThat(deploying.start().waitFor()).as("how the deployment ended").isZero();
        outputs = JsonMapper.builder().build().readTree(Files.readString(file)).path("Tandem-dev-app");
    }

    @AfterAll
    static void stop() {
        if (container != null) {
            container.stop();
        }
    }

    @Test
    void the_functions_answer_behind_the_http_api() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(outputs.path("Url").asText() + "/api/openapi.json"))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"openapi\"");
        }
    }

    @Test
    void the_authorizer_lets_nobody_in_without_a_ticket() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var handshake = http.newWebSocketBuilder()
                    .buildAsync(URI.create(outputs.path("SocketUrl").asText()), new WebSocket.Listener() {});
            assertThatThrownBy(handshake::join).hasRootCauseInstanceOf(WebSocketHandshakeException.class);
        }
    }

    @Test
    void the_deployment_says_where_to_sign_in() {
        assertThat(outputs.path("Issuer").asText()).startsWith("http");
        assertThat(outputs.path("ClientId").asText()).isNotEmpty();
    }
}
