package dev.tandem.functions.usecase;

import dev.tandem.model.Lock;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.ServerMessage.LockChanged;
import java.util.Optional;

/** Tells a room whose a lock is now (PROTOCOL L1, L2). A hint: what gets lost, the next renewal tells, or {@code joined}. */
public final class LockFanOut {
    private final TellRoom tellRoom;

    public LockFanOut(TellRoom tellRoom) {
        this.tellRoom = tellRoom;
    }

    /** Tells all sockets of active members but the one that gets it as an answer. */
    void tell(String room, Lock lock, Optional<String> answered) {
        tellRoom.tell(
                room,
                FrameWriter.writeUtf8(new LockChanged(Optional.empty(), room, lock)),
                each -> !Optional.of(each.connectionId()).equals(answered),
                "lock-untold");
    }
}
