package dev.tandem.functions.handler;

import dev.tandem.functions.access.Identity;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.model.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An event of the WebSocket API.
 *
 * @param connectionId as the gateway names the socket
 * @param requestId for the log
 * @param body of a frame; empty for others
 * @param vouched who the gateway's authorizer says it is
 * @param headers in lower case, of {@code $connect} only
 */
record SocketEvent(
        String connectionId,
        String requestId,
        String body,
        Optional<Identity> vouched,
        Map<String, List<String>> headers) {
    /** What the authorizer puts into its context; the gateway makes all of it text. */
    static final String USER = "userId";

    static final String NAME = "name";
    static final String UNTIL = "expiresAt";

    static SocketEvent of(Form event) {
        Form context = event.object("requestContext");
        return new SocketEvent(
                context.text("connectionId"),
                context.text("requestId"),
                body(event),
                context.has("authorizer") ? vouched(context.values("authorizer")) : Optional.empty(),
                headers(event));
    }

    /** The subprotocols that are offered (RFC 6455, 4.1), in their order. */
    List<String> subprotocols() {
        return headers.getOrDefault("sec-websocket-protocol", List.of()).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    Optional<String> origin() {
        return headers.getOrDefault("origin", List.of()).stream().findFirst();
    }

    private static String body(Form event) {
        String body = event.has("body") ? event.text("body") : "";
        return event.flag("isBase64Encoded")
                ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
                : body;
    }

    private static Optional<Identity> vouched(Map<String, Json> context) {
        boolean complete = context.get(USER) instanceof Json.Str(String user)
                && Ids.isUser(user)
                && context.get(NAME) instanceof Json.Str
                && context.get(UNTIL) instanceof Json.Str(String until)
                && until.matches("[0-9]{1,15}");
        return complete
                ? Optional.of(new Identity(
                        text(context, USER),
                        text(context, NAME),
                        Instant.ofEpochMilli(Long.parseLong(text(context, UNTIL)))))
                : Optional.empty();
    }

    private static String text(Map<String, Json> context, String name) {
        return context.get(name) instanceof Json.Str(String text) ? text : "";
    }

    /** {@code headers} holds only the last line of a name, so the other form is preferred. */
    private static Map<String, List<String>> headers(Form event) {
        Map<String, Json> lines =
                event.has("multiValueHeaders") ? event.values("multiValueHeaders") : event.optionalValues("headers");
        return lines.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        line -> line.getKey().toLowerCase(Locale.ROOT),
                        line -> texts(line.getValue()),
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList()));
    }

    private static List<String> texts(Json value) {
        return switch (value) {
            case Json.Str(String text) -> List.of(text);
            case Json.Arr(List<Json> items) ->
                items.stream().flatMap(item -> texts(item).stream()).toList();
            default -> List.of();
        };
    }
}
