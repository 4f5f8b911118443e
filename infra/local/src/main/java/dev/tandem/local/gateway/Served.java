package dev.tandem.local.gateway;

/** Everything behind the front door. */
record Served(
        Listen listen,
        GatewaySettings settings,
        SocketServer sockets,
        Upgrade upgrade,
        HttpFront http,
        PageFront pages,
        Invocations invocations) {

    static Served of(Listen listen, GatewaySettings settings) {
        var ids = new Ids(settings.random());
        var invocations = new Invocations(settings.scheduler());
        var sockets = SocketServer.of(settings, invocations, ids);
        return new Served(
                listen,
                settings,
                sockets,
                new Upgrade(sockets),
                new HttpFront(settings.http(), new HttpEvents(settings.scheduler(), ids), invocations),
                new PageFront(settings.devPages(), settings.site(), invocations),
                invocations);
    }
}
