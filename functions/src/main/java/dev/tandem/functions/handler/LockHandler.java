package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.usecase.AcquireLock;
import dev.tandem.protocol.ClientMessage.LockRequest;
import dev.tandem.protocol.ServerMessage;
import java.util.Optional;

/** The route {@code lock}. */
public final class LockHandler extends MessageHandler<LockRequest> {
    private final AcquireLock acquireLock;

    /** For Lambda. */
    public LockHandler() {
        this(Wiring.fromEnvironment());
    }

    public LockHandler(Wiring wiring) {
        super(wiring, LockRequest.class);
        this.acquireLock = wiring.locks().acquire();
    }

    @Override
    Optional<ServerMessage> answer(Connection connection, LockRequest request) {
        return Optional.of(acquireLock.acquire(connection.user(), Optional.of(connection.id()), request));
    }
}
