package dev.tandem.local.gateway;

import dev.tandem.local.LambdaFunction;
import java.time.Duration;
import java.util.Map;

/**
 * An HTTP API with Lambda proxy integrations in payload format 2.0.
 *
 * @param prefix the paths it serves, such as {@code /api}; it is part of the route keys and of the events
 * @param routes by route key: {@code METHOD /path/{param}}, {@code ANY /path/{proxy+}} or {@code $default}
 * @param bodyBytes the longest body
 * @param integration how long a function may take
 */
public record HttpApi(String prefix, Map<String, LambdaFunction> routes, int bodyBytes, Duration integration) {

    /**
     * Checks the route keys.
     *
     * @throws IllegalArgumentException for one of another form
     */
    public HttpApi {
        routes = Map.copyOf(routes);
        routes.keySet().forEach(HttpRoute::parse);
    }

    /** With the quotas of API Gateway: 10 MB and 30 s. */
    public static HttpApi of(String prefix, Map<String, LambdaFunction> routes) {
        return new HttpApi(prefix, routes, 10 * 1024 * 1024, Duration.ofSeconds(30));
    }
}
