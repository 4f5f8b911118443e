package dev.tandem.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.local.web.WebRequest;
import dev.tandem.local.web.WebResponse;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FrontDoorTest {

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return TestGateway.HTTP.send(request.build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "/,site",
        "/room/1,site",
        "/apis,site",
        "/wss,site",
        "/devices,site",
        "/dev,dev",
        "/dev/mail,dev",
        "/api,api",
        "/api/x,api"
    })
    void one_port_serves_the_site_the_development_pages_and_the_api(String path, String answer) throws Exception {
        try (var gateway = new TestGateway().http("$default", Recorder.saying("\"api\""))) {
            gateway.devPages = _ -> WebResponse.of(200, "text/plain", "dev");
            gateway.start();
            assertThat(send(HttpRequest.newBuilder(gateway.uri(path))).body()).isEqualTo(answer);
        }
    }

    @Test
    void a_page_sees_the_request_decoded() throws Exception {
        var requests = new LinkedBlockingQueue<WebRequest>();
        try (var gateway = new TestGateway()) {
            gateway.devPages = request -> {
                requests.add(request);
                return WebResponse.empty(204);
            };
            gateway.start();
            send(HttpRequest.newBuilder(gateway.uri("/dev/a%20b?x=1&x=2&y=%C3%BC"))
                    .header("X-Twice", "one")
                    .header("X-Twice", "two")
                    .POST(BodyPublishers.ofString("grüße")));
            WebRequest request = requests.take();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/dev/a b");
            assertThat(request.query()).isEqualTo(Map.of("x", "2", "y", "ü"));
            assertThat(request.header("x-twice")).isEqualTo("one, two");
            assertThat(request.header("absent")).isEmpty();
            assertThat(request.body()).isEqualTo("grüße");
        }
    }

    @Test
    void every_page_carries_the_security_headers_unless_it_sets_its_own() throws Exception {
        try (var gateway = new TestGateway()) {
            gateway.devPages = _ -> WebResponse.of(200, "text/plain", "dev").with("referrer-policy", "origin");
            gateway.start();
            var site = send(HttpRequest.newBuilder(gateway.uri("/"))).headers();
            assertThat(site.firstValue("content-security-policy").orElseThrow())
                    .contains(
                            "default-src 'none'",
                            "script-src 'self';",
                            "style-src 'self';",
                            "frame-ancestors 'none'",
                            "require-trusted-types-for 'script'",
                            "connect-src 'self' ws://localhost:" + gateway.port())
                    .doesNotContain("unsafe");
            assertThat(site.firstValue("x-content-type-options")).contains("nosniff");
            assertThat(site.firstValue("referrer-policy")).contains("no-referrer");
            assertThat(site.firstValue("cross-origin-opener-policy")).contains("same-origin");
            assertThat(send(HttpRequest.newBuilder(gateway.uri("/dev/")))
                            .headers()
                            .firstValue("referrer-policy"))
                    .contains("origin");
        }
    }

    @Test
    void a_page_that_fails_is_500() throws Exception {
        try (var gateway = new TestGateway()) {
            gateway.devPages = _ -> {
                throw new IllegalStateException("as the test wants it");
            };
            gateway.start();
            assertThat(send(HttpRequest.newBuilder(gateway.uri("/dev/x"))).statusCode())
                    .isEqualTo(500);
        }
    }

    @Test
    void head_gets_the_headers_and_no_body() throws Exception {
        try (var gateway = new TestGateway().start();
                var raw = RawSocket.to(gateway.port())) {
            raw.say("HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(raw.head().toLowerCase(Locale.ROOT))
                    .startsWith("http/1.1 200 ")
                    .contains("content-length: 4");
            assertThat(raw.read(1)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "", "127.0.0.1.nip.io:80", "localhost:80; x"})
    void a_request_addressed_to_another_host_is_forbidden(String host) throws Exception {
        try (var gateway = new TestGateway().start();
                var raw = RawSocket.to(gateway.port())) {
            raw.say("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            assertThat(raw.head()).startsWith("HTTP/1.1 403 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1:5173", "[::1]", "[::1]:8080"})
    void a_request_addressed_to_this_machine_is_served(String host) throws Exception {
        try (var gateway = new TestGateway().start();
                var raw = RawSocket.to(gateway.port())) {
            raw.say("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            assertThat(raw.head()).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /%x HTTP/1.1,400",
        "GET http://localhost/ HTTP/1.1,400",
        "GET,400",
        "GARBAGE \u0001,400",
        "GET / SMTP/1.1,400"
    })
    void a_request_that_is_none_is_answered_and_closed_in_order(String line, int status) throws Exception {
        try (var gateway = new TestGateway().start();
                var raw = RawSocket.to(gateway.port())) {
            raw.say(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(raw.head()).startsWith("HTTP/1.1 " + status + " ");
            assertThat(raw.endsInOrder()).isTrue();
        }
    }

    @Test
    void a_huge_header_is_431_and_a_huge_path_414() throws Exception {
        try (var gateway = new TestGateway().start();
                var header = RawSocket.to(gateway.port());
                var path = RawSocket.to(gateway.port())) {
            header.say("GET / HTTP/1.1\r\nHost: localhost\r\nX-Huge: " + "x".repeat(8_000_000) + "\r\n\r\n");
            assertThat(header.head()).startsWith("HTTP/1.1 431 ");
            assertThat(header.endsInOrder()).isTrue();
            path.say("GET /" + "x".repeat(8_000_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(path.head()).startsWith("HTTP/1.1 414 ");
            assertThat(path.endsInOrder()).isTrue();
        }
    }
}
