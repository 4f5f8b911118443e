package dev.tandem.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EventShapeTest {

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void aws_1_5_a_message_event_has_a_context_and_a_body_and_no_headers_or_query() throws Exception {
        var message = Recorder.echo();
        try (var gateway = new TestGateway().twoWay("say", message).start()) {
            var client = SocketClient.to(gateway.port())
                    .query("a=1")
                    .header("User-Agent", "test")
                    .open();
            client.ask("{\"action\":\"say\",\"text\":\"grüß\"}");
            JsonNode event = message.next();
            assertThat(names(event)).containsExactlyInAnyOrder("requestContext", "body", "isBase64Encoded");
            assertThat(event.path("body").asText()).isEqualTo("{\"action\":\"say\",\"text\":\"grüß\"}");
            assertThat(event.path("isBase64Encoded").isBoolean()).isTrue();
            var context = (ObjectNode) event.path("requestContext");
            assertThat(context.path("messageId").asText()).matches("[A-Za-z0-9_-]{15}=");
            assertThat(context.path("requestId")).isEqualTo(context.path("extendedRequestId"));
            assertThat(context.path("connectionId").asText()).matches("[A-Za-z0-9_-]{15}=");
            context.remove(List.of("messageId", "requestId", "extendedRequestId", "connectionId"));
            assertThat(context).isEqualTo(gateway.tree("""
                    {"routeKey":"say","eventType":"MESSAGE","requestTime":"09/Mar/2026:18:11:43 +0000",
                     "requestTimeEpoch":1773079903000,"messageDirection":"IN","stage":"test",
                     "connectedAt":1773079903000,
                     "domainName":"localhost:PORT","apiId":"local",
                     "identity":{"sourceIp":"127.0.0.1","userAgent":"test"}}"""));
        }
    }

    @Test
    void aws_1_5_a_connect_event_has_headers_and_query_once_and_with_all_values() throws Exception {
        var connect = Recorder.agreeing();
        try (var gateway = new TestGateway().oneWay("$connect", connect).start()) {
            SocketClient.to(gateway.port())
                    .query("a=1&a=2&b=%C3%BC+x;y")
                    .header("X-Thing", "t")
                    .open();
            JsonNode event = connect.next();
            assertThat(names(event))
                    .containsExactlyInAnyOrder(
                            "headers",
                            "multiValueHeaders",
                            "queryStringParameters",
                            "multiValueQueryStringParameters",
                            "requestContext",
                            "isBase64Encoded");
            assertThat(event.path("queryStringParameters").toString()).isEqualTo("{\"a\":\"2\",\"b\":\"ü x;y\"}");
            assertThat(event.path("multiValueQueryStringParameters").toString())
                    .isEqualTo("{\"a\":[\"1\",\"2\"],\"b\":[\"ü x;y\"]}");
            assertThat(event.path("headers").path("X-Thing").asText()).isEqualTo("t");
            assertThat(event.path("multiValueHeaders").path("X-Thing").toString())
                    .isEqualTo("[\"t\"]");
            assertThat(event.path("headers").path("X-Forwarded-For").asText()).isEqualTo("127.0.0.1");
            assertThat(event.path("requestContext").path("eventType").asText()).isEqualTo("CONNECT");
            assertThat(event.path("requestContext").path("routeKey").asText()).isEqualTo("$connect");
            assertThat(event.path("requestContext").has("messageId")).isFalse();
        }
    }

    @Test
    void aws_1_5_without_a_query_a_connect_event_has_no_query_keys() throws Exception {
        var connect = Recorder.agreeing();
        try (var gateway = new TestGateway().oneWay("$connect", connect).start()) {
            gateway.connect();
            assertThat(names(connect.next()))
                    .containsExactlyInAnyOrder("headers", "multiValueHeaders", "requestContext", "isBase64Encoded");
        }
    }

    @Test
    void what_a_client_claims_about_its_address_stays_in_front_of_what_is_known() throws Exception {
        var connect = Recorder.agreeing();
        try (var gateway = new TestGateway().oneWay("$connect", connect).start()) {
            SocketClient.to(gateway.port()).header("X-Forwarded-For", "8.8.8.8").open();
            JsonNode event = connect.next();
            assertThat(event.path("headers").path("X-Forwarded-For").asText()).isEqualTo("8.8.8.8, 127.0.0.1");
            assertThat(event.path("requestContext")
                            .path("identity")
                            .path("sourceIp")
                            .asText())
                    .isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aws_1_4_a_disconnect_event_has_only_empty_headers_and_says_why() throws Exception {
        var disconnect = Recorder.agreeing();
        try (var gateway = new TestGateway().oneWay("$disconnect", disconnect).start()) {
            gateway.connect().close(4321, "enough");
            JsonNode event = disconnect.next();
            assertThat(names(event))
                    .containsExactlyInAnyOrder("headers", "multiValueHeaders", "requestContext", "isBase64Encoded");
            assertThat(event.path("headers")).isEqualTo(gateway.tree("""
                    {"Host":"localhost:PORT","X-Forwarded-For":"","x-api-key":"","x-restapi":""}"""));
            JsonNode context = event.path("requestContext");
            assertThat(context.path("eventType").asText()).isEqualTo("DISCONNECT");
            assertThat(context.path("routeKey").asText()).isEqualTo("$disconnect");
            assertThat(context.path("disconnectStatusCode").asInt()).isEqualTo(4321);
            assertThat(context.path("disconnectReason").asText()).isEqualTo("enough");
        }
    }
}
