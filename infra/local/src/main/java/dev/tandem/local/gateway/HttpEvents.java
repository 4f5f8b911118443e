package dev.tandem.local.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The events of an HTTP API, payload format 2.0.
 *
 * <p>Source: "Working with AWS Lambda proxy integrations for HTTP APIs". Which bodies stay text is documented for load
 * balancers only and the same here: {@code text/*}, JSON, JavaScript and XML, unless they are compressed.
 */
final class HttpEvents {

    private static final List<String> TEXT =
            List.of("text/", "application/json", "application/javascript", "application/xml");

    private final Scheduler scheduler;
    private final Ids ids;

    HttpEvents(Scheduler scheduler, Ids ids) {
        this.scheduler = scheduler;
        this.ids = ids;
    }

    ObjectNode request(HttpFront.Match match, ClientRequest request, byte[] body) {
        ObjectNode event = Json.object()
                .put("version", "2.0")
                .put("routeKey", match.route().key())
                .put("rawPath", request.rawPath())
                .put("rawQueryString", request.rawQuery());
        cookies(event, request);
        event.set("headers", headers(request));
        putUnlessEmpty(event, "queryStringParameters", request.query());
        event.set("requestContext", context(match, request));
        if (!match.parameters().isEmpty()) {
            event.set("pathParameters", Json.strings(match.parameters()));
        }
        body(event, request, body);
        return event;
    }

    private static void cookies(ObjectNode event, ClientRequest request) {
        List<String> cookies = request.headers().getOrDefault("cookie", List.of());
        if (!cookies.isEmpty()) {
            ArrayNode array = event.putArray("cookies");
            for (String header : cookies) {
                for (String cookie : header.split(";", -1)) {
                    array.add(cookie.strip());
                }
            }
        }
    }

    /** Names in lower case, several values joined by commas, cookies apart. */
    private static ObjectNode headers(ClientRequest request) {
        ObjectNode headers = Json.object();
        request.headers()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        headers.remove("cookie");
        String before = headers.path("x-forwarded-for").asText();
        return headers.put(
                        "x-forwarded-for", before.isEmpty() ? request.sourceIp() : before + ", " + request.sourceIp())
                .put("x-forwarded-port", Integer.toString(request.serverPort()))
                .put("x-forwarded-proto", "http");
    }

    private static void putUnlessEmpty(ObjectNode event, String name, Map<String, List<String>> values) {
        if (!values.isEmpty()) {
            ObjectNode joined = event.putObject(name);
            values.forEach((key, list) -> joined.put(key, String.join(",", list)));
        }
    }

    private ObjectNode context(HttpFront.Match match, ClientRequest request) {
        Instant now = scheduler.now();
        ObjectNode context = Json.object()
                .put("accountId", "000000000000")
                .put("apiId", SocketEvents.API_ID)
                .put("domainName", request.header("host"))
                .put("domainPrefix", SocketEvents.API_ID)
                .put("requestId", ids.next())
                .put("routeKey", match.route().key())
                .put("stage", "$default")
                .put("time", SocketEvents.CLF.format(now))
                .put("timeEpoch", now.toEpochMilli());
        context.putObject("http")
                .put("method", request.method())
                .put("path", request.rawPath())
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", request.sourceIp())
                .put("userAgent", request.header("user-agent"));
        return context;
    }

    private static void body(ObjectNode event, ClientRequest request, byte[] body) {
        if (body.length == 0) {
            event.put("isBase64Encoded", false);
            return;
        }
        Optional<String> text = isText(request) ? decode(body) : Optional.empty();
        event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)))
                .put("isBase64Encoded", text.isEmpty());
    }

    private static boolean isText(ClientRequest request) {
        String type = request.header("content-type").toLowerCase(Locale.ROOT);
        return request.header("content-encoding").isEmpty() && TEXT.stream().anyMatch(type::startsWith);
    }

    private static Optional<String> decode(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }
}
