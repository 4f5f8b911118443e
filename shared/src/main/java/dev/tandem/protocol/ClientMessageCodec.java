package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.Ids;
import java.util.Optional;

/** The frames of clients as JSON. */
final class ClientMessageCodec {
    /** Length of a frame's {@code id}, and of an epoch (PROTOCOL F1). */
    private static final int MAX_MARK = 64;

    private ClientMessageCodec() {}

    static ClientMessage read(Action action, Form form) {
        return switch (action) {
            case JOIN -> join(form, room(form));
            case LEAVE -> new ClientMessage.Leave(id(form), room(form));
            case UPDATE -> update(form, room(form));
            case SYNC -> new ClientMessage.Sync(id(form), room(form), epoch(form), form.whole("since", 0));
            case PRESENCE -> presence(form, room(form));
            case LOCK -> lock(form, room(form));
            case UNLOCK ->
                new ClientMessage.UnlockRequest(
                        id(form), room(form), client(form), LockCodec.entity(form), form.whole("token", 1));
            case SUBSCRIBE ->
                new ClientMessage.Subscribe(id(form), room(form), FilterCodec.read(form.object("filter")), held(form));
            case UNSUBSCRIBE -> new ClientMessage.Unsubscribe(id(form), room(form), held(form));
            case PING ->
                new ClientMessage.Ping(id(form), form.optionalText("room", Ids::isId), form.optionalWhole("seq", 0));
        };
    }

    static ClientMessage.Update update(Form form, String room) {
        return new ClientMessage.Update(id(form), room, client(form), epoch(form), MutationCodec.readAll(form));
    }

    static ClientMessage.LockRequest lock(Form form, String room) {
        return new ClientMessage.LockRequest(
                id(form),
                room,
                client(form),
                LockCodec.entity(form),
                form.optionalWhole("token", 1),
                form.flag("takeOver"));
    }

    static Optional<String> id(Form form) {
        return form.optionalText("id", ClientMessageCodec::isMark);
    }

    static Json.Obj write(ClientMessage message) {
        return switch (message) {
            case ClientMessage.Join join -> write(join);
            case ClientMessage.Leave leave ->
                start(Action.LEAVE, leave).put("room", leave.room()).build();
            case ClientMessage.Update update -> write(update);
            case ClientMessage.Sync sync ->
                start(Action.SYNC, sync)
                        .put("room", sync.room())
                        .put("epoch", sync.epoch())
                        .put("since", sync.since())
                        .build();
            case ClientMessage.PresenceUpdate presence ->
                start(Action.PRESENCE, presence)
                        .put("room", presence.room())
                        .put("status", presence.status().wire())
                        .putIfPresent("where", presence.where())
                        .putIfPresent("pointer", presence.pointer())
                        .build();
            case ClientMessage.LockRequest lock -> write(lock);
            case ClientMessage.UnlockRequest unlock ->
                start(Action.UNLOCK, unlock)
                        .put("room", unlock.room())
                        .put("client", unlock.client())
                        .put("type", unlock.key().type())
                        .put("entity", unlock.key().id())
                        .put("token", unlock.token())
                        .build();
            case ClientMessage.Subscribe subscribe ->
                held(
                        start(Action.SUBSCRIBE, subscribe)
                                .put("room", subscribe.room())
                                .put("filter", FilterCodec.write(subscribe.filter())),
                        subscribe.held());
            case ClientMessage.Unsubscribe unsubscribe ->
                held(start(Action.UNSUBSCRIBE, unsubscribe).put("room", unsubscribe.room()), unsubscribe.held());
            case ClientMessage.Ping ping ->
                start(Action.PING, ping)
                        .putText("room", ping.room())
                        .putWhole("seq", ping.seq())
                        .build();
        };
    }

    static ClientMessage.Join join(Form form, String room) {
        Optional<Long> since = form.optionalWhole("since", 0);
        if (since.isPresent() && !form.has("epoch")) {
            throw form.refuse("epoch");
        }
        return new ClientMessage.Join(
                id(form),
                room,
                client(form),
                form.flag("register"),
                form.optionalText("epoch", ClientMessageCodec::isMark),
                since,
                form.optionalObject("subscribe").map(FilterCodec::read),
                form.optionalText("reason", ClientMessageCodec::isMark).flatMap(JoinReason::of));
    }

    private static Optional<ClientMessage.Held> held(Form form) {
        return form.has("since")
                ? Optional.of(new ClientMessage.Held(
                        epoch(form), form.whole("since", 0), form.optionalText("from", ClientMessageCodec::isMark)))
                : Optional.empty();
    }

    private static Json.Obj held(ObjectBuilder json, Optional<ClientMessage.Held> held) {
        held.ifPresent(holds ->
                json.put("epoch", holds.epoch()).put("since", holds.since()).putText("from", holds.filter()));
        return json.build();
    }

    static ClientMessage.PresenceUpdate presence(Form form, String room) {
        return PresenceCodec.read(form, id(form), room);
    }

    private static Json.Obj write(ClientMessage.Join join) {
        ObjectBuilder json = start(Action.JOIN, join).put("room", join.room()).put("client", join.client());
        if (join.register()) {
            json.put("register", true);
        }
        return json.putText("epoch", join.epoch())
                .putWhole("since", join.since())
                .putText("reason", join.reason().map(JoinReason::wire))
                .put("protocol", Protocol.VERSION)
                .putIfPresent("subscribe", join.subscribe().map(FilterCodec::write))
                .build();
    }

    private static Json.Obj write(ClientMessage.Update update) {
        return start(Action.UPDATE, update)
                .put("room", update.room())
                .put("client", update.client())
                .put("epoch", update.epoch())
                .put(
                        "mutations",
                        Json.array(update.mutations().stream()
                                .map(MutationCodec::write)
                                .toList()))
                .build();
    }

    private static Json.Obj write(ClientMessage.LockRequest lock) {
        ObjectBuilder json = start(Action.LOCK, lock)
                .put("room", lock.room())
                .put("client", lock.client())
                .put("type", lock.key().type())
                .put("entity", lock.key().id())
                .putWhole("token", lock.token());
        return lock.takeOver() ? json.put("takeOver", true).build() : json.build();
    }

    private static ObjectBuilder start(Action action, ClientMessage message) {
        return Json.object().put("action", action.wire()).putText("id", message.id());
    }

    private static String room(Form form) {
        return form.text("room", Ids::isId);
    }

    private static String client(Form form) {
        return form.text("client", Ids::isId);
    }

    private static String epoch(Form form) {
        return form.text("epoch", ClientMessageCodec::isMark);
    }

    static boolean isMark(String text) {
        return text.length() <= MAX_MARK;
    }
}
