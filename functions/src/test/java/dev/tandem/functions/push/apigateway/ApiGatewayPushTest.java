package dev.tandem.functions.push.apigateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.functions.push.PushResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Posting through the management API, against a server that answers what a test says. */
final class ApiGatewayPushTest {
    private static final byte[] FRAME = "{\"type\":\"pong\"}".getBytes(StandardCharsets.UTF_8);

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String error = "";
    private HttpServer server;
    private ApiGatewayPush push;

    ApiGatewayPushTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        push = push(server.getAddress().getPort());
    }

    private static ApiGatewayPush push(int port) {
        return ApiGatewayPush.to(
                URI.create("http://127.0.0.1:" + port + "/live"),
                "eu-central-1",
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                4);
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        push.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath() + " " + body);
        if (!error.isEmpty()) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", error);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Test
    void a_frame_is_posted_to_the_connection_as_it_stands() {
        assertThat(push.post("Mg_ugfpqPHcCIVA=", FRAME)).isEqualTo(new PushResult.Sent());

        assertThat(requests).containsExactly("POST /live/@connections/Mg_ugfpqPHcCIVA%3D {\"type\":\"pong\"}");
    }

    @ParameterizedTest
    @CsvSource({"410,GoneException", "410,''"})
    void a_closed_socket_is_gone(int answered, String type) {
        status = answered;
        error = type;

        assertThat(push.post("c=", FRAME)).isEqualTo(new PushResult.Gone());
    }

    @ParameterizedTest
    @CsvSource({"429,LimitExceededException", "429,ThrottlingException"})
    void a_reader_that_is_too_slow_is_slow_and_not_tried_again_here(int answered, String type) {
        status = answered;
        error = type;

        assertThat(push.post("c=", FRAME)).isEqualTo(new PushResult.Slow());
        assertThat(requests).hasSize(1);
    }

    @Test
    void a_frame_over_the_limit_is_too_large() {
        status = 413;
        error = "PayloadTooLargeException";

        assertThat(push.post("c=", FRAME)).isEqualTo(new PushResult.TooLarge());
    }

    @ParameterizedTest
    @CsvSource({"403,ForbiddenException", "500,InternalServerErrorException", "503,''"})
    void anything_else_has_failed_with_its_status_and_once(int answered, String type) {
        status = answered;
        error = type;

        assertThat(push.post("c=", FRAME)).isEqualTo(new PushResult.Failed("status " + answered));
        assertThat(requests).hasSize(1);
    }

    @Test
    void a_gateway_that_is_not_there_has_failed() {
        server.stop(0);

        assertThat(push.post("c=", FRAME)).isInstanceOf(PushResult.Failed.class);
    }

    @Test
    void closing_a_socket_deletes_the_connection_and_does_nothing_where_it_is_gone() {
        status = 204;
        push.close("c=");
        status = 410;
        error = "GoneException";

        assertThatCode(() -> push.close("c=")).doesNotThrowAnyException();
        assertThat(requests).containsExactly("DELETE /live/@connections/c%3D ", "DELETE /live/@connections/c%3D ");
    }
}
