package dev.tandem.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Leads messages and farewells to their functions. */
final class SocketRoutes {

    private final WebSocketApi api;
    private final TokenBucket throttle;
    private final RouteSelection selection;
    private final SocketEvents events;
    private final Invocations invocations;
    private final Ids ids;
    private final Farewells farewells = new Farewells();

    SocketRoutes(WebSocketApi api, TokenBucket throttle, SocketEvents events, Invocations invocations, Ids ids) {
        this.api = api;
        this.throttle = throttle;
        this.selection = RouteSelection.parse(api.selection());
        this.events = events;
        this.invocations = invocations;
        this.ids = ids;
    }

    /** Runs the function a message selects; the future has the frame to send back, where there is one. */
    CompletableFuture<Optional<String>> message(Session session, String body) {
        if (!throttle.take()) {
            return CompletableFuture.completedFuture(Optional.of(ErrorFrame.tooMany(session.id(), ids.next())));
        }
        String key = routeKey(body);
        Route route = api.routes().get(key);
        if (route == null) {
            return CompletableFuture.completedFuture(Optional.of(ErrorFrame.forbidden(session.id(), ids.next())));
        }
        ObjectNode event = events.message(session, key, body);
        String requestId = event.path("requestContext").path("requestId").asText();
        return invocations
                .invoke(route.function(), event, api.limits().integration())
                .thenApply(ProxyResult::of)
                .thenApply(result -> result.map(ProxyResult::body).filter(this::fits))
                .thenApply(answer -> answer.isEmpty()
                        ? Optional.of(ErrorFrame.internal(session.id(), requestId))
                        : answer.filter(text -> route.returnResponse() && !text.isEmpty()));
    }

    /** Tells the {@code $disconnect} function; its answer interests nobody. */
    CompletableFuture<?> disconnected(Session session, Ending ending) {
        Route route = api.routes().get("$disconnect");
        return route == null
                ? CompletableFuture.completedFuture(null)
                : farewells.tell(() -> invocations.invoke(
                        route.function(),
                        events.disconnect(session, ending),
                        api.limits().integration()));
    }

    /** Keys that start with a dollar sign are the gateway's own: no message selects them by name. */
    private String routeKey(String body) {
        String selected = selection.routeKey(body);
        return selected.startsWith("$") || !api.routes().containsKey(selected) ? RouteSelection.DEFAULT : selected;
    }

    private boolean fits(String body) {
        return body.getBytes(UTF_8).length <= api.limits().messageBytes();
    }
}
