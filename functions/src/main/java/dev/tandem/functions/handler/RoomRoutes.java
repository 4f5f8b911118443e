package dev.tandem.functions.handler;

import dev.tandem.exchange.Templates;
import dev.tandem.functions.RoomWiring;
import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Route;
import dev.tandem.functions.usecase.CreateRoom;
import dev.tandem.functions.usecase.ListRooms;
import dev.tandem.functions.usecase.Result;
import dev.tandem.functions.usecase.RoomDetails;
import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.protocol.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The routes of rooms as wholes (PROTOCOL R3, R4, R13). */
final class RoomRoutes {
    /** Of the body of an import: with what the gateway puts around it, it fits the event of a function. */
    private static final int MAX_FILE_BYTES = 4 * 1024 * 1024;

    private static final Set<String> WISH = Set.of("kind", "title", "id", "link", "template", "from", "language");
    private static final Set<String> FILE =
            Set.of("format", "version", "kind", "kindVersion", "title", "entities", "id", "link");

    private final Wiring wiring;
    private final RoomWiring rooms;

    RoomRoutes(Wiring wiring) {
        this.wiring = wiring;
        this.rooms = wiring.rooms();
    }

    List<RestRoute> table() {
        return List.of(
                RestRoute.of(Route.CREATE_ROOM, this::create),
                RestRoute.of(Route.TEMPLATES, this::templates),
                RestRoute.of(Route.IMPORT_ROOM, this::fromFile),
                RestRoute.of(Route.EXPORT_ROOM, this::export),
                RestRoute.of(Route.LIST_ROOMS, this::list),
                RestRoute.of(Route.SHARED_WITH_ME, this::sharedWithMe),
                RestRoute.of(Route.GET_ROOM, this::get),
                RestRoute.of(Route.CHANGE_ROOM, this::rename),
                RestRoute.of(Route.ARCHIVE_ROOM, this::archive),
                RestRoute.of(Route.DELETE_ROOM, this::delete));
    }

    private HttpAnswer create(RestCall call) {
        Form body = call.body().only(WISH);
        CreateRoom.Wish wish = new CreateRoom.Wish(
                body.text("kind"),
                body.text("title"),
                body.optionalText("id", any -> true),
                body.optionalText("link", any -> true),
                body.optionalText("template", any -> true),
                body.optionalText("from", any -> true),
                body.optionalText("language", any -> true));
        return made(rooms.create().create(call.who(), wish));
    }

    private static HttpAnswer made(Result<RoomDetails> room) {
        return RestRoutes.answer(room, made -> HttpAnswer.of(201, RestJson.of(made)));
    }

    private HttpAnswer templates(RestCall call) {
        List<Json> templates = Templates.all().stream()
                .filter(template -> wiring.kinds().find(template.kind()).isPresent())
                .map(RestJson::of)
                .toList();
        return HttpAnswer.ok(
                Json.object().put("templates", Json.array(templates)).build());
    }

    private HttpAnswer fromFile(RestCall call) {
        String text = call.request().body();
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_FILE_BYTES) {
            return Problem.of(ErrorCode.TOO_LARGE, Map.of("max", Json.of(MAX_FILE_BYTES)))
                    .answer();
        }
        Json file = JsonReader.FILES.read(text);
        Form body = Form.of(file).only(FILE);
        body.text("title");
        return made(rooms.fromFile()
                .of(
                        call.who(),
                        (Json.Obj) file,
                        body.optionalText("id", any -> true),
                        body.optionalText("link", any -> true)));
    }

    private HttpAnswer export(RestCall call) {
        return RestRoutes.answer(rooms.export().of(call.who().user(), call.room()), HttpAnswer::ok);
    }

    private HttpAnswer list(RestCall call) {
        return list(call, new ListRooms.Wish(flag(call, "archived"), flag(call, "shared")));
    }

    private HttpAnswer sharedWithMe(RestCall call) {
        return list(call, new ListRooms.Wish(flag(call, "archived"), Optional.of(true)));
    }

    private HttpAnswer list(RestCall call, ListRooms.Wish wish) {
        return RestRoutes.answer(
                wiring.listRooms().of(call.who().user(), wish, call.request().parameter("before"), call.limit()),
                page -> HttpAnswer.ok(Json.object()
                        .put(
                                "rooms",
                                Json.array(
                                        page.rooms().stream().map(RestJson::of).toList()))
                        .putText("next", page.next())
                        .build()));
    }

    /** A flag of the query. */
    static Optional<Boolean> flag(RestCall call, String name) {
        return call.request().parameter(name).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new FormRefused("/" + name);
        });
    }

    private HttpAnswer get(RestCall call) {
        return one(wiring.getRoom().get(call.who().user(), call.room()));
    }

    private static HttpAnswer one(Result<RoomDetails> room) {
        return RestRoutes.answer(room, found -> HttpAnswer.ok(RestJson.of(found)));
    }

    private HttpAnswer rename(RestCall call) {
        String title = call.body().only(Set.of("title")).text("title");
        return one(rooms.rename().rename(call.who().user(), call.room(), title));
    }

    private HttpAnswer archive(RestCall call) {
        Form body = call.body().only(Set.of("archived"));
        body.any("archived");
        return one(rooms.archive().set(call.who().user(), call.room(), body.flag("archived")));
    }

    private HttpAnswer delete(RestCall call) {
        return RestRoutes.answer(rooms.delete().delete(call.who().user(), call.room()), deleted -> HttpAnswer.empty());
    }
}
