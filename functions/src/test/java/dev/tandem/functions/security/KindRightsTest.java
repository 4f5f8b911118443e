package dev.tandem.functions.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation on every type of every bundled kind, by every role: forbidden is what the kind's file does not allow, and nothing else. The file
 * is read here as JSON, apart from the reader that the server uses.
 */
@Tag("security")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KindRightsTest {
    private static final List<String> ROLES = List.of("owner", "editor", "commenter", "viewer");
    private static final Map<String, String> PEOPLE =
            Map.of("owner", "anna", "editor", "ed", "commenter", "cora", "viewer", "vera");

    /** What each operation needs the right to. */
    private static final Map<String, String> RIGHTS = Map.of(
            "create", "create",
            "delete", "delete",
            "update", "update",
            "move", "update",
            "increment", "update",
            "add", "update",
            "remove", "update",
            "splice", "update",
            "restore", "update");

    private final Map<String, Deployment> rooms = new HashMap<>();
    private final Map<String, Map<String, Form>> decided = new HashMap<>();

    static Stream<Arguments> cells() {
        return Kinds.bundled().all().stream()
                .flatMap(kind -> declared(kind).entrySet().stream()
                        .flatMap(type -> RIGHTS.keySet().stream()
                                .sorted()
                                .filter(op -> !op.equals("move") || hasPlaces(type.getValue()))
                                .flatMap(op -> ROLES.stream()
                                        .map(role -> Arguments.of(kind.name(), type.getKey(), op, role)))));
    }

    /** What has no place cannot be moved, whoever asks. */
    private static boolean hasPlaces(Json.Obj type) {
        return JsonWriter.write(type).contains("\"type\":\"position\"");
    }

    @ParameterizedTest(name = "{0}: {2} {1} as {3}")
    @MethodSource("cells")
    void A1_an_operation_is_forbidden_where_the_kind_does_not_allow_it_and_only_there(
            String kind, String type, String op, String role) {
        boolean allowed = allowed(Objects.requireNonNull(declared(kind).get(type)), op, role);

        Form outcome = Objects.requireNonNull(decided.computeIfAbsent(kind + " " + role, first -> outcomes(kind, role))
                .get(op + " " + type));

        boolean forbidden = outcome.text("status").equals("rejected")
                && outcome.text("code").equals("forbidden");
        assertThat(forbidden).as("%s %s of %s as %s", op, type, kind, role).isEqualTo(!allowed);
    }

    private static boolean allowed(Json.Obj type, String op, String role) {
        String right = Objects.requireNonNull(RIGHTS.get(op));
        boolean serverMade = type.members().containsKey("server");
        if (serverMade && !right.equals("update")) {
            return false;
        }
        if (serverMade && op.equals("restore")) {
            return false;
        }
        Json.Obj permissions =
                (Json.Obj) type.find("permissions").orElse(Json.object().build());
        List<String> who = permissions.members().containsKey(right)
                ? permissions.items(right).stream()
                        .map(each -> ((Json.Str) each).value())
                        .toList()
                : List.of("owner", "editor");
        // The author's own right is for what is there; what is not there can be nobody's.
        return who.contains(role) || who.contains("author");
    }

    /** The outcomes of all operations in a room of the kind by somebody of the role. */
    private Map<String, Form> outcomes(String kind, String role) {
        Deployment tandem = rooms.computeIfAbsent(kind, KindRightsTest::room);
        String user = Objects.requireNonNull(PEOPLE.get(role));
        tandem.http(user, "POST", "/api/rooms/" + kind + "/clients", "{'client':'" + user + "'}");
        String epoch = tandem.world().rooms().meta(kind).orElseThrow().epoch();
        List<String> cells = declared(kind).keySet().stream()
                .flatMap(type -> RIGHTS.keySet().stream().map(op -> op + " " + type))
                .toList();
        Map<String, Form> outcomes = new HashMap<>();
        for (int n = 1; n <= cells.size(); n++) {
            String[] cell = cells.get(n - 1).split(" ", 2);
            tandem.pass(Duration.ofSeconds(1));
            Answer answer = tandem.http(
                    user,
                    "POST",
                    "/api/rooms/" + kind + "/updates",
                    "{'client':'" + user + "','epoch':'" + epoch + "','mutations':[{'n':" + n + ",'base':0,'ops':["
                            + operation(cell[0], cell[1]) + "]}]}");
            outcomes.put(
                    cells.get(n - 1), Form.of(answer.json()).objects("outcomes").getFirst());
        }
        return outcomes;
    }

    private static Deployment room(String kind) {
        Deployment tandem = new Deployment();
        Answer made =
                tandem.http("anna", "POST", "/api/rooms", "{'kind':'" + kind + "','title':'x','id':'" + kind + "'}");
        assertThat(made.status()).isEqualTo(201);
        return tandem.member(kind, "anna", "ed", "editor")
                .member(kind, "anna", "cora", "commenter")
                .member(kind, "anna", "vera", "viewer");
    }

    /** Of something that is not there, with nothing in it: only rights can forbid it. */
    private static String operation(String op, String type) {
        String start = "{'op':'" + op + "','type':'" + type + "','id':'none'";
        return start
                + switch (op) {
                    case "create", "restore" -> ",'fields':{}}";
                    case "update" -> ",'set':{}}";
                    case "move" -> ",'position':'a1'}";
                    case "increment" -> ",'field':'f','by':1}";
                    case "add", "remove" -> ",'field':'f','values':['x']}";
                    case "splice" -> ",'field':'f','splices':[[0,0,'x']]}";
                    case "delete" -> "}";
                    default -> throw new IllegalArgumentException(op);
                };
    }

    private static Map<String, Json.Obj> declared(String kind) {
        return declared(Kinds.bundled().find(kind).orElseThrow());
    }

    private static Map<String, Json.Obj> declared(Kind kind) {
        Map<String, Json.Obj> types = new HashMap<>();
        for (String file : List.of(kind.name(), "builtin")) {
            Form.of(read(file)).values("entities").forEach((name, type) -> types.put(name, (Json.Obj) type));
        }
        return types;
    }

    private static Json read(String file) {
        try (InputStream in = Kinds.class.getResourceAsStream("/kinds/" + file + ".json")) {
            return JsonReader.FILES.read(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }
}
