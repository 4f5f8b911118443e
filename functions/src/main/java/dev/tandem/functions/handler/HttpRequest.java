package dev.tandem.functions.handler;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request of the HTTP API (payload format 2.0).
 *
 * @param address of who sent it, as the gateway saw it
 * @param path its segments, percent-decoded
 * @param query decoded; of a name that comes twice, the values joined by commas
 * @param headers in lower case
 */
record HttpRequest(
        String requestId,
        String address,
        String method,
        List<String> path,
        Map<String, Json> query,
        Map<String, Json> headers,
        String body) {
    /**
     * @throws IllegalArgumentException where the path or the body is wrongly encoded
     * @throws RequestBody.Refused where the body cannot be unpacked
     */
    static HttpRequest of(Form event) {
        Form context = event.object("requestContext");
        return new HttpRequest(
                context.text("requestId"),
                context.object("http").optionalText("sourceIp", any -> true).orElse(""),
                context.object("http").text("method"),
                segments(event.text("rawPath")),
                event.optionalValues("queryStringParameters"),
                event.optionalValues("headers"),
                body(event));
    }

    Optional<String> header(String name) {
        return headers.get(name) instanceof Json.Str(String value) ? Optional.of(value) : Optional.empty();
    }

    Optional<String> parameter(String name) {
        return query.get(name) instanceof Json.Str(String value) ? Optional.of(value) : Optional.empty();
    }

    /** The access token (RFC 6750, 2.1). */
    Optional<String> bearer() {
        return header("authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
    }

    boolean acceptsGzip() {
        return header("accept-encoding").stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .anyMatch(coding -> coding.matches("(gzip|\\*)(\\s*;\\s*q=(1(\\.0*)?|0?\\.0*[1-9][0-9]*))?"));
    }

    private static List<String> segments(String rawPath) {
        return Arrays.stream(rawPath.split("/", -1))
                .skip(1)
                // A plus sign is itself in a path; the decoder is made for forms.
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    private static String body(Form event) {
        String body = event.has("body") ? event.text("body") : "";
        byte[] bytes = event.flag("isBase64Encoded")
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
        return event.optionalValues("headers").get("content-encoding") instanceof Json.Str(String encoding)
                ? RequestBody.text(bytes, encoding.strip().toLowerCase(Locale.ROOT))
                : new String(bytes, StandardCharsets.UTF_8);
    }
}
