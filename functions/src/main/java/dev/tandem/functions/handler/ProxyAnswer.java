package dev.tandem.functions.handler;

import dev.tandem.json.Json;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.ServerMessage;
import java.util.Optional;

/** What a route of the WebSocket API gets back. */
final class ProxyAnswer {
    private static final int OK = 200;

    private ProxyAnswer() {}

    static Json status(int status) {
        return Json.object().put("statusCode", status).build();
    }

    /** The route response: it goes to the socket that asked. An error frame is an answer like any other. */
    static Json frame(Optional<ServerMessage> answer) {
        return Json.object()
                .put("statusCode", OK)
                .putText("body", answer.map(FrameWriter::write))
                .build();
    }
}
