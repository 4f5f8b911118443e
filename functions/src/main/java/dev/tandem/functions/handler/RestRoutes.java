package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Route;
import dev.tandem.functions.usecase.CreateRoom;
import dev.tandem.functions.usecase.Result;
import dev.tandem.functions.usecase.SetMember;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.model.Filter;
import dev.tandem.model.Role;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.FilterText;
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
                RestRoute.of(Route.CREATE_ROOM, this::create),
                RestRoute.of(Route.LIST_ROOMS, this::list),
                RestRoute.of(Route.GET_ROOM, this::get),
                RestRoute.of(Route.SET_MEMBER, this::setMember),
                RestRoute.of(Route.REMOVE_MEMBER, this::removeMember),
                RestRoute.of(Route.LEAVE_FOR_GOOD, this::leaveForGood),
                RestRoute.of(Route.SET_LINK, this::setLink),
                RestRoute.of(Route.SNAPSHOT, this::snapshot),
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

    private HttpAnswer create(RestCall call) {
        Form body = call.body();
        CreateRoom.Wish wish = new CreateRoom.Wish(
                body.text("kind"),
                body.text("title"),
                body.optionalText("id", any -> true),
                body.optionalText("link", any -> true));
        return answer(wiring.createRoom().create(call.who(), wish), room -> HttpAnswer.of(201, RestJson.of(room)));
    }

    private HttpAnswer list(RestCall call) {
        List<Json> rooms = wiring.listRooms().of(call.who().user()).stream()
                .map(RestJson::of)
                .toList();
        return HttpAnswer.ok(Json.object().put("rooms", Json.array(rooms)).build());
    }

    private HttpAnswer get(RestCall call) {
        return answer(wiring.getRoom().get(call.who().user(), call.room()), room -> HttpAnswer.ok(RestJson.of(room)));
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
                wiring.members().setLink().set(call.who().user(), call.room(), role),
                set -> HttpAnswer.ok(
                        Json.object().put("role", RestJson.link(set)).build()));
    }

    private HttpAnswer snapshot(RestCall call) {
        Optional<Filter> filter = call.request().parameter("filter").map(text -> FilterText.read("/filter", text));
        return answer(
                wiring.takeSnapshot().of(call.who().user(), call.room(), filter),
                snapshot -> HttpAnswer.ok(RestJson.of(call.room(), snapshot, filter)));
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
                answer(wiring.submitUpdate().submit(call.who().user(), update));
            case Received.Understood other -> throw new IllegalStateException("not an update: " + other);
        };
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
