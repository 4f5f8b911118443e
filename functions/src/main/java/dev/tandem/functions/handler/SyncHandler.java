package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.usecase.ListChanges;
import dev.tandem.protocol.ClientMessage.Sync;
import dev.tandem.protocol.ServerMessage;
import java.util.Optional;

/** The route {@code sync}. */
public final class SyncHandler extends MessageHandler<Sync> {
    private final ListChanges listChanges;

    /** For Lambda. */
    public SyncHandler() {
        this(Wiring.fromEnvironment());
    }

    public SyncHandler(Wiring wiring) {
        super(wiring, Sync.class);
        this.listChanges = wiring.listChanges();
    }

    @Override
    Optional<ServerMessage> answer(Connection connection, Sync sync) {
        return Optional.of(listChanges.after(connection, sync));
    }
}
