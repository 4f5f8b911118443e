package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Notification;
import dev.tandem.model.Notification.By;
import java.util.Optional;

/** Notifications as JSON (PROTOCOL N3). */
final class NotificationCodec {
    private NotificationCodec() {}

    static Json.Obj write(Notification notification) {
        ObjectBuilder json = Json.object()
                .put("id", notification.id())
                .put("room", notification.room())
                .put("title", notification.title())
                .put("kind", notification.kind())
                .put("seq", notification.seq())
                .put("at", notification.at())
                .put(
                        "by",
                        Json.object()
                                .put("user", notification.by().user())
                                .put("name", notification.by().name())
                                .build())
                .put("event", notification.event())
                .putIfPresent("on", notification.on().map(NotificationCodec::on));
        if (!notification.data().isEmpty()) {
            json.put("data", notification.data());
        }
        return json.put("count", notification.count())
                .put("read", notification.read())
                .build();
    }

    static Notification read(Form form) {
        Form by = form.object("by");
        Optional<EntityKey> on = form.optionalObject("on").map(ChangeCodec::key);
        return new Notification(
                form.text("id"),
                form.text("room"),
                form.text("title"),
                form.text("kind"),
                form.whole("seq", 1),
                form.whole("at", 0),
                new By(by.text("user"), by.text("name")),
                form.text("event"),
                on,
                form.optionalValues("data"),
                form.whole("count", 1),
                form.flag("read"));
    }

    private static Json on(EntityKey key) {
        return Json.object().put("type", key.type()).put("id", key.id()).build();
    }
}
