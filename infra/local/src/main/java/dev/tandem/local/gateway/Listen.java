package dev.tandem.local.gateway;

import java.util.Locale;
import java.util.Set;

/**
 * Where the gateway listens.
 *
 * @param host the address to bind, loopback unless the network is trusted
 * @param port of the sockets, the HTTP API and the pages; 0 takes a free one
 * @param managementPort of the {@code @connections} API; 0 takes a free one
 * @param names the hosts that requests may be addressed to, without port. Others are answered 403, as API Gateway does,
 *     which also keeps out pages that point their own name at this machine.
 */
public record Listen(String host, int port, int managementPort, Set<String> names) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public Listen {
        names = Set.copyOf(names);
    }

    public static Listen onLoopback(int port) {
        return new Listen("127.0.0.1", port, 0, LOOPBACK);
    }

    /** Whether a {@code Host} header names this gateway. */
    boolean answersTo(String hostHeader) {
        int colon = hostHeader.lastIndexOf(':');
        boolean hasPort = colon > hostHeader.lastIndexOf(']');
        String name = hasPort ? hostHeader.substring(0, colon) : hostHeader;
        boolean portIsNumber = !hasPort || hostHeader.substring(colon + 1).matches("[0-9]{1,5}");
        return portIsNumber && names.contains(name.toLowerCase(Locale.ROOT));
    }
}
