package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Route;
import dev.tandem.functions.usecase.ListNotifications;
import dev.tandem.functions.usecase.Result;
import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.protocol.Wire;
import java.util.List;
import java.util.Set;

/** The routes of what one person is told (PROTOCOL R11, N3, N4, N5). */
final class InboxRoutes {
    private final Wiring wiring;

    InboxRoutes(Wiring wiring) {
        this.wiring = wiring;
    }

    List<RestRoute> table() {
        return List.of(
                RestRoute.of(Route.NOTIFICATIONS, this::list),
                RestRoute.of(Route.READ_NOTIFICATIONS, this::read),
                RestRoute.of(Route.PREFERENCES, this::preferences),
                RestRoute.of(Route.SET_PREFERENCES, this::setPreferences),
                RestRoute.of(Route.SET_CONTACT, this::setContact));
    }

    private HttpAnswer list(RestCall call) {
        return RestRoutes.answer(
                wiring.notifying()
                        .listNotifications()
                        .of(call.who().user(), call.request().parameter("before"), call.limit()),
                page -> HttpAnswer.ok(json(page)));
    }

    private static Json json(ListNotifications.Page page) {
        return Json.object()
                .put(
                        "notifications",
                        Json.array(page.notifications().stream().map(Wire::of).toList()))
                .put("unread", page.unread())
                .putText("next", page.next())
                .build();
    }

    private HttpAnswer read(RestCall call) {
        Form body = call.body().only(Set.of("ids", "all"));
        if (body.has("all") == body.has("ids") || (body.has("all") && !body.flag("all"))) {
            throw new FormRefused(body.has("all") ? "/all" : "/ids");
        }
        String user = call.who().user();
        Result<Integer> unread = body.has("all")
                ? wiring.notifying().readNotifications().all(user)
                : wiring.notifying().readNotifications().some(user, texts(body.items("ids")));
        return RestRoutes.answer(
                unread, left -> HttpAnswer.ok(Json.object().put("unread", left).build()));
    }

    private static List<String> texts(List<Json> items) {
        return items.stream()
                .map(item -> item instanceof Json.Str(String text) ? text : "")
                .toList();
    }

    private HttpAnswer preferences(RestCall call) {
        return HttpAnswer.ok(
                Wire.of(wiring.notifying().choosePreferences().of(call.who().user())));
    }

    private HttpAnswer setPreferences(RestCall call) {
        return HttpAnswer.ok(
                Wire.of(wiring.notifying().choosePreferences().set(call.who().user(), Wire.preferences(call.json()))));
    }

    private HttpAnswer setContact(RestCall call) {
        String language = call.body().only(Set.of("language")).text("language");
        return RestRoutes.answer(
                wiring.notifying().setContact().set(call.who(), language, call.asked()), kept -> HttpAnswer.empty());
    }
}
