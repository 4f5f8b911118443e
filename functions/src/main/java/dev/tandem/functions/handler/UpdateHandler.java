package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.usecase.SubmitUpdate;
import dev.tandem.functions.usecase.Submitted;
import dev.tandem.functions.usecase.TellAtOnce;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.ServerMessage;
import java.util.Optional;
import java.util.function.Function;

/** The route {@code update}. */
public final class UpdateHandler extends MessageHandler<Update> {
    private final SubmitUpdate submitUpdate;
    private final Optional<TellAtOnce> atOnce;

    /** For Lambda. */
    public UpdateHandler() {
        this(Wiring.fromEnvironment(wiring -> {
            wiring.rooms().prime();
            wiring.telling().prime();
        }));
    }

    public UpdateHandler(Wiring wiring) {
        super(wiring, Update.class);
        this.submitUpdate = wiring.submitUpdate();
        this.atOnce = wiring.telling().atOnce();
    }

    /** Reads for whom the gateway names while the store is asked whether that still holds. */
    @Override
    Function<Connection, Optional<ServerMessage>> prepare(Caller caller, Update update) {
        return caller.vouched()
                .map(user -> prepared(submitUpdate.begin(user, update, caller::found), user, update))
                .orElseGet(() -> super.prepare(caller, update));
    }

    private Function<Connection, Optional<ServerMessage>> prepared(
            SubmitUpdate.Begun begun, String user, Update update) {
        return connection -> connection.user().equals(user)
                ? told(connection, submitUpdate.decide(begun))
                : answer(connection, update);
    }

    @Override
    Optional<ServerMessage> answer(Connection connection, Update update) {
        return told(connection, submitUpdate.decide(connection.user(), update));
    }

    /** What is still to be answered. */
    private Optional<ServerMessage> told(Connection connection, Submitted submitted) {
        return atOnce.map(tell -> tell.answer(connection.id(), submitted))
                .orElseGet(() -> Optional.of(submitted.answer()));
    }
}
