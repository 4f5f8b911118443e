package dev.tandem.functions.usecase;

import java.util.Collection;
import java.util.function.Consumer;

/** Ends sockets from our side: first they are forgotten, so that nothing is told to them any more, then they are closed. */
public final class EndConnections {
    private final Consumer<String> forget;
    private final FanOut fanOut;

    /**
     * Closes through the gateway.
     *
     * @param forget takes the id of a socket that counts for nothing any more
     */
    public EndConnections(Consumer<String> forget, FanOut fanOut) {
        this.forget = forget;
        this.fanOut = fanOut;
    }

    /** Doing so again does nothing. One that the gateway does not close hears nothing any more, and its frames are nobody's. */
    public void end(Collection<String> connections) {
        connections.forEach(forget);
        fanOut.close(connections);
    }
}
