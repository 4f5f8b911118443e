package dev.tandem.functions.usecase;

import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.ServerMessage;
import java.util.List;
import java.util.Map;

/**
 * Ends a socket that spoke after its sign-in had ended (PROTOCOL A2). What a route answers is sent when its function is done, which would be after the
 * end: so the answer is posted.
 */
public final class DismissSocket {
    private final FanOut fanOut;
    private final EndConnections endConnections;

    public DismissSocket(FanOut fanOut, EndConnections endConnections) {
        this.fanOut = fanOut;
        this.endConnections = endConnections;
    }

    public void dismiss(String connectionId, ServerMessage farewell) {
        fanOut.post(Map.of(connectionId, List.of(FrameWriter.writeUtf8(farewell))));
        endConnections.end(List.of(connectionId));
    }
}
