package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Route;
import dev.tandem.functions.store.Connection;
import dev.tandem.functions.store.Presence;
import dev.tandem.functions.usecase.JoinRoom;
import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.model.Ids;
import dev.tandem.protocol.ClientMessage.Join;
import dev.tandem.protocol.ClientMessage.Leave;
import dev.tandem.protocol.ClientMessage.PresenceUpdate;
import dev.tandem.protocol.ClientMessage.Sync;
import dev.tandem.protocol.FrameReader;
import dev.tandem.protocol.Received;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The routes of a client without a socket (PROTOCOL R7, R16): it joins, says where it is, and asks for what it would be told. */
final class PollingRoutes {
    private final Wiring wiring;

    PollingRoutes(Wiring wiring) {
        this.wiring = wiring;
    }

    List<RestRoute> table() {
        return List.of(
                RestRoute.of(Route.JOIN_ROOM, this::join),
                RestRoute.of(Route.PRESENCE, this::show),
                RestRoute.of(Route.LEAVE_ROOM, this::leave),
                RestRoute.of(Route.CHANGES, this::changes));
    }

    private HttpAnswer join(RestCall call) {
        return understood(
                FrameReader.readJoin(call.room(), call.request().body()),
                Join.class,
                join -> call.body().has("presence") ? joinShowing(call, join) : joined(call, join, JoinRoom.ONLINE));
    }

    private HttpAnswer joinShowing(RestCall call, Join join) {
        return understood(
                FrameReader.readPresence(call.room(), call.body().any("presence")),
                PresenceUpdate.class,
                shown -> joined(call, join, shown));
    }

    private HttpAnswer joined(RestCall call, Join join, PresenceUpdate shown) {
        return RestRoutes.answer(wiring.joinRoom().join(call.who(), join, shown));
    }

    private HttpAnswer show(RestCall call) {
        Form body = call.body();
        Connection place = place(call, body.text("client", Ids::isId));
        return understood(
                FrameReader.readPresence(call.room(), call.json()),
                PresenceUpdate.class,
                shown -> wiring.updatePresence()
                        .update(place, shown)
                        .map(RestRoutes::answer)
                        .orElseGet(HttpAnswer::empty));
    }

    private HttpAnswer leave(RestCall call) {
        String client =
                call.request().parameter("client").filter(Ids::isId).orElseThrow(() -> new FormRefused("/client"));
        wiring.leaveRoom().leave(place(call, client), new Leave(Optional.empty(), call.room()));
        return HttpAnswer.empty();
    }

    private HttpAnswer changes(RestCall call) {
        String epoch = call.request().parameter("epoch").orElseThrow(() -> new FormRefused("/epoch"));
        String since = call.request()
                .parameter("since")
                .filter(text -> text.matches("[0-9]{1,15}"))
                .orElseThrow(() -> new FormRefused("/since"));
        Sync sync = new Sync(Optional.empty(), call.room(), epoch, Long.parseLong(since));
        Optional<String> client = call.request().parameter("client");
        if (!client.map(Ids::isId).orElse(true)) {
            throw new FormRefused("/client");
        }
        return RestRoutes.answer(wiring.listChanges().after(call.who().user(), sync, client, wait(call)));
    }

    private static Duration wait(RestCall call) {
        String seconds = call.request().parameter("wait").orElse("0");
        if (!seconds.matches("0|[1-9]|1[0-9]|20")) {
            throw new FormRefused("/wait");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    private static Connection place(RestCall call, String client) {
        return new Connection(
                Presence.withoutSocket(client),
                call.who().user(),
                call.who().name(),
                call.who().until());
    }

    private static <M> HttpAnswer understood(Received received, Class<M> type, Function<M, HttpAnswer> serve) {
        return switch (received) {
            case Received.Refused refused -> Problem.of(refused.failure()).answer();
            case Received.Understood(var message) -> serve.apply(type.cast(message));
        };
    }
}
