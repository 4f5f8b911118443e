package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.usecase.CloseConnection;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import java.util.Map;

/** The route {@code $disconnect}: the socket is already closed, and it is not certain that this is ever told. */
public final class DisconnectHandler extends JsonHandler {
    private static final int OK = 200;

    private final CloseConnection closeConnection;
    private final Wiring wiring;

    /** For Lambda. */
    public DisconnectHandler() {
        this(Wiring.fromEnvironment());
    }

    public DisconnectHandler(Wiring wiring) {
        this.wiring = wiring;
        closeConnection = wiring.closeConnection();
    }

    @Override
    Json handle(Form event) {
        SocketEvent request = SocketEvent.of(event);
        try {
            closeConnection.close(request.connectionId());
        } catch (StoreUnavailable unavailable) {
            // Nobody waits for an answer; the leases end by themselves.
            wiring.log().warn("store-unavailable", Map.of("request", request.requestId()));
        }
        return ProxyAnswer.status(OK);
    }
}
