package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Route;
import dev.tandem.functions.usecase.Result;
import dev.tandem.functions.usecase.SetMember;
import dev.tandem.functions.usecase.Submitted;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.model.Role;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.FrameReader;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.Received;
import dev.tandem.protocol.ServerMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The routes that need a token (PROTOCOL R): each reads its request, asks a use case and writes the answer. */
final class RestRoutes {
    private final Wiring wiring;

    RestRoutes(Wiring wiring) {
        this.wiring = wiring;
    }

    List<RestRoute> table() {
        LockRoutes locks = new LockRoutes(wiring);
        return List.of(
                RestRoute.of(Route.HEALTH, RestRoutes::health),
                RestRoute.of(Route.KINDS, this::kinds),
                RestRoute.of(Route.KIND, this::kind),
                RestRoute.of(Route.SET_MEMBER, this::setMember),
                RestRoute.of(Route.REMOVE_MEMBER, this::removeMember),
                RestRoute.of(Route.LEAVE_FOR_GOOD, this::leaveForGood),
                RestRoute.of(Route.SET_LINK, this::setLink),
                RestRoute.of(Route.REGISTER_CLIENT, this::register),
                RestRoute.of(Route.UPDATE, this::update),
                RestRoute.of(Route.LOCKS, locks::list),
                RestRoute.of(Route.LOCK, locks::acquire),
                RestRoute.of(Route.UNLOCK, locks::release));
    }

    private static HttpAnswer health(RestCall call) {
        return HttpAnswer.ok(Json.object().put("status", "ok").build());
    }

    private HttpAnswer kinds(RestCall call) {
        return HttpAnswer.ok(Json.object()
                .put(
                        "kinds",
                        Json.array(
                                wiring.kinds().all().stream().map(RestJson::of).toList()))
                .build());
    }

    private HttpAnswer kind(RestCall call) {
        return wiring.kinds()
                .text(call.places().getFirst())
                .map(HttpAnswer::text)
                .orElseGet(() -> Problem.of(ErrorCode.NOT_FOUND).answer());
    }

    private HttpAnswer setMember(RestCall call) {
        Form body = call.body();
        return answer(
                wiring.members()
                        .set()
                        .set(
                                call.who().user(),
                                call.room(),
                                call.member(),
                                new SetMember.Wish(
                                        body.text("role"), body.optionalText("name", any -> true), crew(body))),
                member -> HttpAnswer.ok(RestJson.of(member)));
    }

    private static Optional<List<String>> crew(Form body) {
        return body.has("crew") ? Optional.of(body.optionalTexts("crew")) : Optional.empty();
    }

    private HttpAnswer removeMember(RestCall call) {
        return answer(
                wiring.members().remove().remove(call.who().user(), call.room(), call.member()),
                member -> HttpAnswer.empty());
    }

    private HttpAnswer leaveForGood(RestCall call) {
        return answer(wiring.members().remove().leave(call.room(), call.who().user()), left -> HttpAnswer.empty());
    }

    private HttpAnswer setLink(RestCall call) {
        Form body = call.body();
        boolean off = body.any("role") instanceof Json.Null;
        Optional<Role> role = off
                ? Optional.empty()
                : Role.of(body.text("role", wire -> Role.of(wire).isPresent()));
        return answer(
                wiring.members()
                        .setLink()
                        .set(call.who().user(), call.room(), role, body.optionalWhole("expiresIn", 0)),
                set -> HttpAnswer.ok(RestJson.link(set)));
    }

    private HttpAnswer register(RestCall call) {
        String client = call.body().text("client");
        return answer(
                wiring.members().registerClient().register(call.who(), call.room(), client),
                receipt -> HttpAnswer.ok(Json.object()
                        .put("client", receipt.client())
                        .put("last", receipt.last())
                        .build()));
    }

    private HttpAnswer update(RestCall call) {
        return switch (FrameReader.readUpdate(call.room(), call.request().body())) {
            case Received.Refused refused -> Problem.of(refused.failure()).answer();
            case Received.Understood(Update update) ->
                answer(told(wiring.submitUpdate().decide(call.who().user(), update)));
            case Received.Understood other -> throw new IllegalStateException("not an update: " + other);
        };
    }

    private ServerMessage told(Submitted submitted) {
        return wiring.telling().atOnce().map(tell -> tell.answer(submitted)).orElseGet(submitted::answer);
    }

    static <T> HttpAnswer answer(Result<T> result, Function<T, HttpAnswer> done) {
        return switch (result) {
            case Result.Done<T>(T value) -> done.apply(value);
            case Result.Refused<T>(var code, var detail) ->
                Problem.of(code, detail).answer();
        };
    }

    /** The same frame that a socket would get, without its wrapping. */
    static HttpAnswer answer(ServerMessage message) {
        return message instanceof ServerMessage.Failure failure
                ? Problem.of(failure).answer()
                : HttpAnswer.text(FrameWriter.write(message));
    }
}
