package dev.tandem.local.gateway;

import java.time.Instant;
import java.util.Map;

/**
 * What stays the same about a connection.
 *
 * @param id the connection id
 * @param connectedAt when the client asked
 * @param sourceIp the address of the client
 * @param userAgent as the client says, empty where it does not
 * @param host the host the client asked for
 * @param authorizer what the authorizer said about the client, empty without one
 */
record Session(
        String id,
        Instant connectedAt,
        String sourceIp,
        String userAgent,
        String host,
        Map<String, String> authorizer) {

    Session {
        authorizer = Map.copyOf(authorizer);
    }

    static Session of(String id, Instant now, ClientRequest request) {
        return new Session(id, now, request.sourceIp(), request.header("user-agent"), request.header("host"), Map.of());
    }

    Session authorizedBy(Map<String, String> context) {
        return new Session(id, connectedAt, sourceIp, userAgent, host, context);
    }
}
