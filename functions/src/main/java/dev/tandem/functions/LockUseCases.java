package dev.tandem.functions;

import dev.tandem.functions.usecase.AcquireLock;
import dev.tandem.functions.usecase.ListLocks;
import dev.tandem.functions.usecase.LoadLock;
import dev.tandem.functions.usecase.LockFanOut;
import dev.tandem.functions.usecase.ReleaseLock;

/** What is done with locks. */
public final class LockUseCases {
    private final Wiring wiring;

    LockUseCases(Wiring wiring) {
        this.wiring = wiring;
    }

    public AcquireLock acquire() {
        return new AcquireLock(wiring.ports().locks(), load(), fanOut(), wiring.patience(), wiring.clock());
    }

    public ReleaseLock release() {
        return new ReleaseLock(wiring.ports().locks(), load(), fanOut(), wiring.patience(), wiring.clock());
    }

    public ListLocks list() {
        return new ListLocks(wiring.ports().locks(), wiring.access(), wiring.clock());
    }

    private LockFanOut fanOut() {
        return new LockFanOut(wiring.tellRoom());
    }

    private LoadLock load() {
        return new LoadLock(wiring.ports().rooms(), wiring.roomKinds());
    }
}
