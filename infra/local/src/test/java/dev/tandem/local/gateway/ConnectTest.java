package dev.tandem.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;

final class ConnectTest {

    @Test
    void aws_1_3_the_handshake_waits_for_the_connect_function() throws Exception {
        var asked = new CountDownLatch(1);
        var agree = new CountDownLatch(1);
        var connect = Recorder.doing(_ -> {
            asked.countDown();
            agree.await();
            return "{\"statusCode\":200}";
        });
        try (var gateway = new TestGateway().oneWay("$connect", connect).start();
                var raw = RawSocket.to(gateway.port())) {
            raw.askForUpgrade("");
            asked.await();
            // Another client is served meanwhile, and nothing has come for the first.
            assertThat(TestGateway.HTTP
                            .send(HttpRequest.newBuilder(gateway.uri("/")).build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(raw.hasNothingToRead()).isTrue();
            agree.countDown();
            assertThat(raw.head()).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void aws_1_1_a_url_of_4096_characters_connects_and_one_more_is_414() throws Exception {
        try (var gateway = new TestGateway().twoWay("$default", Recorder.echo()).start()) {
            String query = "x".repeat(4096 - "/ws?".length());
            assertThat(SocketClient.to(gateway.port()).query(query).open().ask("hello"))
                    .isEqualTo("hello");
            assertThat(SocketClient.to(gateway.port()).query(query + "x").refusal())
                    .isEqualTo(414);
        }
    }

    @Test
    void aws_1_3_without_a_connect_route_everybody_may_come_in() throws Exception {
        try (var gateway = new TestGateway().twoWay("$default", Recorder.echo()).start()) {
            assertThat(gateway.connect().ask("hello")).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500, 302})
    void aws_1_3_what_is_not_2xx_refuses_the_handshake_with_that_status(int status) throws Exception {
        var disconnect = Recorder.agreeing();
        try (var gateway = new TestGateway()
                .oneWay("$connect", Recorder.saying("{\"statusCode\":" + status + "}"))
                .oneWay("$disconnect", disconnect)
                .start()) {
            assertThat(SocketClient.to(gateway.port()).refusal()).isEqualTo(status);
            gateway.stop();
            assertThat(disconnect.hasBeenLeftAlone()).isTrue();
        }
    }

    @Test
    void aws_1_3_another_2xx_lets_in() throws Exception {
        try (var gateway = new TestGateway()
                .oneWay("$connect", Recorder.saying("{\"statusCode\":204}"))
                .twoWay("$default", Recorder.echo())
                .start()) {
            assertThat(gateway.connect().ask("hello")).isEqualTo("hello");
        }
    }

    @Test
    void aws_1_3_a_connect_function_that_throws_refuses_with_500() throws Exception {
        try (var gateway =
                new TestGateway().oneWay("$connect", Recorder.failing()).start()) {
            assertThat(SocketClient.to(gateway.port()).refusal()).isEqualTo(500);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "\"ok\"", "{\"statusCode\":\"200\"}", "{\"statusCode\":99}", "no json", ""})
    void aws_1_3_a_connect_function_that_returns_another_form_refuses_with_500(String result) throws Exception {
        try (var gateway =
                new TestGateway().oneWay("$connect", Recorder.saying(result)).start()) {
            assertThat(SocketClient.to(gateway.port()).refusal()).isEqualTo(500);
        }
    }

    @Test
    void aws_1_3_a_request_without_an_upgrade_is_answered_426() throws Exception {
        var connect = Recorder.agreeing();
        try (var gateway = new TestGateway().oneWay("$connect", connect).start()) {
            var request = HttpRequest.newBuilder(gateway.uri("/ws")).build();
            var response = TestGateway.HTTP.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(426);
            assertThat(connect.hasBeenLeftAlone()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-WebSocket-Version: 8\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n|426",
                "Sec-WebSocket-Version: 13\r\n|400",
                "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: short\r\n|400"
            })
    void an_upgrade_of_another_version_or_without_a_key_is_refused(String headersAndStatus) throws Exception {
        int bar = headersAndStatus.indexOf('|');
        try (var gateway = new TestGateway().start();
                var raw = RawSocket.to(gateway.port())) {
            raw.say("GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + headersAndStatus.substring(0, bar) + "\r\n");
            assertThat(raw.head()).startsWith("HTTP/1.1 " + headersAndStatus.substring(bar + 1));
        }
    }

    @Test
    void aws_1_3_the_subprotocol_is_the_one_the_function_returns() throws Exception {
        var connect = Recorder.saying("{\"statusCode\":200,\"headers\":{\"Sec-WebSocket-Protocol\":\"chat.v1\"}}");
        try (var gateway = new TestGateway().oneWay("$connect", connect).start()) {
            assertThat(gateway.connect("chat.v1", "ticket.abc").socket().getSubprotocol())
                    .isEqualTo("chat.v1");
            assertThat(connect.next()
                            .path("headers")
                            .path("Sec-WebSocket-Protocol")
                            .asText())
                    .contains("chat.v1", "ticket.abc");
        }
    }

    @Test
    void aws_1_3_without_the_header_no_subprotocol_is_chosen() throws Exception {
        try (var gateway = new TestGateway()
                        .oneWay("$connect", Recorder.agreeing())
                        .start();
                var raw = RawSocket.to(gateway.port())) {
            assertThat(raw.upgrade("Sec-WebSocket-Protocol: chat.v1\r\n"))
                    .startsWith("HTTP/1.1 101 ")
                    .doesNotContainIgnoringCase("sec-websocket-protocol");
        }
    }

    @Test
    void aws_1_3_a_post_from_inside_connect_finds_nobody() throws Exception {
        try (var gateway = new TestGateway();
                var management = gateway.management()) {
            var connect = Recorder.doing(event -> {
                String id = event.path("requestContext").path("connectionId").asText();
                try {
                    management.postToConnection(
                            post -> post.connectionId(id).data(SdkBytes.fromUtf8String("too early")));
                    return "{\"statusCode\":418}";
                } catch (GoneException expected) {
                    return "{\"statusCode\":200,\"headers\":{\"Sec-WebSocket-Protocol\":\"was-gone\"}}";
                }
            });
            gateway.oneWay("$connect", connect).start();
            assertThat(gateway.connect("was-gone").socket().getSubprotocol()).isEqualTo("was-gone");
        }
    }

    @Test
    void aws_1_3_a_client_that_leaves_during_connect_is_disconnected_after_it() throws Exception {
        var asked = new CountDownLatch(1);
        var agree = new CountDownLatch(1);
        var disconnect = Recorder.agreeing();
        var connect = Recorder.doing(_ -> {
            asked.countDown();
            agree.await();
            return "{\"statusCode\":200}";
        });
        try (var gateway = new TestGateway()
                .oneWay("$connect", connect)
                .oneWay("$disconnect", disconnect)
                .start()) {
            var raw = RawSocket.to(gateway.port());
            raw.askForUpgrade("");
            asked.await();
            raw.vanish();
            agree.countDown();
            JsonNode context = disconnect.next().path("requestContext");
            assertThat(context.path("connectionId"))
                    .isEqualTo(connect.next().path("requestContext").path("connectionId"));
            assertThat(context.path("disconnectStatusCode").asInt()).isEqualTo(1005);
        }
    }
}
