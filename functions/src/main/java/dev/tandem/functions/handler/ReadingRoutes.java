package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Route;
import dev.tandem.functions.usecase.ListComments;
import dev.tandem.functions.usecase.PageSnapshot;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.model.Filter;
import dev.tandem.model.Ids;
import dev.tandem.protocol.FilterText;
import dev.tandem.protocol.Wire;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The routes that read what is in a room: snapshots, whole and in pages, and comments (PROTOCOL R6, R14, R15). */
final class ReadingRoutes {
    private static final int DEFAULT_ROWS = 500;

    private final Wiring wiring;

    ReadingRoutes(Wiring wiring) {
        this.wiring = wiring;
    }

    List<RestRoute> table() {
        return List.of(RestRoute.of(Route.SNAPSHOT, this::snapshot), RestRoute.of(Route.COMMENTS, this::comments));
    }

    private HttpAnswer snapshot(RestCall call) {
        Optional<Filter> filter = call.request().parameter("filter").map(text -> FilterText.read("/filter", text));
        Optional<String> after = call.request().parameter("after");
        Optional<Integer> limit = call.request().parameter("limit").map(ReadingRoutes::rows);
        if (after.isEmpty() && limit.isEmpty()) {
            return RestRoutes.answer(
                    wiring.takeSnapshot().of(call.who().user(), call.room(), filter),
                    snapshot -> HttpAnswer.ok(RestJson.of(call.room(), snapshot, filter, Optional.empty())));
        }
        var wish = new PageSnapshot.Wish(filter, limit.orElse(DEFAULT_ROWS), after);
        return RestRoutes.answer(
                wiring.rooms().pages().of(call.who().user(), call.room(), wish),
                part -> HttpAnswer.ok(RestJson.of(call.room(), part.entities(), filter, part.next())));
    }

    private static int rows(String limit) {
        if (!limit.matches("[1-9][0-9]{0,2}|1000")) {
            throw new FormRefused("/limit");
        }
        return Integer.parseInt(limit);
    }

    private HttpAnswer comments(RestCall call) {
        var wish = new ListComments.Wish(
                parameter(call, "type", Ids::isName),
                parameter(call, "id", Ids::isId),
                RoomRoutes.flag(call, "resolved"));
        return RestRoutes.answer(
                wiring.rooms()
                        .comments()
                        .of(call.who().user(), call.room(), wish, call.request().parameter("before"), call.limit()),
                page -> HttpAnswer.ok(json(page)));
    }

    private static Optional<String> parameter(RestCall call, String name, Predicate<String> form) {
        Optional<String> given = call.request().parameter(name);
        if (given.filter(form.negate()).isPresent()) {
            throw new FormRefused("/" + name);
        }
        return given;
    }

    private static Json json(ListComments.Page page) {
        List<Json> threads = page.threads().stream()
                .<Json>map(talk -> Json.object()
                        .put("first", Wire.of(talk.first()))
                        .put(
                                "replies",
                                Json.array(talk.replies().stream().map(Wire::of).toList()))
                        .build())
                .toList();
        return Json.object()
                .put("threads", Json.array(threads))
                .putText("next", page.next())
                .build();
    }
}
