package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.usecase.OpenConnection;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import java.util.Map;
import java.util.Optional;

/** The route {@code $connect}: keeps whose socket it is and selects the subprotocol. Any status but 200 refuses the handshake. */
public final class ConnectHandler extends JsonHandler {
    static final String SUBPROTOCOL = "tandem.v1";
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    private final OpenConnection openConnection;
    private final Wiring wiring;

    /** For Lambda. */
    public ConnectHandler() {
        this(Wiring.fromEnvironment(wiring -> wiring.signIns().prime()));
    }

    public ConnectHandler(Wiring wiring) {
        this.wiring = wiring;
        openConnection = wiring.signIns().openConnection();
    }

    @Override
    Json handle(Form event) {
        SocketEvent request = SocketEvent.of(event);
        Optional<Identity> who = request.vouched();
        if (who.isEmpty()) {
            return ProxyAnswer.status(UNAUTHORIZED);
        }
        if (!request.subprotocols().contains(SUBPROTOCOL)) {
            return ProxyAnswer.status(BAD_REQUEST);
        }
        try {
            if (!openConnection.open(request.connectionId(), who.get())) {
                return ProxyAnswer.status(FORBIDDEN);
            }
        } catch (StoreUnavailable unavailable) {
            wiring.log().warn("store-unavailable", Map.of("request", request.requestId()));
            return ProxyAnswer.status(UNAVAILABLE);
        }
        return Json.object()
                .put("statusCode", OK)
                .put("headers", Map.of("Sec-WebSocket-Protocol", Json.of(SUBPROTOCOL)))
                .build();
    }
}
