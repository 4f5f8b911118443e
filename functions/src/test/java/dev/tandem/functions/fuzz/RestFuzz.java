package dev.tandem.functions.fuzz;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.fixture.Events;
import dev.tandem.functions.store.dynamo.Range;
import dev.tandem.functions.store.dynamo.Row;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whole requests through the HTTP API: {@code USER METHOD PATH\nBODY}. Every one is served or refused with problem details, none fails, and one that is
 * refused has changed no room.
 */
public final class RestFuzz {
    /** After so many requests the rooms are made anew, so that none grows without end. */
    private static final int FRESH = 500;

    private static @Nullable Deployment tandem;
    private static int requests;

    private RestFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String[] parts = new String(input, StandardCharsets.UTF_8).split("\n", 2);
        String[] line = parts[0].split(" ", 3);
        if (line.length == 3 && line[2].startsWith("/")) {
            ask(line[0], line[1], line[2], parts.length > 1 ? parts[1] : "");
        }
    }

    private static void ask(String user, String method, String path, String body) {
        Deployment here = here();
        List<Row> before = rooms(here);
        // The API document describes what is meant to be sent; here anything is.
        Answer answer = here.http(Events.http(method, path, headers(here, user), Deployment.quoted(body)));
        Truth.that(answer.status() >= 200 && answer.status() < 500, "status " + answer.status() + " " + here.log());
        if (answer.status() >= 400) {
            problem(answer);
            Truth.that(rooms(here).equals(before), "a request that was refused changed a room");
        }
    }

    private static void problem(Answer answer) {
        Json.Obj problem = answer.json();
        Truth.that(problem.findWhole("status").equals(Optional.of(answer.status())), "another status inside");
        Truth.that(
                answer.code().matches("[a-z]+(-[a-z]+)*")
                        && problem.findText("then").isPresent()
                        && problem.findText("title").isPresent()
                        && problem.findText("type").isPresent(),
                "problem details that are none");
    }

    private static Map<String, String> headers(Deployment here, String user) {
        return user.matches("[a-z]{1,8}")
                ? Map.of(
                        "authorization",
                        "Bearer " + here.issuer().token(user, here.now().plusSeconds(600)))
                : Map.of("authorization", user);
    }

    private static Deployment here() {
        Deployment here = tandem;
        if (here == null || requests++ % FRESH == 0) {
            here = new Deployment().room("norway", "anna").member("norway", "anna", "vera", "viewer");
            here.http("anna", "POST", "/api/rooms/norway/clients", "{'client':'c'}");
            tandem = here;
        }
        // Long enough for whoever is throttled.
        here.pass(Duration.ofMinutes(1));
        here.log().clear();
        return here;
    }

    private static List<Row> rooms(Deployment here) {
        return here.world()
                .tables()
                .query(new Range(Table.ROOMS, "room#norway", " ", "~", false), Optional.empty(), 1000)
                .rows();
    }

    /** The requests that try every route, as an owner and as a viewer. */
    static Stream<byte[]> seeds() {
        String epoch = new Deployment()
                .room("norway", "anna")
                .world()
                .rooms()
                .meta("norway")
                .orElseThrow()
                .epoch();
        return Corpus.requests(Map.of(
                        "room",
                        "norway",
                        "client",
                        "c",
                        "me",
                        "anna",
                        "epoch",
                        epoch,
                        "id",
                        "inv",
                        "invitation",
                        "inv_x"))
                .flatMap(request -> Stream.of("anna " + request, "vera " + request, "- " + request))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
