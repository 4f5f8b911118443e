package dev.tandem.functions.usecase;

import dev.tandem.json.Json;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import java.util.Map;
import java.util.Optional;

/** Error frames about one room. */
final class Refusals {
    private Refusals() {}

    static ServerMessage.Failure of(ErrorCode code, Optional<String> ref, String room) {
        return of(code, ref, room, Map.of());
    }

    static ServerMessage.Failure of(ErrorCode code, Optional<String> ref, String room, Map<String, Json> detail) {
        return new ServerMessage.Failure(ref, code, Optional.empty(), Optional.of(room), detail);
    }
}
