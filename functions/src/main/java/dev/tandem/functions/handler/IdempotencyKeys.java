package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Route;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.usecase.AnswerOnce;
import dev.tandem.functions.usecase.AnswerOnce.Turn;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Ids;
import dev.tandem.protocol.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** {@code Idempotency-Key} on the routes that make something (PROTOCOL R17). */
final class IdempotencyKeys {
    private static final String HEADER = "idempotency-key";

    /** A ticket is told once, and asking for another does no harm. */
    private static final Set<Route> NOT_KEPT = Set.of(Route.TICKET);

    /** Of what is kept, these lie nowhere in the clear. */
    private static final Set<String> SECRETS = Set.of("invitation", "url");

    private static final Set<Route> WITH_SECRETS = Set.of(Route.INVITE, Route.INVITE_TO_LIST, Route.RESEND_INVITATION);

    private final Wiring wiring;

    IdempotencyKeys(Wiring wiring) {
        this.wiring = wiring;
    }

    HttpAnswer serve(RestRoute route, RestCall call) {
        HttpRequest request = call.request();
        String key = request.header(HEADER).orElse("");
        boolean keyed = request.header(HEADER).isPresent() && request.method().equals("POST");
        if (!keyed || NOT_KEPT.contains(route.route())) {
            return route.serve().apply(call);
        }
        if (!Ids.isId(key)) {
            return Problem.malformed("/" + HEADER).answer();
        }
        String asked = String.join("\n", request.method(), String.join("/", request.path()), request.body());
        AnswerOnce once = wiring.answerOnce();
        return switch (once.take(call.who().user(), key, asked)) {
            case Turn.Again(int status, String body) -> again(status, body);
            case Turn.Busy() -> Problem.later(ErrorCode.BUSY).answer();
            case Turn.Reused() -> Problem.of(ErrorCode.KEY_REUSED).answer();
            case Turn.Serve serve -> served(once, serve, route, call);
        };
    }

    private HttpAnswer served(AnswerOnce once, Turn.Serve turn, RestRoute route, RestCall call) {
        HttpAnswer answer;
        try {
            answer = route.serve().apply(call);
        } catch (RuntimeException failed) {
            once.release(turn.entry());
            throw failed;
        }
        try {
            once.settle(turn.entry(), answer.status(), kept(route.route(), answer));
        } catch (StoreUnavailable unavailable) {
            // It was served: that it may be served again is no reason to say otherwise.
            wiring.log()
                    .warn("answer-not-kept", Map.of("request", call.request().requestId()));
        }
        return answer;
    }

    private static String kept(Route route, HttpAnswer answer) {
        if (!WITH_SECRETS.contains(route) || answer.status() >= 300) {
            return answer.body();
        }
        Map<String, Json> members = new HashMap<>(((Json.Obj) JsonReader.FILES.read(answer.body())).members());
        members.keySet().removeAll(SECRETS);
        return JsonWriter.write(new Json.Obj(members));
    }

    private static HttpAnswer again(int status, String body) {
        String type = status >= 400 ? "application/problem+json" : "application/json";
        return new HttpAnswer(status, body.isEmpty() ? Map.of() : Map.of("content-type", type), body);
    }
}
