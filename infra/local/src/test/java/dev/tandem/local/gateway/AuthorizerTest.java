package dev.tandem.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthorizerTest {

    private static Recorder answering(String effect, String context) {
        return Recorder.doing(event ->
                result("\"ann\"", statement(effect, event.path("methodArn").asText()), context));
    }

    private static String statement(String effect, String resource) {
        return "{\"Action\":\"execute-api:Invoke\",\"Effect\":\"%s\",\"Resource\":\"%s\"}".formatted(effect, resource);
    }

    private static String result(String principal, String statement, String context) {
        return "{\"principalId\":%s,\"policyDocument\":{\"Statement\":[%s]},\"context\":%s}"
                .formatted(principal, statement, context);
    }

    private static TestGateway behind(Recorder authorizer, String... sources) throws Exception {
        var gateway = new TestGateway();
        gateway.authorizer = new Authorizer(authorizer, List.of(sources));
        return gateway;
    }

    @Test
    void aws_1_8_a_missing_identity_source_is_401_and_the_authorizer_is_not_asked() throws Exception {
        var authorizer = answering("Allow", "{}");
        try (var gateway = behind(authorizer, "route.request.header.X-Token", "route.request.querystring.room")
                .start()) {
            assertThat(SocketClient.to(gateway.port()).refusal()).isEqualTo(401);
            assertThat(SocketClient.to(gateway.port()).header("X-Token", "t").refusal())
                    .isEqualTo(401);
            assertThat(SocketClient.to(gateway.port())
                            .header("X-Token", "t")
                            .query("room=")
                            .refusal())
                    .isEqualTo(401);
            assertThat(authorizer.hasBeenLeftAlone()).isTrue();
            SocketClient.to(gateway.port())
                    .header("x-token", "t")
                    .query("room=1")
                    .open();
            authorizer.next();
        }
    }

    @Test
    void aws_1_8_a_deny_is_403_and_connect_is_not_asked() throws Exception {
        var connect = Recorder.agreeing();
        try (var gateway =
                behind(answering("Deny", "{}")).oneWay("$connect", connect).start()) {
            assertThat(SocketClient.to(gateway.port()).refusal()).isEqualTo(403);
            assertThat(connect.hasBeenLeftAlone()).isTrue();
        }
    }

    @Test
    void aws_1_8_an_authorizer_that_says_unauthorized_is_401() throws Exception {
        var authorizer = Recorder.doing(_ -> {
            throw new IllegalStateException("Unauthorized");
        });
        try (var gateway = behind(authorizer).start()) {
            assertThat(SocketClient.to(gateway.port()).refusal()).isEqualTo(401);
        }
    }

    @Test
    void aws_1_8_an_authorizer_that_throws_is_500() throws Exception {
        try (var gateway = behind(Recorder.failing()).start()) {
            assertThat(SocketClient.to(gateway.port()).refusal()).isEqualTo(500);
        }
    }

    private static Stream<String> otherForms() {
        String allow = statement("Allow", "*");
        return Stream.of(
                "null",
                "no json",
                "{}",
                "{\"principalId\":\"ann\"}",
                result("7", allow, "{}"),
                result("\"ann\"", "", "{}"),
                result("\"ann\"", statement("allow", "*"), "{}"),
                result("\"ann\"", allow.replace("{", "{\"Condition\":{},"), "{}"));
    }

    @ParameterizedTest
    @MethodSource("otherForms")
    void aws_1_8_an_authorizer_that_returns_another_form_is_500(String result) throws Exception {
        try (var gateway = behind(Recorder.saying(result)).start()) {
            assertThat(SocketClient.to(gateway.port()).refusal()).isEqualTo(500);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":[]}", "{\"a\":{}}", "{\"a\":null}", "[]", "\"text\""})
    void aws_1_8_a_context_of_more_than_plain_values_is_500(String context) throws Exception {
        try (var gateway = behind(answering("Allow", context)).start()) {
            assertThat(SocketClient.to(gateway.port()).refusal()).isEqualTo(500);
        }
    }

    @Test
    void aws_1_8_an_answer_over_8_kb_is_500() throws Exception {
        String context = "{\"a\":\"" + "x".repeat(8 * 1024) + "\"}";
        try (var gateway = behind(answering("Allow", context)).start()) {
            assertThat(SocketClient.to(gateway.port()).refusal()).isEqualTo(500);
        }
    }

    @Test
    void aws_1_8_the_context_arrives_as_strings_in_every_event_of_the_connection() throws Exception {
        var connect = Recorder.agreeing();
        var message = Recorder.echo();
        var disconnect = Recorder.agreeing();
        String context = "{\"text\":\"t\",\"number\":7,\"half\":0.5,\"yes\":true}";
        try (var gateway = behind(answering("Allow", context))
                .oneWay("$connect", connect)
                .twoWay("$default", message)
                .oneWay("$disconnect", disconnect)
                .start()) {
            var client = gateway.connect();
            client.ask("hello");
            client.close(1000, "");
            JsonNode expected = gateway.tree("""
                    {"principalId":"ann","text":"t","number":"7","half":"0.5","yes":"true"}""");
            for (Recorder function : List.of(connect, message, disconnect)) {
                assertThat(function.next().path("requestContext").path("authorizer"))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aws_1_8_the_authorizer_sees_the_request_and_the_arn_of_connect() throws Exception {
        var authorizer = answering("Allow", "{}");
        try (var gateway = behind(authorizer).start()) {
            SocketClient.to(gateway.port())
                    .header("X-Token", "secret")
                    .query("a=1&a=2&b=%20")
                    .open();
            JsonNode event = authorizer.next();
            assertThat(event.path("type").asText()).isEqualTo("REQUEST");
            assertThat(event.path("methodArn").asText())
                    .startsWith("arn:aws:execute-api:")
                    .endsWith("/test/$connect");
            assertThat(event.path("headers").path("X-Token").asText()).isEqualTo("secret");
            assertThat(event.path("queryStringParameters").toString()).isEqualTo("{\"a\":\"2\",\"b\":\" \"}");
            assertThat(event.path("multiValueQueryStringParameters").path("a").toString())
                    .isEqualTo("[\"1\",\"2\"]");
            assertThat(event.path("requestContext").path("eventType").asText()).isEqualTo("CONNECT");
        }
    }

    @Test
    void an_identity_source_the_gateway_does_not_know_is_refused_at_once() {
        assertThatThrownBy(() -> new Authorizer(Recorder.agreeing(), List.of("context.stage")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
