package dev.tandem.functions.security;

import dev.tandem.functions.access.Route;
import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.fixture.Events;
import dev.tandem.functions.fixture.Functions;
import dev.tandem.functions.handler.AuthorizerHandler;
import dev.tandem.functions.handler.ConnectHandler;
import dev.tandem.functions.handler.DefaultHandler;
import dev.tandem.functions.security.Requests.Request;
import dev.tandem.functions.store.dynamo.Range;
import dev.tandem.functions.store.dynamo.Row;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.json.Json;
import dev.tandem.protocol.ServerMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two rooms, and one of those who come: with a token, a socket where they get one, and a client. */
final class Scene {
    static final String ROOM = "norway";

    private final Deployment tandem = new Deployment();
    private final Requests requests;
    private final Taker taker;
    private final Map<String, String> variables = new HashMap<>();
    private final Optional<String> token;
    private String socket;

    Scene(Requests requests, Taker taker) {
        this.requests = requests;
        this.taker = taker;
        tandem.room(ROOM, "anna").room("sweden", "ben");
        Map.of("ola", "owner", "ed", "editor", "rem", "editor", "cora", "commenter", "vera", "viewer", "vic", "viewer")
                .forEach((user, role) -> tandem.member(ROOM, "anna", user, role));
        variables.put("room", ROOM);
        variables.put("epoch", tandem.world().rooms().meta(ROOM).orElseThrow().epoch());
        variables.put("client", "phone-" + taker.user());
        variables.put("me", taker.user());
        tent();
        token = arrive();
        socket = taker == Taker.ANONYMOUS ? "no-socket=" : tandem.connect(taker.user());
        leave();
    }

    private void tent() {
        must(tandem.http("anna", "POST", "/api/rooms/" + ROOM + "/clients", "{'client':'laptop'}"));
        must(tandem.http(
                "anna",
                "POST",
                "/api/rooms/" + ROOM + "/updates",
                "{'client':'laptop','epoch':'" + variables.get("epoch") + "','mutations':["
                        + Deployment.creates(1, "tent") + "]}"));
    }

    private Optional<String> arrive() {
        if (taker == Taker.ANONYMOUS) {
            return Optional.empty();
        }
        String mine = tandem.issuer().token(taker.user(), tandem.now().plus(Duration.ofHours(1)));
        if (taker.compareTo(Taker.REMOVED) >= 0 || taker == Taker.SIGNED_OUT) {
            must(rest(Optional.of(mine), requests.get(Route.REGISTER_CLIENT)));
        }
        return Optional.of(mine);
    }

    /** What ends after the socket was opened: the token, the session, the membership. */
    private void leave() {
        switch (taker) {
            case EXPIRED -> tandem.pass(Duration.ofMinutes(61));
            case SIGNED_OUT -> must(tandem.http(taker.user(), "POST", "/api/sign-out", "{'everywhere':true}"));
            case OTHER_ROOM -> tandem.member("sweden", "ben", "anna", "owner");
            case REMOVED -> {
                must(tandem.http("anna", "DELETE", "/api/rooms/" + ROOM + "/members/rem", ""));
                socket = tandem.connect("rem");
            }
            default -> {}
        }
    }

    /** What the taker gets: the code of a refusal, or nothing where it was served. */
    Optional<String> take(Route route) {
        Request request = requests.get(route);
        request.after().ifPresent(this::before);
        if (route == Route.SOCKET_CONNECT) {
            return connecting();
        }
        return route.onSocket() ? sent(request) : code(rest(token, request));
    }

    /** By the taker, where it is theirs to take, else by an owner. */
    private void before(Route route) {
        Request request = requests.get(route);
        boolean mine = taker.refusal(request).isEmpty();
        if (!mine && route != Route.INVITE) {
            return;
        }
        Answer answer = mine ? rest(token, request) : rest(Optional.of(token("anna")), request);
        must(answer);
        answer.json().members().forEach((name, value) -> {
            if (value instanceof Json.Str(String text)) {
                variables.put(name, text);
            }
        });
    }

    private String token(String user) {
        return tandem.issuer().token(user, tandem.now().plus(Duration.ofHours(1)));
    }

    private Answer rest(Optional<String> token, Request request) {
        Map<String, String> headers =
                token.map(text -> Map.of("authorization", "Bearer " + text)).orElse(Map.of());
        return tandem.http(headers, request.route().method(), request.path(variables), request.body(variables));
    }

    /** Opens a socket the way a client does: a ticket, the authorizer, {@code $connect}. */
    private Optional<String> connecting() {
        Answer ticket = rest(token, requests.get(Route.TICKET));
        String offered = code(ticket).isPresent() ? "made-up" : text(ticket.json(), "ticket");
        Json.Obj authorized = Functions.invoke(
                new AuthorizerHandler(tandem.wiring()),
                Events.authorize("new=", Map.of("Sec-WebSocket-Protocol", "tandem.v1, ticket." + offered)));
        Json context = authorized.find("context").orElse(Json.object().build());
        long status = Functions.status(
                Functions.invoke(new ConnectHandler(tandem.wiring()), Events.connect("new=", context)));
        return status == 200 ? Optional.empty() : Optional.of("signed-out");
    }

    private Optional<String> sent(Request request) {
        if (request.joined()) {
            send(requests.get(Route.SOCKET_JOIN));
        }
        Optional<ServerMessage> answer = send(request);
        if (answer.isPresent() && answer.get() instanceof ServerMessage.Failure failure) {
            return Optional.of(failure.code().wire());
        }
        // A socket whose sign-in has ended is told so by a post, and closed with it: there is no answer any more.
        if (answer.isEmpty() && tandem.posts().closed().contains(socket)) {
            return Optional.of("signed-out");
        }
        if (answer.isPresent() == request.silent()) {
            throw new AssertionError(request.route() + " was answered with " + answer);
        }
        return Optional.empty();
    }

    private Optional<ServerMessage> send(Request request) {
        Json event = Events.message(socket, Json.object().build(), request.frame(variables));
        return Functions.frame(Functions.invoke(new DefaultHandler(tandem.wiring()), event));
    }

    Deployment tandem() {
        return tandem;
    }

    /** Everything that is kept about both rooms. */
    List<Row> rooms() {
        List<Row> rows = new ArrayList<>();
        for (String room : List.of(ROOM, "sweden")) {
            rows.addAll(tandem.world()
                    .tables()
                    .query(new Range(Table.ROOMS, "room#" + room, " ", "~", false), Optional.empty(), 1000)
                    .rows());
        }
        return rows;
    }

    private static Optional<String> code(Answer answer) {
        return answer.status() < 400 ? Optional.empty() : Optional.of(answer.code());
    }

    private static void must(Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError("the scene cannot be set: " + answer.status() + " " + answer.code());
        }
    }

    private static String text(Json.Obj object, String name) {
        return object.findText(name).orElseThrow();
    }
}
