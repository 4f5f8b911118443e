package dev.tandem.protocol;

import dev.tandem.model.ServerOwned;
import java.util.Arrays;
import java.util.Optional;

/** What a client may ask for (PROTOCOL F2). */
enum Action {
    JOIN,
    LEAVE,
    UPDATE,
    SYNC,
    PRESENCE,
    LOCK,
    UNLOCK,
    SUBSCRIBE,
    UNSUBSCRIBE,
    PING;

    String wire() {
        return Wire.name(this);
    }

    static Optional<Action> of(String wire) {
        return Arrays.stream(values())
                .filter(action -> action.wire().equals(wire))
                .findFirst();
    }

    /** Whether a top-level name is one that only the server may write (PROTOCOL F3). */
    boolean isServerOwned(String name) {
        boolean asked = this == PING && name.equals("seq");
        return !asked && ServerOwned.NAMES.contains(name);
    }
}
