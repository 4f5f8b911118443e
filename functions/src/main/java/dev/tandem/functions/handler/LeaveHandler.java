package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.usecase.LeaveRoom;
import dev.tandem.protocol.ClientMessage.Leave;
import dev.tandem.protocol.ServerMessage;
import java.util.Optional;

/** The route {@code leave}. */
public final class LeaveHandler extends MessageHandler<Leave> {
    private final LeaveRoom leaveRoom;

    /** For Lambda. */
    public LeaveHandler() {
        this(Wiring.fromEnvironment());
    }

    public LeaveHandler(Wiring wiring) {
        super(wiring, Leave.class);
        this.leaveRoom = wiring.leaveRoom();
    }

    @Override
    Optional<ServerMessage> answer(Connection connection, Leave leave) {
        leaveRoom.leave(connection, leave);
        return Optional.empty();
    }
}
