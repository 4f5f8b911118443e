package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.usecase.ChangeFilter;
import dev.tandem.protocol.ClientMessage.Subscribe;
import dev.tandem.protocol.ServerMessage;
import java.util.Optional;

/** The route {@code subscribe}. */
public final class SubscribeHandler extends MessageHandler<Subscribe> {
    private final ChangeFilter changeFilter;

    /** For Lambda. */
    public SubscribeHandler() {
        this(Wiring.fromEnvironment());
    }

    public SubscribeHandler(Wiring wiring) {
        super(wiring, Subscribe.class);
        this.changeFilter = wiring.changeFilter();
    }

    @Override
    Optional<ServerMessage> answer(Connection connection, Subscribe subscribe) {
        return Optional.of(changeFilter.subscribe(connection, subscribe));
    }
}
