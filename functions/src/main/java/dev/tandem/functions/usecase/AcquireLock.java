package dev.tandem.functions.usecase;

import dev.tandem.functions.store.LockStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.json.Json;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.protocol.ClientMessage.LockRequest;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.LockChanged;
import dev.tandem.protocol.Wire;
import dev.tandem.room.LockDecision;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Gives somebody the lock of an entity, or more time with it (PROTOCOL L1), and tells the room. */
public final class AcquireLock {
    private final LockStore locks;
    private final LoadLock load;
    private final LockFanOut fanOut;
    private final Patience patience;
    private final Clock clock;

    public AcquireLock(LockStore locks, LoadLock load, LockFanOut fanOut, Patience patience, Clock clock) {
        this.locks = locks;
        this.load = load;
        this.fanOut = fanOut;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * Gives a {@code lock} frame, or says why there is none.
     *
     * @param socket which gets the answer and so needs no telling; empty where it goes another way
     */
    public ServerMessage acquire(String user, Optional<String> socket, LockRequest request) {
        Patience.Tries tries = patience.begin();
        do {
            Optional<ServerMessage> answer = attempt(user, socket, request);
            if (answer.isPresent()) {
                return answer.get();
            }
        } while (tries.again());
        return new ServerMessage.Failure(
                request.id(), ErrorCode.BUSY, Optional.of(patience.later()), Optional.of(request.room()), Map.of());
    }

    /** Nothing where it has to be tried again: also after a write without an answer, since the row then tells whose the lock is. */
    private Optional<ServerMessage> attempt(String user, Optional<String> socket, LockRequest request) {
        try {
            return switch (load.load(request.room(), user, request.client(), request.key())) {
                case LoadLock.Refused(ErrorCode code) -> Optional.of(refuse(code, request, Map.of()));
                case LoadLock.Ready(var kind, Member by, Optional<Lock> row) -> {
                    var claim = new LockDecision.Claim(
                            by, request.client(), request.key(), request.token(), request.takeOver());
                    yield settle(LockDecision.on(kind, row, claim, clock.millis()), by, row, socket, request);
                }
            };
        } catch (StoreUnavailable unavailable) {
            return Optional.empty();
        }
    }

    private Optional<ServerMessage> settle(
            LockDecision decision, Member by, Optional<Lock> row, Optional<String> socket, LockRequest request) {
        return switch (decision) {
            case LockDecision.Granted(Lock lock) -> write(lock, by, row, socket, request);
            case LockDecision.Locked(Lock lock) ->
                Optional.of(refuse(ErrorCode.LOCKED, request, Map.of("lock", Wire.of(lock))));
            case LockDecision.Forbidden() -> Optional.of(refuse(ErrorCode.FORBIDDEN, request, Map.of()));
            case LockDecision.UnknownType() ->
                Optional.of(refuse(ErrorCode.BAD_MESSAGE, request, Map.of("at", Json.of("/type"))));
        };
    }

    private Optional<ServerMessage> write(
            Lock lock, Member by, Optional<Lock> row, Optional<String> socket, LockRequest request) {
        if (!locks.put(request.room(), by, row, lock)) {
            return Optional.empty();
        }
        fanOut.tell(request.room(), lock, socket);
        return Optional.of(new LockChanged(request.id(), request.room(), lock));
    }

    private static ServerMessage refuse(ErrorCode code, LockRequest request, Map<String, Json> detail) {
        return Refusals.of(code, request.id(), request.room(), detail);
    }
}
