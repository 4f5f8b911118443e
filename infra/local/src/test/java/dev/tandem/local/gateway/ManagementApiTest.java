package dev.tandem.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ForbiddenException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.LimitExceededException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PayloadTooLargeException;

final class ManagementApiTest {

    private static final String SIGNED =
            "AWS4-HMAC-SHA256 Credential=%s/20260309/local/execute-api/aws4_request, SignedHeaders=host, Signature=0";

    private final Recorder message = Recorder.echo();
    private TestGateway gateway;
    private ApiGatewayManagementApiClient management;

    @BeforeEach
    void start() throws Exception {
        gateway = new TestGateway().twoWay("$default", message).start();
        management = gateway.management();
    }

    @AfterEach
    void stop() {
        management.close();
        gateway.close();
    }

    private void post(ApiGatewayManagementApiClient client, String id, String text) {
        client.postToConnection(post -> post.connectionId(id).data(SdkBytes.fromUtf8String(text)));
    }

    private String idOf(SocketClient client) throws Exception {
        client.ask("who am I");
        return message.next().path("requestContext").path("connectionId").asText();
    }

    private String idOf(RawSocket raw) throws Exception {
        raw.text("who am I");
        raw.read();
        return message.next().path("requestContext").path("connectionId").asText();
    }

    private HttpResponse<String> plain(String method, String path, String... headers) throws Exception {
        URI uri = gateway.gateway().managementEndpoint(TestGateway.STAGE).resolve(path);
        var request = HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString("hello"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return TestGateway.HTTP.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void aws_1_9_a_post_arrives_as_one_text_frame() throws Exception {
        try (var raw = gateway.raw()) {
            String id = idOf(raw);
            post(management, id, "grüße");
            RawSocket.Frame frame = raw.read();
            assertThat(frame.opcode()).isEqualTo(RawSocket.TEXT);
            assertThat(frame.text()).isEqualTo("grüße");
        }
    }

    @Test
    void aws_1_9_posts_of_one_sender_keep_their_order() throws Exception {
        var client = gateway.connect();
        String id = idOf(client);
        for (int i = 0; i < 200; i++) {
            post(management, id, Integer.toString(i));
        }
        for (int i = 0; i < 200; i++) {
            assertThat(client.next()).isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void aws_1_9_a_post_to_nobody_is_gone() throws Exception {
        assertThatThrownBy(() -> post(management, "Mg_ugfpqPHcCIVA=", "hello")).isInstanceOf(GoneException.class);
        assertThatThrownBy(() -> management.getConnection(get -> get.connectionId("x")))
                .isInstanceOf(GoneException.class);
        assertThatThrownBy(() -> management.deleteConnection(delete -> delete.connectionId("a/b c=")))
                .isInstanceOf(GoneException.class);
    }

    @Test
    void aws_1_9_a_post_to_one_who_left_is_gone() throws Exception {
        var client = gateway.connect();
        String id = idOf(client);
        client.close(1000, "");
        client.awaitClose();
        assertThatThrownBy(() -> post(management, id, "hello")).isInstanceOf(GoneException.class);
    }

    @Test
    void aws_1_9_a_post_of_128_kb_passes_and_one_byte_more_is_too_large() throws Exception {
        var client = gateway.connect();
        String id = idOf(client);
        post(management, id, "x".repeat(128 * 1024));
        assertThat(client.next()).hasSize(128 * 1024);
        for (int bytes : new int[] {128 * 1024 + 1, 2_000_000}) {
            assertThatThrownBy(() -> post(management, id, "x".repeat(bytes)))
                    .isInstanceOf(PayloadTooLargeException.class);
        }
        post(management, id, "and on");
        assertThat(client.next()).isEqualTo("and on");
    }

    @Test
    void aws_1_9_get_tells_since_when_and_who() throws Exception {
        var client =
                SocketClient.to(gateway.port()).header("User-Agent", "test").open();
        gateway.time.advance(Duration.ofSeconds(5));
        String id = idOf(client);
        var connection = management.getConnection(get -> get.connectionId(id));
        assertThat(connection.lastActiveAt()).isEqualTo(gateway.time.now());
        assertThat(connection.connectedAt()).isEqualTo(gateway.time.now().minusSeconds(5));
        assertThat(connection.identity().sourceIp()).isEqualTo("127.0.0.1");
        assertThat(connection.identity().userAgent()).isEqualTo("test");
    }

    @Test
    void aws_1_9_delete_is_204_and_a_second_one_410() throws Exception {
        var client = gateway.connect();
        String id = idOf(client).replace("=", "%3D");
        String signed = SIGNED.formatted(TestGateway.ACCESS_KEY);
        assertThat(plain("DELETE", "/test/@connections/" + id, "Authorization", signed)
                        .statusCode())
                .isEqualTo(204);
        client.awaitClose();
        var second = plain("DELETE", "/test/@connections/" + id, "Authorization", signed);
        assertThat(second.statusCode()).isEqualTo(410);
        assertThat(second.headers().firstValue("x-amzn-ErrorType")).contains("GoneException");
        assertThat(second.body()).isEqualTo("{\"message\":\"The connection is gone\"}");
    }

    @Test
    void aws_1_9_another_stage_is_forbidden() throws Exception {
        String id = idOf(gateway.connect());
        try (var other = gateway.management("prod", TestGateway.ACCESS_KEY)) {
            assertThatThrownBy(() -> post(other, id, "hello")).isInstanceOf(ForbiddenException.class);
        }
    }

    @Test
    void aws_1_9_another_access_key_is_forbidden() throws Exception {
        String id = idOf(gateway.connect());
        try (var other = gateway.management(TestGateway.STAGE, "AKIATESTER")) {
            assertThatThrownBy(() -> post(other, id, "hello")).isInstanceOf(ForbiddenException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer AKIATEST", "AWS4-HMAC-SHA256 Credential=AKIATEST", "AKIATEST"})
    void aws_1_9_a_web_page_that_cannot_sign_is_forbidden(String authorization) throws Exception {
        String path = "/test/@connections/" + idOf(gateway.connect()).replace("=", "%3D");
        assertThat(plain("POST", path, "Authorization", authorization).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/test", "/test/@connections", "/test/connections/x", "/test/@connections/x/y"})
    void another_path_is_forbidden(String path) throws Exception {
        assertThat(plain("POST", path, "Authorization", SIGNED.formatted(TestGateway.ACCESS_KEY))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @Timeout(60)
    void aws_1_9_a_slow_reader_alone_is_refused_with_429_until_it_reads() throws Exception {
        String big = "x".repeat(64 * 1024);
        var quick = gateway.connect();
        String quickId = idOf(quick);
        try (var slow = RawSocket.narrow(gateway.port())) {
            slow.upgrade("");
            String id = idOf(slow);
            int sent = postUntilRefused(id, big);
            assertThat(sent).isPositive();
            post(management, quickId, "you read");
            assertThat(quick.next()).isEqualTo("you read");
            for (int i = 0; i < sent; i++) {
                assertThat(slow.read().text()).isEqualTo(big);
            }
            post(management, id, "again");
            assertThat(slow.read().text()).isEqualTo("again");
        }
    }

    /** How many were taken before the buffer was full. */
    private int postUntilRefused(String id, String text) {
        for (int sent = 0; ; sent++) {
            try {
                post(management, id, text);
            } catch (LimitExceededException full) {
                return sent;
            }
        }
    }
}
