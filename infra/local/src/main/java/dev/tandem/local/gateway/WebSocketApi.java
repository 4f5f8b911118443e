package dev.tandem.local.gateway;

import java.util.Map;
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

    public WebSocketApi {
        routes = Map.copyOf(routes);
    }
}
