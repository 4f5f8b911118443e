package dev.tandem.local.stack;

import dev.tandem.functions.access.Needs;
import dev.tandem.functions.access.Route;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.local.client.Api;
import dev.tandem.model.Commit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A room on a running stack with an owner, and one of those who come. Everybody here is new: nobody is held up by what others asked before. */
final class AccessScene implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PING = "{\"action\":\"ping\",\"id\":\"after\"}";

    /** The columns of the table, and how much each has a right to. */
    enum Taker {
        ANONYMOUS(0),
        OUTSIDER(1),
        OTHER_ROOM(1),
        REMOVED(1),
        VIEWER(2),
        COMMENTER(2),
        EDITOR(3),
        OWNER(4);

        private final int rank;

        Taker(int rank) {
            this.rank = rank;
        }

        /** The word of the table. */
        Optional<String> refusal(Route route, AccessRequests requests) {
            if (requests.asksTheKind(route) && rank == 2) {
                return Optional.of("forbidden");
            }
            if (rank >= needed(route.needs())) {
                return Optional.empty();
            }
            String stranger = requests.joined(route) ? "not-joined" : "not-a-member";
            return Optional.of(rank == 0 ? "signed-out" : rank == 1 ? stranger : "forbidden");
        }

        private static int needed(Needs needs) {
            return switch (needs) {
                case NOTHING -> 0;
                case SIGNED_IN -> 1;
                case ENTRY, VIEWER -> 2;
                case EDITOR -> 3;
                case OWNER -> 4;
            };
        }
    }

    private final AccessRequests requests;
    private final URI url;
    private final Taker taker;
    private final Api owner;
    private final Map<String, String> variables = new HashMap<>();
    private final Optional<RawClient> socket;
    private final String token;

    AccessScene(AccessRequests requests, URI url, Taker taker, int number) throws IOException, InterruptedException {
        this.requests = requests;
        this.url = url;
        this.taker = taker;
        String me = taker.name().toLowerCase(Locale.ROOT).replace('_', '-') + number;
        owner = Api.signIn(url, "owner-of-" + number, "Owner");
        String room = room(owner);
        variables.putAll(Map.of("room", room, "me", me, "client", "phone-" + me));
        variables.put("epoch", Form.of(owner.get("/api/rooms/" + room)).text("epoch"));
        member("vic", "viewer");
        tent();
        Api mine = Api.signIn(url, me, me);
        token = taker == Taker.ANONYMOUS ? "" : mine.token();
        switch (taker) {
            case VIEWER -> member(me, "viewer");
            case COMMENTER -> member(me, "commenter");
            case EDITOR, REMOVED -> member(me, "editor");
            case OWNER -> member(me, "owner");
            case OTHER_ROOM -> room(mine);
            case ANONYMOUS, OUTSIDER -> {}
        }
        if (EnumSet.of(Taker.VIEWER, Taker.COMMENTER, Taker.EDITOR, Taker.OWNER, Taker.REMOVED)
                .contains(taker)) {
            ask(token, Route.REGISTER_CLIENT);
        }
        if (taker == Taker.REMOVED) {
            owner.delete("/api/rooms/" + room + "/members/" + me);
        }
        socket = taker == Taker.ANONYMOUS ? Optional.empty() : Optional.of(RawClient.open(mine, url));
    }

    private static String room(Api who) {
        Json wish =
                Json.object().put("kind", "packing-list").put("title", "Lisbon").build();
        return Form.of(who.post("/api/rooms", wish)).text("id");
    }

    private void member(String user, String role) {
        owner.put(
                "/api/rooms/" + variables.get("room") + "/members/" + user,
                Json.object().put("role", role).put("name", user).build());
    }

    private void tent() {
        String path = "/api/rooms/" + variables.get("room");
        owner.post(path + "/clients", Json.object().put("client", "laptop").build());
        owner.post(
                path + "/updates",
                JsonReader.FILES.read(
                        "{\"client\":\"laptop\",\"epoch\":\"" + variables.get("epoch")
                                + "\",\"mutations\":[{\"n\":1,\"base\":1,\"ops\":[{\"op\":\"create\",\"type\":\"item\",\"id\":\"tent\",\"fields\":{\"name\":\"Tent\"}}]}]}"));
    }

    /** The code of the refusal, or nothing where it was served. */
    Optional<String> take(Route route) throws IOException, InterruptedException {
        Optional<Route> before = requests.after(route);
        boolean mine =
                before.isPresent() && taker.refusal(before.get(), requests).isEmpty();
        if (mine || before.equals(Optional.of(Route.INVITE))) {
            HttpResponse<String> answer = ask(mine ? token : owner.token(), before.orElseThrow());
            ((Json.Obj) JsonReader.FILES.read(answer.body())).members().forEach((name, value) -> {
                if (value instanceof Json.Str(String text)) {
                    variables.put(name, text);
                }
            });
        }
        if (route == Route.SOCKET_CONNECT) {
            return code(ask(token, Route.TICKET));
        }
        return route.onSocket() ? sent(route) : code(ask(token, route));
    }

    private HttpResponse<String> ask(String bearer, Route route) throws IOException, InterruptedException {
        String body = requests.body(route, variables);
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(requests.path(route, variables)))
                .header("content-type", "application/json")
                .method(route.method(), HttpRequest.BodyPublishers.ofString(body));
        if (!bearer.isEmpty()) {
            request.header("authorization", "Bearer " + bearer);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Optional<String> code(HttpResponse<String> answer) {
        return answer.statusCode() < 400
                ? Optional.empty()
                : ((Json.Obj) JsonReader.FILES.read(answer.body())).findText("code");
    }

    /** A socket that was closed has nobody behind it. */
    private Optional<String> sent(Route route) throws IOException {
        if (socket.isEmpty()) {
            return Optional.of("signed-out");
        }
        RawClient open = socket.get();
        try {
            if (requests.joined(route)) {
                until(open, "\"ref\":\"it\"", requests.body(Route.SOCKET_JOIN, variables));
            }
            // Answers come in any order: only where none is to come, that of a later frame stands for it.
            boolean unanswered =
                    requests.silent(route) && taker.refusal(route, requests).isEmpty();
            String frame = requests.body(route, variables);
            if (unanswered) {
                open.send(RawClient.TEXT, frame.getBytes(StandardCharsets.UTF_8));
            }
            String answer = unanswered ? until(open, "\"ref\":", PING) : until(open, "\"ref\":\"it\"", frame);
            if (answer.startsWith("close")) {
                return Optional.of("signed-out");
            }
            Json.Obj said = (Json.Obj) JsonReader.FILES.read(answer);
            return said.findText("type").filter("error"::equals).flatMap(error -> said.findText("code"));
        } catch (IOException closed) {
            return Optional.of("signed-out");
        }
    }

    /** The first frame that answers: of a silent one the answer to what was sent after it. */
    private static String until(RawClient open, String mark, String frame) throws IOException {
        String next = open.ask(frame);
        while (!next.startsWith("close") && !next.contains(mark)) {
            next = open.next();
        }
        return next;
    }

    /** What there is in the room, as its owner sees it. */
    String room() {
        String path = "/api/rooms/" + variables.get("room");
        List<Commit> log = RunningStack.log(owner, path.substring("/api/rooms/".length()));
        return log + " " + owner.get(path);
    }

    @Override
    public void close() throws IOException {
        if (socket.isPresent()) {
            socket.get().close();
        }
    }
}
