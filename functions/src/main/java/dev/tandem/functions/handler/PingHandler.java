package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.usecase.AnswerPing;
import dev.tandem.protocol.ClientMessage.Ping;
import dev.tandem.protocol.ServerMessage;
import java.util.Optional;

/** The route {@code ping}. */
public final class PingHandler extends MessageHandler<Ping> {
    private final AnswerPing answerPing;

    /** For Lambda. */
    public PingHandler() {
        this(Wiring.fromEnvironment());
    }

    public PingHandler(Wiring wiring) {
        super(wiring, Ping.class);
        this.answerPing = wiring.answerPing();
    }

    @Override
    Optional<ServerMessage> answer(Connection connection, Ping ping) {
        return Optional.of(answerPing.ping(connection, ping));
    }
}
