package dev.tandem.cdk;

import dev.tandem.functions.handler.AuthorizerHandler;
import dev.tandem.functions.handler.BroadcastHandler;
import dev.tandem.functions.handler.ConnectHandler;
import dev.tandem.functions.handler.DefaultHandler;
import dev.tandem.functions.handler.DisconnectHandler;
import dev.tandem.functions.handler.FanOutHandler;
import dev.tandem.functions.handler.JoinHandler;
import dev.tandem.functions.handler.JsonHandler;
import dev.tandem.functions.handler.RestHandler;
import dev.tandem.functions.handler.SweepHandler;
import dev.tandem.functions.handler.TokenClaimsHandler;
import dev.tandem.functions.handler.UpdateHandler;
import java.time.Duration;

/**
 * The functions. Routes that are used all the time have one of their own, whose snapshot and figures are theirs; the others share {@link #MESSAGES}, which
 * is then warm more often than each of them would be.
 */
public enum FunctionName {
    /** Lets sockets in: redeems the ticket. */
    AUTHORIZE(AuthorizerHandler.class, 10),
    CONNECT(ConnectHandler.class, 10),
    DISCONNECT(DisconnectHandler.class, 20),
    JOIN(JoinHandler.class, 20),
    UPDATE(UpdateHandler.class, 20),
    /** All other frames. */
    MESSAGES(DefaultHandler.class, 20),
    /** The HTTP API. */
    REST(RestHandler.class, 29),
    /** Posts a part of what is told to a large room: called by {@link #BROADCAST}, which may wait for two of them. */
    FANOUT(FanOutHandler.class, 20),
    /** Tells commits: reads the stream. */
    BROADCAST(BroadcastHandler.class, 60),
    /** Finishes what was deleted: called by a clock. */
    SWEEP(SweepHandler.class, 300),
    /** Puts names into access tokens: called by the user pool, which waits for five seconds. */
    CLAIMS(TokenClaimsHandler.class, 5);

    private final Class<? extends JsonHandler> handler;
    private final Duration timeout;

    FunctionName(Class<? extends JsonHandler> handler, int seconds) {
        this.handler = handler;
        this.timeout = Duration.ofSeconds(seconds);
    }

    String handler() {
        return handler.getName();
    }

    /** Below the 29 s after which API Gateway gives up, where it waits. */
    Duration timeout() {
        return timeout;
    }

    /** {@code UPDATE} as {@code Update}. */
    String id() {
        return name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }
}
