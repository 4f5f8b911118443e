package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Identity;
import dev.tandem.functions.limit.Limit;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.FrameReader;
import dev.tandem.protocol.Received;
import dev.tandem.protocol.ServerMessage;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A route that frames of clients take. Every frame is answered by a frame or by nothing, as the protocol says, never by a failure of the function: the
 * gateway would answer that with words of its own (PROTOCOL E3).
 */
public abstract class MessageHandler<M extends ClientMessage> extends JsonHandler {
    private static final long RETRY_AFTER_MILLIS = 1000;

    private final Wiring wiring;
    private final Class<M> served;

    MessageHandler(Wiring wiring, Class<M> served) {
        this.wiring = wiring;
        this.served = served;
    }

    @Override
    final Json handle(Form event) {
        SocketEvent frame = SocketEvent.of(event);
        return ProxyAnswer.frame(
                switch (FrameReader.read(frame.body())) {
                    case Received.Refused refused -> Optional.of(refused.failure());
                    case Received.Understood(ClientMessage message)
                    when served.isInstance(message) -> guarded(frame, served.cast(message));
                    // The gateway chose another route than the frame names: two readers of one text must not disagree.
                    case Received.Understood(ClientMessage message) ->
                        Optional.of(failure(message, ErrorCode.BAD_MESSAGE, Optional.empty()));
                });
    }

    /** Serves one message of somebody who is known. Nothing where the protocol answers nothing. */
    abstract Optional<ServerMessage> answer(Connection connection, M message);

    /**
     * What answers the message once its sender is sure. Something may be read for it here, before that, but nothing may be told or written.
     *
     * @param caller whoever it is; it may be found out here, beside other reads
     */
    Function<Connection, Optional<ServerMessage>> prepare(Caller caller, M message) {
        return connection -> limited(connection, message);
    }

    private Optional<ServerMessage> guarded(SocketEvent frame, M message) {
        try {
            Caller caller = new Caller(
                    frame.vouched().map(Identity::user),
                    () -> wiring.signIns().identifyCaller().identify(frame.connectionId(), frame.vouched()));
            var answer = prepare(caller, message);
            return caller.found().map(answer).orElseGet(() -> dismissed(frame, message));
        } catch (StoreUnavailable unavailable) {
            wiring.log().warn("store-unavailable", fields(frame));
            return Optional.of(failure(message, ErrorCode.BUSY, Optional.of(RETRY_AFTER_MILLIS)));
        } catch (RuntimeException unexpected) {
            wiring.log().error("unexpected", fields(frame), unexpected);
            return Optional.of(failure(message, ErrorCode.INTERNAL, Optional.of(RETRY_AFTER_MILLIS)));
        }
    }

    /** Updates have limits of their own, behind which REST stands too; too much presence is dropped (P1). */
    private Optional<ServerMessage> limited(Connection connection, M message) {
        return switch (message) {
            case ClientMessage.Update _, ClientMessage.Ping _, ClientMessage.Leave _ -> answer(connection, message);
            case ClientMessage.PresenceUpdate _ ->
                wiring.throttle().ask(Limit.PRESENCE, connection.id()).isEmpty()
                        ? answer(connection, message)
                        : Optional.empty();
            default ->
                wiring.throttle()
                        .ask(Limit.REQUESTS, connection.user())
                        .map(wait -> Optional.of(failure(message, ErrorCode.THROTTLED, Optional.of(wait.toMillis()))))
                        .orElseGet(() -> answer(connection, message));
        };
    }

    private Optional<ServerMessage> dismissed(SocketEvent frame, M message) {
        ServerMessage farewell = failure(message, ErrorCode.SIGNED_OUT, Optional.empty());
        wiring.signIns().dismissSocket().dismiss(frame.connectionId(), farewell);
        return Optional.empty();
    }

    private Map<String, String> fields(SocketEvent frame) {
        return Map.of("connection", frame.connectionId(), "request", frame.requestId());
    }

    private static ServerMessage failure(ClientMessage message, ErrorCode code, Optional<Long> retryAfter) {
        return new ServerMessage.Failure(message.id(), code, retryAfter, room(message), Map.of());
    }

    private static Optional<String> room(ClientMessage message) {
        return switch (message) {
            case ClientMessage.Join join -> Optional.of(join.room());
            case ClientMessage.Leave leave -> Optional.of(leave.room());
            case ClientMessage.Update update -> Optional.of(update.room());
            case ClientMessage.Sync sync -> Optional.of(sync.room());
            case ClientMessage.PresenceUpdate presence -> Optional.of(presence.room());
            case ClientMessage.LockRequest lock -> Optional.of(lock.room());
            case ClientMessage.UnlockRequest unlock -> Optional.of(unlock.room());
            case ClientMessage.Subscribe subscribe -> Optional.of(subscribe.room());
            case ClientMessage.Unsubscribe unsubscribe -> Optional.of(unsubscribe.room());
            case ClientMessage.Ping ping -> ping.room();
        };
    }
}
