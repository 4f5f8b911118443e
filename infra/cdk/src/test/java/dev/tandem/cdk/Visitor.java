package dev.tandem.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.functions.access.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes every way into Tandem, each that changes something as somebody new in a room that is new, and says what came of it: status and shape, not what
 * differs from time to time. The requests are those by which the functions' own tests try the ways.
 */
final class Visitor {
    private static final Path REQUESTS =
            Path.of("..", "..", "functions", "src", "test", "resources", "access", "requests.json");
    /** As any client does where the answer says so (PROTOCOL E1): the machine may be busy. */
    private static final int TRIES = 10;

    private static final int UNAVAILABLE = 503;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI url;
    private final BinaryOperator<String> signIn;
    private final JsonNode requests;
    private int visits;
    private @Nullable Scene reading;

    /**
     * On a stack.
     *
     * @param signIn gives an access token for a user and a name
     */
    Visitor(URI url, BinaryOperator<String> signIn) throws IOException {
        this.url = url;
        this.signIn = signIn;
        requests = JSON.readTree(Files.readAllBytes(REQUESTS));
    }

    /** What a route answers to the owner of a room, or to a guest where that is whom it is for. */
    String take(Route route) throws Exception {
        Scene scene = route.method().equals("GET") ? reading() : scene();
        JsonNode request = requests.path(route.name());
        if (request.has("after")) {
            scene.keep(
                    scene.ask(scene.owner, Route.valueOf(request.path("after").asText())));
        }
        String who = switch (route) {
            case LEAVE_FOR_GOOD -> scene.vic;
            // Those who own a room with others in it are not forgotten.
            case ACCEPT_INVITATION, DECLINE_INVITATION, ERASE_ME -> scene.guest();
            default -> scene.owner;
        };
        if (route.onSocket()) {
            return scene.say(route, request);
        }
        HttpResponse<String> answer = scene.ask(who, route);
        return answer.statusCode() + " "
                + answer.headers().firstValue("content-type").orElse("-") + " " + shape(answer.body());
    }

    /** The one in which all that only look do so. */
    private Scene reading() throws Exception {
        Scene scene = reading;
        if (scene == null) {
            scene = scene();
            reading = scene;
        }
        return scene;
    }

    /** A room with an owner at a laptop and at a phone, a viewer, and a tent. */
    Scene scene() throws Exception {
        return new Scene(++visits);
    }

    private static String shape(String body) throws IOException {
        JsonNode json = body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
        Set<String> names = new TreeSet<>();
        json.fieldNames().forEachRemaining(names::add);
        return names.toString();
    }

    /** See {@link #scene}. */
    final class Scene {
        final String owner;
        final String vic;
        final String room;
        final Map<String, String> variables = new HashMap<>();

        private Scene(int number) throws Exception {
            owner = signIn.apply("owner" + number, "Owner");
            vic = signIn.apply("vic", "Vic");
            JsonNode made =
                    JSON.readTree(ask(owner, "POST", "/api/rooms", "{\"kind\":\"packing-list\",\"title\":\"Lisbon\"}")
                            .body());
            room = made.path("id").asText();
            variables.putAll(Map.of("room", room, "me", "owner" + number, "client", "phone-" + number));
            variables.put("epoch", made.path("epoch").asText());
            String path = "/api/rooms/" + room;
            ask(owner, "PUT", path + "/members/vic", "{\"role\":\"viewer\",\"name\":\"Vic\"}");
            ask(owner, Route.REGISTER_CLIENT);
            ask(owner, "POST", path + "/clients", "{\"client\":\"laptop\"}");
            ask(
                    owner,
                    "POST",
                    path + "/updates",
                    "{\"client\":\"laptop\",\"epoch\":\"" + variables.get("epoch")
                            + "\",\"mutations\":[{\"n\":1,\"base\":1,\"ops\":[{\"op\":\"create\",\"type\":\"item\",\"id\":\"tent\",\"fields\":{\"name\":\"Tent\"}}]}]}");
        }

        /** Somebody who is in no room yet, and whom the requests are about from now on. */
        private String guest() {
            variables.put("me", "guest" + visits);
            return signIn.apply("guest" + visits, "Guest");
        }

        /** A socket of the owner's. */
        Socket socket() throws Exception {
            JsonNode ticket = JSON.readTree(ask(owner, Route.TICKET).body());
            return Socket.open(HTTP, ticket, url.toString());
        }

        String join() throws IOException {
            return frame(Route.SOCKET_JOIN);
        }

        String frame(Route route) throws IOException {
            ObjectNode frame = JSON.createObjectNode()
                    .put("action", route.path().getFirst())
                    .put("id", "it");
            frame.setAll((ObjectNode) requests.path(route.name()).path("body"));
            return filled(frame.toString());
        }

        private String say(Route route, JsonNode request) throws Exception {
            try (Socket socket = socket()) {
                if (route == Route.SOCKET_CONNECT) {
                    return "open " + socket.subprotocol();
                }
                if (request.path("joined").asBoolean()) {
                    socket.ask(join(), "it");
                }
                if (request.path("silent").asBoolean()) {
                    socket.send(frame(route));
                    return "nothing, then " + shape(socket.ask("{\"action\":\"ping\",\"id\":\"after\"}", "after"));
                }
                JsonNode answer = JSON.readTree(socket.ask(frame(route), "it"));
                return answer.path("type").asText() + " " + shape(answer.toString());
            }
        }

        HttpResponse<String> ask(String token, Route route) throws IOException, InterruptedException {
            JsonNode request = requests.path(route.name());
            Iterator<JsonNode> at = request.path("at").elements();
            Deque<String> places = new ArrayDeque<>();
            at.forEachRemaining(place -> places.add(place.asText()));
            if (places.isEmpty()) {
                places.add("$room");
            }
            StringBuilder path = new StringBuilder();
            route.path()
                    .forEach(segment -> path.append('/').append(segment.equals("*") ? places.removeFirst() : segment));
            if (request.has("query")) {
                path.append('?').append(request.path("query").asText());
            }
            String body = request.has("body") ? request.path("body").toString() : "";
            return ask(token, route.method(), filled(path.toString()), filled(body));
        }

        HttpResponse<String> ask(String token, String method, String path, String body)
                throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                    .header("authorization", "Bearer " + token)
                    .header("content-type", "application/json")
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            for (int busy = 1; busy < TRIES && answer.statusCode() == UNAVAILABLE; busy++) {
                answer = HTTP.send(request, BodyHandlers.ofString());
            }
            return answer;
        }

        /** Keeps the texts of an answer for the requests after it. */
        void keep(HttpResponse<String> answer) throws IOException {
            JSON.readTree(answer.body()).properties().forEach(member -> {
                if (member.getValue().isTextual()) {
                    variables.put(member.getKey(), member.getValue().asText());
                }
            });
        }

        private String filled(String text) {
            String filled = text;
            List<Map.Entry<String, String>> longestFirst = variables.entrySet().stream()
                    .sorted((one, other) ->
                            other.getKey().length() - one.getKey().length())
                    .toList();
            for (var variable : longestFirst) {
                filled = filled.replace("$" + variable.getKey(), variable.getValue());
            }
            return filled;
        }
    }
}
