package dev.tandem.functions.handler;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.Session;
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
import java.util.stream.Collectors;
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
    static final String SESSION = "session";
    static final String SINCE = "since";

    static SocketEvent of(Form event) {
        Form context = event.object("requestContext");
        return new SocketEvent(
                context.text("connectionId"),
                context.text("requestId"),
                body(event),
                context.has("authorizer") ? vouched(context.any("authorizer")) : Optional.empty(),
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

    private static Optional<Identity> vouched(Json context) {
        if (!(context instanceof Json.Obj said)) {
            return Optional.empty();
        }
        Optional<String> user = said.findText(USER).filter(Ids::isUser);
        Optional<String> name = said.findText(NAME);
        Optional<Instant> until = instant(said, UNTIL);
        Optional<Session> session =
                said.findText(SESSION).flatMap(id -> instant(said, SINCE).map(since -> new Session(id, since)));
        return user.isPresent() && name.isPresent() && until.isPresent() && session.isPresent()
                ? Optional.of(new Identity(user.get(), name.get(), until.get(), Optional.empty(), session.get()))
                : Optional.empty();
    }

    private static Optional<Instant> instant(Json.Obj said, String name) {
        return said.findText(name)
                .filter(millis -> millis.matches("-?[0-9]{1,15}"))
                .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)));
    }

    /** {@code headers} holds only the last line of a name, so the other form is preferred. */
    private static Map<String, List<String>> headers(Form event) {
        Map<String, Json> lines =
                event.has("multiValueHeaders") ? event.values("multiValueHeaders") : event.optionalValues("headers");
        return lines.entrySet().stream()
                .collect(Collectors.toMap(
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
            case Json.Null _, Json.Bool _, Json.Num _, Json.Obj _ -> List.of();
        };
    }
}
