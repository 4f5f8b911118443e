package dev.tandem.protocol;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a client may ask for (PROTOCOL F2). */
enum Action {
    JOIN(Set.of()),
    LEAVE(Set.of()),
    UPDATE(Set.of()),
    SYNC(Set.of()),
    PRESENCE(Set.of()),
    PING(Set.of("seq"));

    private static final Set<String> WRITTEN_BY_THE_SERVER =
            Set.of("seq", "at", "by", "user", "role", "digest", "outcomes", "fseq", "stamps", "deleted");

    private final Set<String> own;

    /** {@code own}: names that are the server's elsewhere, and the client's here. */
    Action(Set<String> own) {
        this.own = own;
    }

    String wire() {
        return Wire.name(this);
    }

    static Optional<Action> of(String wire) {
        return Arrays.stream(values())
                .filter(action -> action.wire().equals(wire))
                .findFirst();
    }

    /** Top-level names that only the server may write (PROTOCOL F3), in order. */
    Set<String> serverOwned() {
        Set<String> names = new TreeSet<>(WRITTEN_BY_THE_SERVER);
        names.removeAll(own);
        return names;
    }
}
