package dev.tandem.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpApiTest {

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return TestGateway.HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(TestGateway gateway, String path) throws Exception {
        return send(HttpRequest.newBuilder(gateway.uri(path)));
    }

    @Test
    void an_event_is_of_format_2_0() throws Exception {
        var function = Recorder.agreeing();
        try (var gateway = new TestGateway()
                .http("POST /api/rooms/{room}/items/{item}", function)
                .start()) {
            send(HttpRequest.newBuilder(gateway.uri("/api/rooms/my%20room/items/%C3%BC?a=1&a=2&b=x%2Cy"))
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("X-Twice", "one")
                    .header("X-Twice", "two")
                    .header("Cookie", "a=1; b=2")
                    .header("User-Agent", "test")
                    .POST(BodyPublishers.ofString("{\"ü\":1}")));
            var event = (ObjectNode) function.next();
            var context = (ObjectNode) event.path("requestContext");
            assertThat(context.path("requestId").asText()).matches("[A-Za-z0-9_-]{15}=");
            context.remove("requestId");
            var headers = (ObjectNode) event.path("headers");
            assertThat(headers.path("x-twice").asText()).isEqualTo("one,two");
            assertThat(headers.path("host").asText()).isEqualTo("localhost:" + gateway.port());
            assertThat(headers.path("x-forwarded-for").asText()).isEqualTo("127.0.0.1");
            assertThat(headers.has("cookie")).isFalse();
            event.remove("headers");
            assertThat(event).isEqualTo(gateway.tree("""
                    {"version":"2.0","routeKey":"POST /api/rooms/{room}/items/{item}",
                     "rawPath":"/api/rooms/my%20room/items/%C3%BC",
                     "rawQueryString":"a=1&a=2&b=x%2Cy","cookies":["a=1","b=2"],
                     "queryStringParameters":{"a":"1,2","b":"x,y"},
                     "requestContext":{"accountId":"000000000000","apiId":"local","domainName":"localhost:PORT",
                       "domainPrefix":"local",
                       "routeKey":"POST /api/rooms/{room}/items/{item}","stage":"$default",
                       "time":"09/Mar/2026:18:11:43 +0000",
                       "timeEpoch":1773079903000,
                       "http":{"method":"POST","path":"/api/rooms/my%20room/items/%C3%BC",
                       "protocol":"HTTP/1.1","sourceIp":"127.0.0.1","userAgent":"test"}},
                     "pathParameters":{"room":"my room","item":"ü"},
                     "body":"{\\"ü\\":1}","isBase64Encoded":false}"""));
        }
    }

    @Test
    void without_query_cookies_parameters_or_body_the_event_has_no_such_fields() throws Exception {
        var function = Recorder.agreeing();
        try (var gateway = new TestGateway().http("GET /api/plain", function).start()) {
            get(gateway, "/api/plain");
            JsonNode event = function.next();
            assertThat(event.path("rawQueryString").asText("absent")).isEmpty();
            for (String name : new String[] {"cookies", "queryStringParameters", "pathParameters", "body"}) {
                assertThat(event.has(name)).as(name).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "application/octet-stream,hello,aGVsbG8=,true",
        "application/x-www-form-urlencoded,a=1,YT0x,true",
        "'',hello,aGVsbG8=,true",
        "text/csv,hello,hello,false",
        "application/json,hello,hello,false",
        "application/xml,<a/>,<a/>,false"
    })
    void a_body_is_text_or_base64_by_its_type(String type, String body, String seen, boolean encoded) throws Exception {
        var function = Recorder.agreeing();
        try (var gateway = new TestGateway().http("$default", function).start()) {
            var request = HttpRequest.newBuilder(gateway.uri("/api/x")).POST(BodyPublishers.ofString(body));
            send(type.isEmpty() ? request : request.header("Content-Type", type));
            JsonNode event = function.next();
            assertThat(event.path("body").asText()).isEqualTo(seen);
            assertThat(event.path("isBase64Encoded").asBoolean()).isEqualTo(encoded);
        }
    }

    @Test
    void a_body_that_calls_itself_text_and_is_not_comes_as_base64() throws Exception {
        var function = Recorder.agreeing();
        try (var gateway = new TestGateway().http("$default", function).start()) {
            send(HttpRequest.newBuilder(gateway.uri("/api/x"))
                    .header("Content-Type", "text/plain")
                    .POST(BodyPublishers.ofByteArray(new byte[] {(byte) 0xFF})));
            assertThat(function.next().path("body").asText()).isEqualTo("/w==");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/rooms,GET /api/rooms",
        "GET,/api/rooms/new,GET /api/rooms/new",
        "GET,/api/rooms/7,GET /api/rooms/{room}",
        "DELETE,/api/rooms/7,ANY /api/rooms/{room}",
        "GET,/api/rooms/7/x/y,GET /api/rooms/{rest+}",
        "PUT,/api/rooms/7/x/y,$default",
        "GET,/api/rooms/,$default",
        "GET,/api,$default",
        "GET,/api/other,$default",
        "OPTIONS,/api/rooms,$default"
    })
    void the_most_exact_route_is_taken(String method, String path, String routeKey) throws Exception {
        var function = Recorder.agreeing();
        var gateway = new TestGateway();
        for (String key : new String[] {
            "$default",
            "GET /api/rooms/{rest+}",
            "ANY /api/rooms/{room}",
            "GET /api/rooms/{room}",
            "GET /api/rooms/new",
            "GET /api/rooms"
        }) {
            gateway.http(key, function);
        }
        try (gateway) {
            gateway.start();
            send(HttpRequest.newBuilder(gateway.uri(path)).method(method, BodyPublishers.noBody()));
            assertThat(function.next().path("routeKey").asText()).isEqualTo(routeKey);
        }
    }

    @Test
    void routes_are_tried_from_the_exact_to_the_general_however_they_were_declared() {
        List<String> keys =
                List.of("GET /a/b", "ANY /a/b", "GET /a/{x}", "ANY /a/{x}", "GET /a/{y+}", "ANY /{z+}", "$default");
        assertThat(keys.stream().map(HttpRoute::parse).sorted().map(HttpRoute::key))
                .containsExactlyElementsOf(keys);
        assertThat(keys.reversed().stream().map(HttpRoute::parse).sorted().map(HttpRoute::key))
                .containsExactlyElementsOf(keys);
    }

    @Test
    void without_a_route_the_answer_is_404() throws Exception {
        try (var gateway =
                new TestGateway().http("GET /api/rooms", Recorder.agreeing()).start()) {
            var response = get(gateway, "/api/nothing");
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
            assertThat(response.headers().firstValue("content-type")).contains("application/json");
        }
    }

    @Test
    void a_response_says_status_headers_cookies_and_body() throws Exception {
        var function = Recorder.saying("""
                {"statusCode":201,"headers":{"X-Number":7,"Content-Type":"text/csv",
                  "Connection":"close","Transfer-Encoding":"chunked","content-length":"999"},
                 "cookies":["a=1; HttpOnly","b=2"],"body":"grüße"}""");
        try (var gateway = new TestGateway().http("$default", function).start()) {
            var response = get(gateway, "/api/x");
            assertThat(response.statusCode()).isEqualTo(201);
            assertThat(response.body()).isEqualTo("grüße");
            assertThat(response.headers().firstValue("x-number")).contains("7");
            assertThat(response.headers().firstValue("content-type")).contains("text/csv");
            assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1; HttpOnly", "b=2");
        }
    }

    @Test
    void a_base64_body_is_sent_as_its_bytes() throws Exception {
        var function = Recorder.saying("{\"statusCode\":200,\"body\":\"AAH/\",\"isBase64Encoded\":true}");
        try (var gateway = new TestGateway().http("$default", function).start()) {
            var request = HttpRequest.newBuilder(gateway.uri("/api/x")).build();
            assertThat(TestGateway.HTTP
                            .send(request, BodyHandlers.ofByteArray())
                            .body())
                    .containsExactly(0, 1, 0xFF);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"hello\" | hello", "{\"a\":[1]} | {\"a\":[1]}", "[1,2] | [1,2]", "7 | 7", "true | true"})
    void json_without_a_status_is_the_body_of_a_200(String result, String body) throws Exception {
        try (var gateway =
                new TestGateway().http("$default", Recorder.saying(result)).start()) {
            var response = get(gateway, "/api/x");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo(body);
            assertThat(response.headers().firstValue("content-type")).contains("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "",
                "{\"statusCode\":\"ok\"}",
                "{\"statusCode\":99}",
                "{\"statusCode\":600}",
                "{\"statusCode\":200,\"body\":{}}",
                "{\"statusCode\":200,\"headers\":\"x\"}",
                "{\"statusCode\":200,\"headers\":{\"a\":[]}}",
                "{\"statusCode\":200,\"headers\":{\"a\":\"x\\r\\ny: z\"}}",
                "{\"statusCode\":200,\"body\":\"*\",\"isBase64Encoded\":true}"
            })
    void a_result_of_another_form_is_500(String result) throws Exception {
        try (var gateway =
                new TestGateway().http("$default", Recorder.saying(result)).start()) {
            var response = get(gateway, "/api/x");
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
        }
    }

    @Test
    void a_function_that_throws_is_500() throws Exception {
        try (var gateway =
                new TestGateway().http("$default", Recorder.failing()).start()) {
            assertThat(get(gateway, "/api/x").statusCode()).isEqualTo(500);
        }
    }

    @Test
    void after_30_seconds_the_answer_is_503() throws Exception {
        var started = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        var slow = Recorder.doing(_ -> {
            started.countDown();
            finish.await();
            return "{}";
        });
        try (var gateway = new TestGateway().http("$default", slow).start()) {
            var request = HttpRequest.newBuilder(gateway.uri("/api/x")).build();
            var response = TestGateway.HTTP.sendAsync(request, BodyHandlers.ofString());
            started.await();
            gateway.time.advance(Duration.ofSeconds(30).minusMillis(1));
            assertThat(response).isNotDone();
            gateway.time.advance(Duration.ofMillis(1));
            assertThat(Waiting.value(response).statusCode()).isEqualTo(503);
            assertThat(Waiting.value(response).body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
            finish.countDown();
        }
    }

    @Test
    void a_body_of_10_mb_passes_and_one_byte_more_is_413() throws Exception {
        var function = Recorder.agreeing();
        try (var gateway = new TestGateway().http("$default", function).start()) {
            Map.of(10 * 1024 * 1024, 200, 10 * 1024 * 1024 + 1, 413).forEach((bytes, status) -> {
                var request = HttpRequest.newBuilder(gateway.uri("/api/x"))
                        .POST(BodyPublishers.ofByteArray(new byte[bytes]))
                        .build();
                var response = TestGateway.HTTP
                        .sendAsync(request, BodyHandlers.ofString())
                        .join();
                assertThat(response.statusCode()).isEqualTo(status);
            });
            function.next();
            assertThat(function.hasBeenLeftAlone()).isTrue();
        }
    }

    @Test
    void requests_sent_ahead_are_answered_one_after_the_other() throws Exception {
        var order = Recorder.doing(event -> event.path("rawPath").toString());
        try (var gateway = new TestGateway().http("$default", order).start();
                var raw = RawSocket.to(gateway.port())) {
            var requests = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                requests.append("GET /api/").append(10 + i).append(" HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            raw.say(requests.toString());
            for (int i = 0; i < 50; i++) {
                assertThat(raw.head()).startsWith("HTTP/1.1 200 ");
                assertThat(raw.read(7)).isEqualTo("/api/" + (10 + i));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "GET api", "/api", "get /api", "GET /{a+}/b", "GET /x{a}", "$connect"})
    void a_route_key_the_gateway_does_not_understand_is_refused_at_once(String key) {
        assertThatThrownBy(() -> HttpApi.of("/api", Map.of(key, Recorder.agreeing())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
