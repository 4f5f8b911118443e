package dev.tandem.local.gateway;

import dev.tandem.local.web.WebPages;
import java.util.random.RandomGenerator;

/**
 * What a gateway serves.
 *
 * @param webSocket the WebSocket API
 * @param http the HTTP API
 * @param devPages pages below {@code /dev/}
 * @param site everything else
 * @param accessKey the access key id that requests to the management API have to be signed with; without a secret one,
 *     any web page could post to the connections
 * @param latency how far away the clients are
 * @param mishaps what goes wrong on purpose
 * @param scheduler the time
 * @param random for identifiers
 */
public record GatewaySettings(
        WebSocketApi webSocket,
        HttpApi http,
        WebPages devPages,
        WebPages site,
        String accessKey,
        Latency latency,
        Mishaps mishaps,
        Scheduler scheduler,
        RandomGenerator random) {}
