package dev.tandem.local.gateway;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What the management API does at {@code POST} and {@code DELETE}, under the same limits, for functions that run in the process of the gateway: they need no
 * request, no signature and no answer for each frame to each connection.
 */
public final class Posts {
    private final SocketServer server;

    Posts(SocketServer server) {
        this.server = server;
    }

    /** The answer to a post. */
    public enum Result {
        /** 200. */
        TAKEN,
        /** 410. */
        GONE,
        /** 413. */
        TOO_LARGE,
        /** 429: too many requests, or the buffer of the client is full. */
        REFUSED
    }

    /**
     * Posts a message.
     *
     * @param text UTF-8, which nobody changes any more
     */
    public Result post(String connectionId, byte[] text) {
        if (text.length > server.limits().messageBytes()) {
            return Result.TOO_LARGE;
        }
        if (!server.throttle().take()) {
            return Result.REFUSED;
        }
        return server.connections()
                .find(connectionId)
                .map(connection -> switch (connection.take(text)) {
                    case SENT -> Result.TAKEN;
                    case GONE -> Result.GONE;
                    case BUFFER_FULL -> Result.REFUSED;
                })
                .orElse(Result.GONE);
    }

    /** Closes a connection; returns once nobody finds it any more. */
    public void delete(String connectionId) {
        Optional<Connection> connection = server.connections().find(connectionId);
        CompletableFuture<Void> ended = new CompletableFuture<>();
        connection.ifPresentOrElse(
                found -> found.finish(Ending.DELETED, () -> ended.complete(null)), () -> ended.complete(null));
        ended.join();
    }
}
