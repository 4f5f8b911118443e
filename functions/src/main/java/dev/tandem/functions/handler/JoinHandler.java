package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.usecase.JoinRoom;
import dev.tandem.protocol.ClientMessage.Join;
import dev.tandem.protocol.ServerMessage;
import java.util.Optional;

/** The route {@code join}. */
public final class JoinHandler extends MessageHandler<Join> {
    private final JoinRoom joinRoom;

    /** For Lambda. */
    public JoinHandler() {
        this(Wiring.fromEnvironment());
    }

    public JoinHandler(Wiring wiring) {
        super(wiring, Join.class);
        this.joinRoom = wiring.joinRoom();
    }

    @Override
    Optional<ServerMessage> answer(Connection connection, Join join) {
        return Optional.of(joinRoom.join(connection, join));
    }
}
