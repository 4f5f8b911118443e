package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.usecase.UpdatePresence;
import dev.tandem.protocol.ClientMessage.PresenceUpdate;
import dev.tandem.protocol.ServerMessage;
import java.util.Optional;

/** The route {@code presence}. */
public final class PresenceHandler extends MessageHandler<PresenceUpdate> {
    private final UpdatePresence updatePresence;

    /** For Lambda. */
    public PresenceHandler() {
        this(Wiring.fromEnvironment());
    }

    public PresenceHandler(Wiring wiring) {
        super(wiring, PresenceUpdate.class);
        this.updatePresence = wiring.updatePresence();
    }

    @Override
    Optional<ServerMessage> answer(Connection connection, PresenceUpdate update) {
        return updatePresence.update(connection, update);
    }
}
