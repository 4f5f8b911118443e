package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.usecase.ReleaseLock;
import dev.tandem.protocol.ClientMessage.UnlockRequest;
import dev.tandem.protocol.ServerMessage;
import java.util.Optional;

/** The route {@code unlock}. */
public final class UnlockHandler extends MessageHandler<UnlockRequest> {
    private final ReleaseLock releaseLock;

    /** For Lambda. */
    public UnlockHandler() {
        this(Wiring.fromEnvironment());
    }

    public UnlockHandler(Wiring wiring) {
        super(wiring, UnlockRequest.class);
        this.releaseLock = wiring.locks().release();
    }

    @Override
    Optional<ServerMessage> answer(Connection connection, UnlockRequest request) {
        return releaseLock.release(connection.user(), request);
    }
}
