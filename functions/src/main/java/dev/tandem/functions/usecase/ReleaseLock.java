package dev.tandem.functions.usecase;

import dev.tandem.functions.store.LockStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.protocol.ClientMessage.UnlockRequest;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.room.LockDecision;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Takes back a lock that its holder gives up (PROTOCOL L2), and tells the room, the holder included. */
public final class ReleaseLock {
    private final LockStore locks;
    private final LoadLock load;
    private final LockFanOut fanOut;
    private final Patience patience;
    private final Clock clock;

    public ReleaseLock(LockStore locks, LoadLock load, LockFanOut fanOut, Patience patience, Clock clock) {
        this.locks = locks;
        this.load = load;
        this.fanOut = fanOut;
        this.patience = patience;
        this.clock = clock;
    }

    /** Nothing where the client does not hold it any more. */
    public Optional<ServerMessage> release(String user, UnlockRequest request) {
        Patience.Tries tries = patience.begin();
        do {
            try {
                switch (load.load(request.room(), user, request.client(), request.key())) {
                    case LoadLock.Refused(ErrorCode code) -> {
                        return Optional.of(Refusals.of(code, request.id(), request.room()));
                    }
                    case LoadLock.Ready(var _, Member by, Optional<Lock> row) -> {
                        if (released(by, row, request)) {
                            return Optional.empty();
                        }
                    }
                }
            } catch (StoreUnavailable unavailable) {
                // The next try reads what became of it.
            }
        } while (tries.again());
        return Optional.of(new ServerMessage.Failure(
                request.id(), ErrorCode.BUSY, Optional.of(patience.later()), Optional.of(request.room()), Map.of()));
    }

    /** False where the row changed meanwhile. */
    private boolean released(Member by, Optional<Lock> row, UnlockRequest request) {
        Optional<Lock> free = LockDecision.released(row, request.client(), request.token(), clock.millis());
        if (free.isEmpty()) {
            return true;
        }
        boolean done = locks.put(request.room(), by, row, free.get());
        if (done) {
            fanOut.tell(request.room(), free.get(), Optional.empty());
        }
        return done;
    }
}
