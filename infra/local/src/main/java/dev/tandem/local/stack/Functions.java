package dev.tandem.local.stack;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.tandem.functions.Wiring;
import dev.tandem.functions.handler.AuthorizerHandler;
import dev.tandem.functions.handler.BroadcastHandler;
import dev.tandem.functions.handler.ConnectHandler;
import dev.tandem.functions.handler.DefaultHandler;
import dev.tandem.functions.handler.DisconnectHandler;
import dev.tandem.functions.handler.FanOutHandler;
import dev.tandem.functions.handler.JoinHandler;
import dev.tandem.functions.handler.LeaveHandler;
import dev.tandem.functions.handler.LockHandler;
import dev.tandem.functions.handler.PingHandler;
import dev.tandem.functions.handler.PresenceHandler;
import dev.tandem.functions.handler.RestHandler;
import dev.tandem.functions.handler.SubscribeHandler;
import dev.tandem.functions.handler.SweepHandler;
import dev.tandem.functions.handler.SyncHandler;
import dev.tandem.functions.handler.UnlockHandler;
import dev.tandem.functions.handler.UnsubscribeHandler;
import dev.tandem.functions.handler.UpdateHandler;
import dev.tandem.local.LambdaFunction;
import dev.tandem.local.gateway.Authorizer;
import dev.tandem.local.gateway.HttpApi;
import dev.tandem.local.gateway.Route;
import dev.tandem.local.gateway.SocketLimits;
import dev.tandem.local.gateway.WebSocketApi;
import dev.tandem.local.profile.Weather;
import java.util.List;
import java.util.Map;

/** Which function stands behind which route: what the cloud's APIs declare. */
final class Functions {
    static final String STAGE = "local";
    static final String SOCKET_PATH = "/ws";

    private final Wiring wiring;
    private final Between between;
    private final Weather weather;

    Functions(Wiring wiring, Between between, Weather weather) {
        this.wiring = wiring;
        this.between = between;
        this.weather = weather;
    }

    WebSocketApi webSocket(SocketLimits limits) {
        var authorizer = new Authorizer(
                weather.behindGateway(function(new AuthorizerHandler(wiring))),
                List.of("route.request.header.Sec-WebSocket-Protocol"));
        Map<String, Route> routes = Map.ofEntries(
                Map.entry("$connect", route(new ConnectHandler(wiring))),
                Map.entry("$disconnect", route(new DisconnectHandler(wiring))),
                Map.entry("$default", route(new DefaultHandler(wiring))),
                Map.entry("join", route(new JoinHandler(wiring))),
                Map.entry("leave", route(new LeaveHandler(wiring))),
                Map.entry("update", Route.twoWay(inTurns(weather.behindGateway(function(new UpdateHandler(wiring)))))),
                Map.entry("sync", route(new SyncHandler(wiring))),
                Map.entry("presence", route(new PresenceHandler(wiring))),
                Map.entry("lock", route(new LockHandler(wiring))),
                Map.entry("unlock", route(new UnlockHandler(wiring))),
                Map.entry("subscribe", route(new SubscribeHandler(wiring))),
                Map.entry("unsubscribe", route(new UnsubscribeHandler(wiring))),
                Map.entry("ping", route(new PingHandler(wiring))));
        return new WebSocketApi(SOCKET_PATH, STAGE, "$request.body.action", routes, authorizer, limits);
    }

    HttpApi http() {
        return HttpApi.of("/api", Map.of("$default", weather.behindGateway(function(new RestHandler(wiring)))));
    }

    LambdaFunction broadcast() {
        return weather.behindStream(function(new BroadcastHandler(wiring)));
    }

    /** Posts parts of what large rooms are told. */
    LambdaFunction fanOut() {
        return function(new FanOutHandler(wiring));
    }

    LambdaFunction scheduled() {
        return function(new SweepHandler(wiring));
    }

    /** In other weather than calm, updates race as they do in the cloud. */
    private LambdaFunction inTurns(LambdaFunction updates) {
        return weather.isCalm() ? new Turns(updates) : updates;
    }

    private Route route(RequestStreamHandler handler) {
        return Route.twoWay(weather.behindGateway(function(handler)));
    }

    private LambdaFunction function(RequestStreamHandler handler) {
        return between.function(handler.getClass().getSimpleName(), new InProcess(handler));
    }
}
