package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Route;
import dev.tandem.functions.store.Contact;
import dev.tandem.functions.usecase.ExportPerson;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.protocol.Wire;
import java.util.List;
import java.util.Set;

/** What is kept about oneself: all of it, or none any more (PROTOCOL R19). */
final class PersonRoutes {
    private final Wiring wiring;

    PersonRoutes(Wiring wiring) {
        this.wiring = wiring;
    }

    List<RestRoute> table() {
        return List.of(RestRoute.of(Route.EXPORT_ME, this::export), RestRoute.of(Route.ERASE_ME, this::erase));
    }

    private HttpAnswer export(RestCall call) {
        return RestRoutes.answer(
                wiring.aboutPeople()
                        .export()
                        .of(call.who().user(), call.request().parameter("after")),
                page -> HttpAnswer.ok(json(call, page)));
    }

    private static Json json(RestCall call, ExportPerson.Page page) {
        ObjectBuilder json = Json.object()
                .put("user", call.who().user())
                .put("name", call.who().name());
        page.first()
                .ifPresent(first -> json.put("preferences", Wire.of(first.preferences()))
                        .putIfPresent("contact", first.contact().map(PersonRoutes::contact))
                        .put(
                                "notifications",
                                Json.array(first.notifications().stream()
                                        .map(Wire::of)
                                        .toList()))
                        .put(
                                "rooms",
                                Json.array(first.rooms().stream()
                                        .map(PersonRoutes::membership)
                                        .toList())));
        return json.put(
                        "commits",
                        Json.array(page.commits().stream()
                                .map(each -> Json.object()
                                        .put("room", each.room())
                                        .put("commit", Wire.of(each.commit()))
                                        .build())
                                .toList()))
                .put(
                        "invitations",
                        Json.array(page.invitations().stream()
                                .map(each -> Json.object()
                                        .put("room", each.room())
                                        .put("role", each.role().wire())
                                        .putText("email", each.email())
                                        .put("createdAt", each.createdAt())
                                        .put("expiresAt", each.expiresAt())
                                        .put("uses", each.uses())
                                        .putText("message", each.message())
                                        .build())
                                .toList()))
                .put(
                        "comments",
                        Json.array(page.comments().stream()
                                .map(each -> Json.object()
                                        .put("room", each.room())
                                        .put("comment", Wire.of(each.comment()))
                                        .build())
                                .toList()))
                .putText("next", page.next())
                .build();
    }

    private static Json contact(Contact contact) {
        return Json.object()
                .put("address", contact.address())
                .put("language", contact.language())
                .build();
    }

    private static Json membership(ExportPerson.Membership each) {
        return Json.object()
                .put("id", each.room().id())
                .put("title", each.room().title())
                .put("kind", each.room().kind())
                .put("name", each.member().name())
                .put("role", each.member().role().wire())
                .put(
                        "crew",
                        Json.array(each.member().crew().stream()
                                .sorted()
                                .map(Json::of)
                                .toList()))
                .put("active", each.member().active())
                .build();
    }

    private HttpAnswer erase(RestCall call) {
        Form body = call.body().only(Set.of("confirm"));
        String user = call.who().user();
        body.text("confirm", user::equals);
        return RestRoutes.answer(wiring.aboutPeople().erase().erase(user), done -> HttpAnswer.empty());
    }
}
