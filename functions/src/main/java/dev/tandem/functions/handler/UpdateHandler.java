package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.usecase.SubmitUpdate;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.ServerMessage;
import java.util.Optional;

/** The route {@code update}. */
public final class UpdateHandler extends MessageHandler<Update> {
    private final SubmitUpdate submitUpdate;

    /** For Lambda. */
    public UpdateHandler() {
        this(Wiring.fromEnvironment());
    }

    public UpdateHandler(Wiring wiring) {
        super(wiring, Update.class);
        this.submitUpdate = wiring.submitUpdate();
    }

    @Override
    Optional<ServerMessage> answer(Connection connection, Update update) {
        return Optional.of(submitUpdate.submit(connection.user(), update));
    }
}
