package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Ids;
import dev.tandem.protocol.ClientMessage.LockRequest;
import dev.tandem.protocol.ClientMessage.UnlockRequest;
import dev.tandem.protocol.FrameReader;
import dev.tandem.protocol.Received;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.Wire;
import java.util.Optional;

/** The routes of locks (PROTOCOL R10). */
final class LockRoutes {
    private final Wiring wiring;

    LockRoutes(Wiring wiring) {
        this.wiring = wiring;
    }

    HttpAnswer list(RestCall call) {
        return RestRoutes.answer(
                wiring.locks().list().of(call.who().user(), call.room()),
                locks -> HttpAnswer.ok(Json.object()
                        .put("locks", Json.array(locks.stream().map(Wire::of).toList()))
                        .build()));
    }

    HttpAnswer acquire(RestCall call) {
        return switch (FrameReader.readLock(call.room(), call.request().body())) {
            case Received.Refused refused -> Problem.of(refused.failure()).answer();
            case Received.Understood(LockRequest request) ->
                taken(wiring.locks().acquire().acquire(call.who().user(), Optional.empty(), request));
            case Received.Understood other -> throw new IllegalStateException("not a lock: " + other);
        };
    }

    private static HttpAnswer taken(ServerMessage message) {
        return message instanceof ServerMessage.LockChanged changed
                ? HttpAnswer.ok(Wire.of(changed.lock()))
                : RestRoutes.answer(message);
    }

    HttpAnswer release(RestCall call) {
        EntityKey key = new EntityKey(call.places().get(1), call.places().get(2));
        Optional<String> client = call.request().parameter("client").filter(Ids::isId);
        Optional<Long> token = call.request()
                .parameter("token")
                .filter(text -> text.matches("[1-9][0-9]{0,14}"))
                .map(Long::parseLong);
        Optional<String> wrong = wrong(key, client, token);
        if (wrong.isPresent()) {
            return Problem.malformed(wrong.get()).answer();
        }
        var request = new UnlockRequest(Optional.empty(), call.room(), client.orElseThrow(), key, token.orElseThrow());
        return wiring.locks()
                .release()
                .release(call.who().user(), request)
                .map(RestRoutes::answer)
                .orElseGet(HttpAnswer::empty);
    }

    private static Optional<String> wrong(EntityKey key, Optional<String> client, Optional<Long> token) {
        if (!Ids.isName(key.type())) {
            return Optional.of("/type");
        }
        if (!Ids.isId(key.id())) {
            return Optional.of("/id");
        }
        if (client.isEmpty()) {
            return Optional.of("/client");
        }
        return token.isEmpty() ? Optional.of("/token") : Optional.empty();
    }
}
