package dev.tandem.local.gateway;

import static java.lang.System.Logger.Level.WARNING;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/**
 * What the function behind a route of an HTTP API returned, as a response.
 *
 * <p>An object with {@code statusCode} says everything; any other JSON is itself the body of a 200. What is of neither
 * form is a 500.
 */
final class HttpResult {

    private static final System.Logger LOG = System.getLogger(HttpResult.class.getName());

    /** What the connection is like is for the gateway to say. */
    private static final Set<String> OURS =
            Set.of("connection", "content-length", "transfer-encoding", "keep-alive", "upgrade", "trailer", "te");

    private HttpResult() {}

    static FullHttpResponse response(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Returned(JsonNode result) -> read(result);
            case Outcome.Failed _ -> internal();
            case Outcome.TimedOut() -> Reply.message(503, "Service Unavailable");
        };
    }

    private static FullHttpResponse read(JsonNode result) {
        if (!result.has("statusCode")) {
            return Reply.json(200, result.isTextual() ? result.asText() : Json.text(result));
        }
        try {
            return format(result);
        } catch (IllegalArgumentException malformed) {
            LOG.log(WARNING, "A function returned a malformed response: " + malformed.getMessage());
            return internal();
        }
    }

    private static FullHttpResponse format(JsonNode result) {
        int status = status(result.path("statusCode"));
        FullHttpResponse response = Reply.response(status, body(result));
        for (var header : required(result, "headers").properties()) {
            if (!OURS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                response.headers().set(header.getKey(), scalar(header.getValue()));
            }
        }
        required(result, "cookies")
                .forEach(cookie -> response.headers().add(HttpHeaderNames.SET_COOKIE, scalar(cookie)));
        if (!response.headers().contains(HttpHeaderNames.CONTENT_TYPE)
                && response.content().isReadable()) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        }
        return response;
    }

    private static int status(JsonNode node) {
        int status = node.isInt() ? node.intValue() : node.isTextual() ? Integer.parseInt(node.asText()) : 0;
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("statusCode " + node);
        }
        return status;
    }

    private static byte[] body(JsonNode result) {
        JsonNode body = result.path("body");
        if (body.isMissingNode() || body.isNull()) {
            return new byte[0];
        }
        if (!body.isTextual()) {
            throw new IllegalArgumentException("body is not a string");
        }
        return result.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(body.asText())
                : body.asText().getBytes(UTF_8);
    }

    /** An object or a list, or nothing. */
    private static JsonNode required(JsonNode result, String name) {
        JsonNode node = result.path(name);
        if (!node.isContainerNode() && !node.isMissingNode() && !node.isNull()) {
            throw new IllegalArgumentException(name + " is of another form");
        }
        return node;
    }

    private static String scalar(JsonNode value) {
        if (!value.isValueNode()) {
            throw new IllegalArgumentException("A header is not a string");
        }
        return value.asText();
    }

    private static FullHttpResponse internal() {
        return Reply.message(500, "Internal Server Error");
    }
}
