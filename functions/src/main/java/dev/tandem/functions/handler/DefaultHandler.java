package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.store.Connection;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.ServerMessage;
import java.util.Optional;
import java.util.function.Function;

/** The route {@code $default}: what is no JSON, names no known action, or was not placed by the gateway although it does. */
public final class DefaultHandler extends MessageHandler<ClientMessage> {
    private final JoinHandler join;
    private final LeaveHandler leave;
    private final UpdateHandler update;
    private final SyncHandler sync;
    private final PresenceHandler presence;
    private final LockHandler lock;
    private final UnlockHandler unlock;
    private final SubscribeHandler subscribe;
    private final UnsubscribeHandler unsubscribe;
    private final PingHandler ping;

    /** For Lambda. */
    public DefaultHandler() {
        this(Wiring.fromEnvironment());
    }

    public DefaultHandler(Wiring wiring) {
        super(wiring, ClientMessage.class);
        join = new JoinHandler(wiring);
        leave = new LeaveHandler(wiring);
        update = new UpdateHandler(wiring);
        sync = new SyncHandler(wiring);
        presence = new PresenceHandler(wiring);
        lock = new LockHandler(wiring);
        unlock = new UnlockHandler(wiring);
        subscribe = new SubscribeHandler(wiring);
        unsubscribe = new UnsubscribeHandler(wiring);
        ping = new PingHandler(wiring);
    }

    @Override
    Function<Connection, Optional<ServerMessage>> prepare(Caller caller, ClientMessage message) {
        return message instanceof ClientMessage.Update it ? update.prepare(caller, it) : super.prepare(caller, message);
    }

    @Override
    Optional<ServerMessage> answer(Connection connection, ClientMessage message) {
        return switch (message) {
            case ClientMessage.Join it -> join.answer(connection, it);
            case ClientMessage.Leave it -> leave.answer(connection, it);
            case ClientMessage.Update it -> update.answer(connection, it);
            case ClientMessage.Sync it -> sync.answer(connection, it);
            case ClientMessage.PresenceUpdate it -> presence.answer(connection, it);
            case ClientMessage.LockRequest it -> lock.answer(connection, it);
            case ClientMessage.UnlockRequest it -> unlock.answer(connection, it);
            case ClientMessage.Subscribe it -> subscribe.answer(connection, it);
            case ClientMessage.Unsubscribe it -> unsubscribe.answer(connection, it);
            case ClientMessage.Ping it -> ping.answer(connection, it);
        };
    }
}
