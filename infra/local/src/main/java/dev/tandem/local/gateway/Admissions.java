package dev.tandem.local.gateway;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks the authorizer and the {@code $connect} function about a client, while its handshake waits. */
final class Admissions {

    private final WebSocketApi api;
    private final TokenBucket throttle;
    private final SocketEvents events;
    private final Invocations invocations;

    Admissions(WebSocketApi api, TokenBucket throttle, SocketEvents events, Invocations invocations) {
        this.api = api;
        this.throttle = throttle;
        this.events = events;
        this.invocations = invocations;
    }

    CompletableFuture<Admission> admit(Session session, ClientRequest request) {
        if (!throttle.take()) {
            return CompletableFuture.completedFuture(new Admission.Refused(429));
        }
        Authorizer authorizer = api.authorizer();
        if (authorizer == null) {
            return connect(session, request);
        }
        if (!authorizer.isIdentified(request)) {
            return CompletableFuture.completedFuture(new Admission.Refused(401));
        }
        return invocations
                .invoke(
                        authorizer.function(),
                        events.authorize(session, request),
                        api.limits().integration())
                .thenCompose(outcome -> switch (Authorization.of(outcome, events.connectArn())) {
                    case Authorization.Allowed allowed -> connect(session.authorizedBy(allowed.context()), request);
                    case Authorization.Refused(int status) ->
                        CompletableFuture.completedFuture(new Admission.Refused(status));
                });
    }

    private CompletableFuture<Admission> connect(Session session, ClientRequest request) {
        Route route = api.routes().get("$connect");
        if (route == null) {
            return CompletableFuture.completedFuture(new Admission.Admitted(session, Optional.empty()));
        }
        return invocations
                .invoke(
                        route.function(),
                        events.connect(session, request),
                        api.limits().integration())
                .thenApply(outcome -> answer(session, outcome));
    }

    private static Admission answer(Session session, Outcome outcome) {
        return ProxyResult.of(outcome)
                .<Admission>map(result -> result.isSuccess()
                        ? new Admission.Admitted(session, subprotocol(result))
                        : new Admission.Refused(result.status()))
                .orElseGet(() -> new Admission.Refused(500));
    }

    private static Optional<String> subprotocol(ProxyResult result) {
        return Optional.ofNullable(result.headers().get("sec-websocket-protocol"));
    }
}
