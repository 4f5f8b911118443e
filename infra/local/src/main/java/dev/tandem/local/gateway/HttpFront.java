package dev.tandem.local.gateway;

import dev.tandem.local.LambdaFunction;
import io.netty.handler.codec.http.FullHttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An HTTP API in front of its functions.
 *
 * <p>Source: "Working with routes for HTTP APIs", "Working with AWS Lambda proxy integrations for HTTP APIs".
 */
final class HttpFront {

    /** The route a request is for, and what its path says. */
    record Match(HttpRoute route, Map<String, String> parameters) {}

    private final HttpApi api;
    private final HttpEvents events;
    private final Invocations invocations;
    private final List<HttpRoute> routes;

    HttpFront(HttpApi api, HttpEvents events, Invocations invocations) {
        this.api = api;
        this.events = events;
        this.invocations = invocations;
        this.routes =
                api.routes().keySet().stream().map(HttpRoute::parse).sorted().toList();
    }

    boolean isFor(ClientRequest request) {
        return request.rawPath().equals(api.prefix()) || request.rawPath().startsWith(api.prefix() + "/");
    }

    void serve(ClientRequest request, byte[] body, Reply reply) {
        Optional<Match> match = match(request);
        if (match.isEmpty()) {
            reply.send(Reply.message(404, "Not Found"));
            return;
        }
        invocations.<FullHttpResponse>async(
                () -> invocations
                        .invoke(function(match.get()), events.request(match.get(), request, body), api.integration())
                        .thenApply(HttpResult::response),
                () -> Reply.message(500, "Internal Server Error"),
                reply::send);
    }

    private Optional<Match> match(ClientRequest request) {
        for (HttpRoute route : routes) {
            var parameters = route.match(request.method(), request.rawPath());
            if (parameters.isPresent()) {
                return Optional.of(new Match(route, parameters.get()));
            }
        }
        return Optional.empty();
    }

    private LambdaFunction function(Match match) {
        return Objects.requireNonNull(api.routes().get(match.route().key()));
    }
}
