package dev.tandem.local.gateway;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket API with Lambda proxy integrations.
 *
 * @param path where clients connect, such as {@code /ws}
 * @param stage the name of the stage, part of the management URLs and of every event
 * @param selection the route selection expression, such as {@code $request.body.action}
 * @param routes by route key; {@code $connect}, {@code $disconnect} and {@code $default} may be absent
 * @param authorizer of {@code $connect}; {@code null} lets everybody in
 * @param limits the quotas
 */
public record WebSocketApi(
        String path,
        String stage,
        String selection,
        Map<String, Route> routes,
        @Nullable Authorizer authorizer,
        SocketLimits limits) {

    private static final Set<String> OWN = Set.of("$connect", "$disconnect", "$default");

    /**
     * Checks the expression and the route keys.
     *
     * @throws IllegalArgumentException where the expression is not understood, or a key of one's own begins with a dollar sign
     */
    public WebSocketApi {
        RouteSelection.parse(selection);
        routes = Map.copyOf(routes);
        for (String key : routes.keySet()) {
            if (key.startsWith("$") && !OWN.contains(key)) {
                throw new IllegalArgumentException("A route key of one's own does not begin with $: " + key);
            }
        }
    }
}
