package dev.tandem.protocol;

import java.util.Arrays;
import java.util.Optional;

/** Why a client that has a copy asks for everything (PROTOCOL J8). */
public enum JoinReason {
    /** Its copy contradicts the digest of its own position, or that of the room at the same one. */
    DIGEST,
    /** It asked for what it missed, and that did not come. */
    GAP;

    /** The one of a wire name; nothing for others, which say that nothing is wrong. */
    public static Optional<JoinReason> of(String wire) {
        return Arrays.stream(values())
                .filter(reason -> reason.wire().equals(wire))
                .findFirst();
    }

    public String wire() {
        return Wire.name(this);
    }
}
