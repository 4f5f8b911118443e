package dev.tandem.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * The events a WebSocket API sends to its functions.
 *
 * <p>Source: "Set up a WebSocket API integration request", "Lambda authorizers for WebSocket APIs", and published
 * captures: a MESSAGE event has no headers and no query, a DISCONNECT event four empty headers.
 */
final class SocketEvents {

    /** The common log format, as in {@code 09/Feb/2024:18:11:43 +0000}. */
    static final DateTimeFormatter CLF =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    static final String API_ID = "local";

    private final String stage;
    private final Scheduler scheduler;
    private final Ids ids;

    SocketEvents(String stage, Scheduler scheduler, Ids ids) {
        this.stage = stage;
        this.scheduler = scheduler;
        this.ids = ids;
    }

    /** The resource a policy of the authorizer has to allow. */
    String connectArn() {
        return "arn:aws:execute-api:local:000000000000:" + API_ID + "/" + stage + "/$connect";
    }

    ObjectNode authorize(Session session, ClientRequest request) {
        ObjectNode event = Json.object();
        event.put("type", "REQUEST").put("methodArn", connectArn());
        RequestFields.headers(event, request);
        RequestFields.query(event, request);
        event.putObject("stageVariables");
        event.set("requestContext", context(session, "CONNECT", "$connect"));
        return event;
    }

    ObjectNode connect(Session session, ClientRequest request) {
        ObjectNode event = Json.object();
        RequestFields.headers(event, request);
        if (!request.query().isEmpty()) {
            RequestFields.query(event, request);
        }
        event.set("requestContext", context(session, "CONNECT", "$connect"));
        event.put("isBase64Encoded", false);
        return event;
    }

    ObjectNode message(Session session, String routeKey, String body) {
        ObjectNode event = Json.object();
        event.set("requestContext", context(session, "MESSAGE", routeKey).put("messageId", ids.next()));
        return event.put("body", body).put("isBase64Encoded", false);
    }

    ObjectNode disconnect(Session session, Ending ending) {
        ObjectNode event = Json.object();
        RequestFields.headers(
                event, Map.of("Host", session.host(), "x-api-key", "", "X-Forwarded-For", "", "x-restapi", ""));
        event.set(
                "requestContext",
                context(session, "DISCONNECT", "$disconnect")
                        .put("disconnectStatusCode", ending.status())
                        .put("disconnectReason", ending.reason()));
        return event.put("isBase64Encoded", false);
    }

    private ObjectNode context(Session session, String eventType, String routeKey) {
        Instant now = scheduler.now();
        String requestId = ids.next();
        ObjectNode context = Json.object()
                .put("routeKey", routeKey)
                .put("eventType", eventType)
                .put("extendedRequestId", requestId)
                .put("requestId", requestId)
                .put("requestTime", CLF.format(now))
                .put("requestTimeEpoch", now.toEpochMilli())
                .put("messageDirection", "IN")
                .put("stage", stage)
                .put("connectedAt", session.connectedAt().toEpochMilli())
                .put("domainName", session.host())
                .put("connectionId", session.id())
                .put("apiId", API_ID);
        ObjectNode identity = context.putObject("identity").put("sourceIp", session.sourceIp());
        if (!session.userAgent().isEmpty()) {
            identity.put("userAgent", session.userAgent());
        }
        if (!session.authorizer().isEmpty()) {
            context.set("authorizer", Json.strings(session.authorizer()));
        }
        return context;
    }
}
