package dev.tandem.local.gateway;

/** What the connections of one WebSocket API share. */
record SocketServer(
        WebSocketApi api,
        Admissions admissions,
        SocketRoutes routes,
        Connections connections,
        Invocations invocations,
        Latency latency,
        Scheduler scheduler,
        Ids ids) {

    static SocketServer of(GatewaySettings settings, Invocations invocations, Ids ids) {
        WebSocketApi api = settings.webSocket();
        var events = new SocketEvents(api.stage(), settings.scheduler(), ids);
        return new SocketServer(
                api,
                new Admissions(api, events, invocations),
                new SocketRoutes(api, events, invocations, ids),
                new Connections(),
                invocations,
                settings.latency(),
                settings.scheduler(),
                ids);
    }

    SocketLimits limits() {
        return api.limits();
    }
}
