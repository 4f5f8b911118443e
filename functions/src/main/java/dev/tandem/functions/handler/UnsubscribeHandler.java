package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.usecase.ChangeFilter;
import dev.tandem.protocol.ClientMessage.Unsubscribe;
import dev.tandem.protocol.ServerMessage;
import java.util.Optional;

/** The route {@code unsubscribe}. */
public final class UnsubscribeHandler extends MessageHandler<Unsubscribe> {
    private final ChangeFilter changeFilter;

    /** For Lambda. */
    public UnsubscribeHandler() {
        this(Wiring.fromEnvironment());
    }

    public UnsubscribeHandler(Wiring wiring) {
        super(wiring, Unsubscribe.class);
        this.changeFilter = wiring.changeFilter();
    }

    @Override
    Optional<ServerMessage> answer(Connection connection, Unsubscribe unsubscribe) {
        return Optional.of(changeFilter.unsubscribe(connection, unsubscribe));
    }
}
