package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Route;
import dev.tandem.functions.usecase.ActivityCursor;
import dev.tandem.functions.usecase.ListActivity;
import dev.tandem.functions.usecase.ListHistory;
import dev.tandem.history.Act;
import dev.tandem.history.Activity;
import dev.tandem.history.ActivityFilter;
import dev.tandem.history.Version;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.Commit;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Ids;
import dev.tandem.protocol.Wire;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The routes of what happened in a room (PROTOCOL R11, H3, H5). */
final class HistoryRoutes {
    private final Wiring wiring;

    HistoryRoutes(Wiring wiring) {
        this.wiring = wiring;
    }

    List<RestRoute> table() {
        return List.of(RestRoute.of(Route.ACTIVITY, this::activity), RestRoute.of(Route.HISTORY, this::history));
    }

    private HttpAnswer activity(RestCall call) {
        ActivityCursor start = parameter(call, "before", ActivityCursor::of).orElse(ActivityCursor.NEWEST);
        ActivityFilter filter = new ActivityFilter(
                parameter(call, "action", Act::of),
                parameter(call, "type", text -> Optional.of(text).filter(Ids::isName)),
                parameter(call, "user", text -> Optional.of(text).filter(Ids::isUser)),
                parameter(call, "from", HistoryRoutes::whole),
                parameter(call, "to", HistoryRoutes::whole));
        return RestRoutes.answer(
                wiring.listActivity().of(call.who().user(), call.room(), filter, start, call.limit()),
                page -> HttpAnswer.ok(json(page)));
    }

    private HttpAnswer history(RestCall call) {
        EntityKey key = new EntityKey(call.places().get(1), call.places().get(2));
        Optional<Long> before = parameter(call, "before", HistoryRoutes::whole);
        return RestRoutes.answer(
                wiring.listHistory().of(call.who().user(), call.room(), key, before, call.limit()),
                page -> HttpAnswer.ok(json(page)));
    }

    private static Json json(ListActivity.Page page) {
        return Json.object()
                .put(
                        "activity",
                        Json.array(page.activities().stream()
                                .map(HistoryRoutes::json)
                                .toList()))
                .putText("next", page.next().map(ActivityCursor::toString))
                .build();
    }

    private static Json json(Activity activity) {
        ObjectBuilder fields = Json.object();
        new TreeMap<>(activity.fields())
                .forEach((field, difference) -> fields.put(
                        field,
                        Json.object()
                                .putIfPresent("before", value(difference.before()))
                                .putIfPresent("after", value(difference.after()))
                                .build()));
        ObjectBuilder json = stamped(activity.commit())
                .put("action", activity.act().wire())
                .put("type", activity.key().type())
                .put("id", activity.key().id())
                .putText("name", activity.name())
                .putIfPresent("on", activity.on().map(HistoryRoutes::json))
                .put("fields", fields.build())
                .putText("rule", activity.rule());
        return activity.undid().isEmpty()
                ? json.build()
                : json.put(
                                "undid",
                                Json.array(
                                        activity.undid().stream().map(Json::of).toList()))
                        .build();
    }

    private static Json json(ListHistory.Page page) {
        ObjectBuilder json = Json.object()
                .put(
                        "versions",
                        Json.array(page.versions().stream()
                                .map(HistoryRoutes::json)
                                .toList()))
                .putText("next", page.next().map(String::valueOf));
        return page.incomplete() ? json.put("incomplete", true).build() : json.build();
    }

    private static Json json(Version version) {
        ObjectBuilder json = stamped(version.commit())
                .put("change", Wire.of(version.change()))
                .put("fields", version.fields());
        return version.deleted() ? json.put("deleted", true).build() : json.build();
    }

    private static ObjectBuilder stamped(Commit commit) {
        return Json.object()
                .put("seq", commit.seq())
                .put("at", commit.at())
                .put(
                        "by",
                        Json.object()
                                .put("user", commit.user())
                                .put("client", commit.client())
                                .build());
    }

    private static Json json(EntityKey key) {
        return Json.object().put("type", key.type()).put("id", key.id()).build();
    }

    private static Optional<Json> value(Json value) {
        return value instanceof Json.Null ? Optional.empty() : Optional.of(value);
    }

    private static Optional<Long> whole(String text) {
        return text.matches("[0-9]{1,15}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static <T> Optional<T> parameter(RestCall call, String name, Function<String, Optional<T>> read) {
        return call.request()
                .parameter(name)
                .map(text -> read.apply(text).orElseThrow(() -> new FormRefused("/" + name)));
    }
}
