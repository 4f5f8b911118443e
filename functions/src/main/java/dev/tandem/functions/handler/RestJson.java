package dev.tandem.functions.handler;

import dev.tandem.exchange.Templates;
import dev.tandem.functions.usecase.IssueTicket;
import dev.tandem.functions.usecase.RoomDetails;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.kind.Kind;
import dev.tandem.model.Filter;
import dev.tandem.model.Member;
import dev.tandem.model.OpenLink;
import dev.tandem.model.Role;
import dev.tandem.model.RoomMeta;
import dev.tandem.model.Snapshot;
import dev.tandem.protocol.FilterText;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.Wire;
import java.util.Optional;
import java.util.TreeMap;

/** Bodies of REST answers (PROTOCOL C2, R). */
final class RestJson {
    private RestJson() {}

    static Json of(IssueTicket.Issued issued) {
        return Json.object()
                .put("ticket", issued.ticket())
                .put("expiresAt", issued.expiresAt().toEpochMilli())
                .put("url", issued.url().toString())
                .put("protocol", ConnectHandler.SUBPROTOCOL)
                .build();
    }

    static Json of(RoomDetails room) {
        RoomMeta meta = room.meta();
        ObjectBuilder json = Json.object()
                .put("id", meta.id())
                .put("kind", meta.kind())
                .put("kindVersion", meta.kindVersion())
                .put("title", meta.title())
                .put("epoch", meta.epoch())
                .put("head", room.head().seq())
                .put("role", room.own().role().wire())
                .put("link", role(meta.link()))
                .put(
                        "members",
                        Json.array(room.members().stream().map(RestJson::of).toList()))
                .put("createdAt", meta.createdAt())
                .putText("createdBy", meta.createdBy())
                .put("shared", !meta.createdBy().equals(Optional.of(room.own().user())));
        meta.link().flatMap(OpenLink::until).ifPresent(until -> json.put("linkUntil", until));
        return meta.archived() ? json.put("archived", true).build() : json.build();
    }

    static Json of(Member member) {
        return Wire.of(ServerMessage.Person.of(member));
    }

    static Json link(Optional<OpenLink> link) {
        ObjectBuilder json = Json.object().put("role", role(link));
        link.flatMap(OpenLink::until).ifPresent(until -> json.put("until", until));
        return json.build();
    }

    private static Json role(Optional<OpenLink> link) {
        return link.map(OpenLink::role).map(Role::wire).map(Json::of).orElse(Json.NULL);
    }

    static Json of(Kind kind) {
        var title = Json.object();
        new TreeMap<>(kind.title()).forEach(title::put);
        return Json.object()
                .put("kind", kind.name())
                .put("version", kind.version())
                .put("title", title.build())
                .build();
    }

    static Json of(Templates.Template template) {
        return Json.object()
                .put("id", template.id())
                .put("kind", template.kind())
                .put("title", new Json.Obj(new TreeMap<>(template.title())))
                .put("description", new Json.Obj(new TreeMap<>(template.description())))
                .build();
    }

    /** A snapshot or a part of one; {@code next} asks for the next part. */
    static Json of(String room, Snapshot snapshot, Optional<Filter> filter, Optional<String> next) {
        return Json.object()
                .put("room", room)
                .put("epoch", snapshot.epoch())
                .put("seq", snapshot.head().seq())
                .put("digest", snapshot.head().digest().hex())
                .putText("filter", filter.map(FilterText::mark))
                .put(
                        "entities",
                        Json.array(snapshot.entities().stream().map(Wire::of).toList()))
                .putText("next", next)
                .build();
    }
}
