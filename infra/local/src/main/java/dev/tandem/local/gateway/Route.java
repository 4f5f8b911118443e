package dev.tandem.local.gateway;

import dev.tandem.local.LambdaFunction;

/**
 * What a message of one route key leads to.
 *
 * @param function gets the event
 * @param returnResponse whether the body it returns is sent back, as with a route response of the WebSocket API
 */
public record Route(LambdaFunction function, boolean returnResponse) {

    public static Route oneWay(LambdaFunction function) {
        return new Route(function, false);
    }

    public static Route twoWay(LambdaFunction function) {
        return new Route(function, true);
    }
}
