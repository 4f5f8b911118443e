package dev.tandem.protocol;

import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.Commit;
import dev.tandem.model.Lock;
import dev.tandem.model.Notification;
import dev.tandem.protocol.ServerMessage.Here;
import dev.tandem.protocol.ServerMessage.Person;
import dev.tandem.protocol.ServerMessage.RoomHead;
import java.util.List;
import java.util.Optional;

/** The frames of the server as JSON. */
final class ServerMessageCodec {
    private ServerMessageCodec() {}

    static Json.Obj write(ServerMessage message) {
        return switch (message) {
            case ServerMessage.Joined joined -> joined(joined);
            case ServerMessage.Ack ack -> ack(ack);
            case ServerMessage.Changes changes -> changes(changes);
            case ServerMessage.Excerpts excerpts -> ShownCodec.write(start("changes", excerpts), excerpts);
            case ServerMessage.Subscribed subscribed -> ShownCodec.write(start("subscribed", subscribed), subscribed);
            case ServerMessage.PresenceChanged(String room, Here here) ->
                here(start("presence", message).put("room", room), here).build();
            case ServerMessage.LockChanged(Optional<String> _, String room, Lock lock) ->
                start("lock", message)
                        .put("room", room)
                        .put("lock", LockCodec.write(lock))
                        .build();
            case ServerMessage.Revoked revoked ->
                start("revoked", message)
                        .put("room", revoked.room())
                        .put("reason", revoked.reason())
                        .build();
            case ServerMessage.MemberChanged(String room, Person member, ServerMessage.MemberChanged.Change change) ->
                start("member", message)
                        .put("room", room)
                        .put("member", person(member))
                        .put("change", change.wire())
                        .build();
            case ServerMessage.Notified(Notification notification) ->
                start("notification", message)
                        .put("notification", NotificationCodec.write(notification))
                        .build();
            case ServerMessage.Pong pong -> pong(pong);
            case ServerMessage.Failure failure -> failure(failure);
        };
    }

    private static Json.Obj joined(ServerMessage.Joined joined) {
        return start("joined", joined)
                .put("room", joined.room())
                .put("epoch", joined.epoch())
                .put("kind", joined.kind())
                .put("kindVersion", joined.kindVersion())
                .put("title", joined.title())
                .put("user", joined.user())
                .put("role", joined.role().wire())
                .put(
                        "members",
                        Json.array(joined.members().stream()
                                .map(ServerMessageCodec::person)
                                .toList()))
                .putIfPresent(
                        "locks",
                        Optional.of(joined.locks())
                                .filter(locks -> !locks.isEmpty())
                                .map(LockCodec::write))
                .put("receipt", Json.object().put("last", joined.last()).build())
                .put("head", joined.head().seq())
                .put("digest", joined.head().digest().hex())
                .put(
                        "here",
                        Json.array(joined.here().stream()
                                .map(here -> here(Json.object(), here).build())
                                .toList()))
                .put("catchUp", CatchUpCodec.write(joined.catchUp()))
                .build();
    }

    private static Json.Obj ack(ServerMessage.Ack ack) {
        return start("ack", ack)
                .put("room", ack.room())
                .put("client", ack.client())
                .put("last", ack.last())
                .put("outcomes", Wire.outcomes(ack.outcomes()))
                .putIfPresent("commit", ack.commit().map(Wire::of))
                .build();
    }

    private static Json.Obj changes(ServerMessage.Changes changes) {
        ObjectBuilder json = start("changes", changes)
                .put("room", changes.room())
                .put("epoch", changes.epoch())
                .put("commits", commits(changes.commits()))
                .putWhole("head", changes.head());
        return changes.more() ? json.put("more", true).build() : json.build();
    }

    private static Json.Obj pong(ServerMessage.Pong pong) {
        ObjectBuilder json = start("pong", pong).put("at", pong.at());
        pong.room()
                .ifPresent((RoomHead room) -> json.put("room", room.room())
                        .put("epoch", room.epoch())
                        .put("head", room.head().seq())
                        .put("digest", room.head().digest().hex()));
        return json.build();
    }

    private static Json.Obj failure(ServerMessage.Failure failure) {
        ObjectBuilder json = start("error", failure)
                .put("code", failure.code().wire())
                .put("then", failure.code().then().wire())
                .putWhole("retryAfter", failure.retryAfter())
                .putText("room", failure.room());
        return failure.detail().isEmpty()
                ? json.build()
                : json.put("detail", failure.detail()).build();
    }

    /** {@code {"user","name","role","crew"?}}; crew roles in the order of their text. */
    static Json.Obj person(Person person) {
        ObjectBuilder json = Json.object()
                .put("user", person.user())
                .put("name", person.name())
                .put("role", person.role().wire());
        return person.crew().isEmpty()
                ? json.build()
                : json.put(
                                "crew",
                                Json.array(person.crew().stream()
                                        .sorted()
                                        .map(Json::of)
                                        .toList()))
                        .build();
    }

    private static ObjectBuilder here(ObjectBuilder json, Here here) {
        return json.put("client", here.client())
                .put("user", here.user())
                .put("name", here.name())
                .put("status", here.status().wire())
                .putIfPresent("where", here.where())
                .putIfPresent("pointer", here.pointer());
    }

    static Json commits(List<Commit> commits) {
        return Json.array(commits.stream().map(Wire::of).toList());
    }

    private static ObjectBuilder start(String type, ServerMessage message) {
        Optional<String> ref = message.ref();
        return Json.object().put("type", type).putText("ref", ref);
    }
}
