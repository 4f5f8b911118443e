package dev.tandem.local.gateway;

import java.time.Duration;

/** How far away a client is: asked once for each connection. */
@FunctionalInterface
public interface Latency {

    /** How long a message takes one way. */
    Duration oneWay(String connectionId);

    /** How long a call of the management API takes until it is served. */
    default Duration post() {
        return Duration.ZERO;
    }

    static Latency none() {
        return _ -> Duration.ZERO;
    }
}
