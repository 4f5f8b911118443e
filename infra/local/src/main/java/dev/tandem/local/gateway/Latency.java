package dev.tandem.local.gateway;

import java.time.Duration;

/** How far away a client is: asked once for each connection. */
@FunctionalInterface
public interface Latency {

    /** How long a message takes one way. */
    Duration oneWay(String connectionId);

    static Latency none() {
        return _ -> Duration.ZERO;
    }
}
