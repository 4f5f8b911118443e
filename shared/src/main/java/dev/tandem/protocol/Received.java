package dev.tandem.protocol;

import dev.tandem.json.Json;
import java.util.Map;
import java.util.Optional;

/** What came of reading a frame of a client. */
public sealed interface Received {
    /** It is of the protocol. Whether it may be done is another matter. */
    record Understood(ClientMessage message) implements Received {}

    /**
     * It is not of the protocol (PROTOCOL F4).
     *
     * @param ref the frame's {@code id}, where it could be read
     * @param detail {@code at}: where in the frame
     */
    record Refused(Optional<String> ref, ErrorCode code, Map<String, Json> detail) implements Received {
        public Refused {
            detail = Map.copyOf(detail);
        }

        /** The answer. */
        public ServerMessage.Failure failure() {
            return new ServerMessage.Failure(ref, code, Optional.empty(), Optional.empty(), detail);
        }
    }
}
