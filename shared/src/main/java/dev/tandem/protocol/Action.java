package dev.tandem.protocol;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a client may ask for (PROTOCOL F2). */
enum Action {
    JOIN,
    LEAVE,
    UPDATE,
    SYNC,
    PRESENCE,
    PING;

    private static final Set<String> WRITTEN_BY_THE_SERVER =
            Set.of("seq", "at", "by", "user", "role", "digest", "outcomes", "fseq", "stamps", "deleted");

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
        return !asked && WRITTEN_BY_THE_SERVER.contains(name);
    }
}
