package dev.tandem.protocol;

import java.util.Arrays;
import java.util.Optional;

/** Whether a person is at their device (PROTOCOL P1). */
public enum Status {
    ONLINE,
    /** At it a moment ago. */
    IDLE,
    AWAY,
    OFFLINE;

    /** The one of a wire name, or nothing. */
    public static Optional<Status> of(String wire) {
        return Arrays.stream(values())
                .filter(status -> status.wire().equals(wire))
                .findFirst();
    }

    public String wire() {
        return Wire.name(this);
    }
}
