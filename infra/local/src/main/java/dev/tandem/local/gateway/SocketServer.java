package dev.tandem.local.gateway;

/** What the connections of one WebSocket API share. */
record SocketServer(
        WebSocketApi api,
        Admissions admissions,
        SocketRoutes routes,
        Connections connections,
        Invocations invocations,
        TokenBucket throttle,
        Latency latency,
        Mishaps mishaps,
        Scheduler scheduler,
        Ids ids) {

    static SocketServer of(GatewaySettings settings, Invocations invocations, Ids ids) {
        WebSocketApi api = settings.webSocket();
        var throttle = new TokenBucket(api.limits().throttle(), settings.scheduler());
        var events = new SocketEvents(api.stage(), settings.scheduler(), ids);
        return new SocketServer(
                api,
                new Admissions(api, throttle, events, invocations),
                new SocketRoutes(api, throttle, events, invocations, ids),
                new Connections(),
                invocations,
                throttle,
                settings.latency(),
                settings.mishaps(),
                settings.scheduler(),
                ids);
    }

    SocketLimits limits() {
        return api.limits();
    }
}
