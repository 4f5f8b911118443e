package dev.tandem.local.hosting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tandem.local.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handlers of every form, in a jar of their own. */
@Timeout(120)
final class HostingTest {
    private static final String SOURCE = """
            package others;

            import com.amazonaws.services.lambda.runtime.*;
            import java.io.*;
            import java.util.*;

            public class Others {
                private static int calls;

                /** As a stream. */
                public static class Stream implements RequestStreamHandler {
                    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
                        in.readAllBytes();
                        out.write(("{\\"statusCode\\":200,\\"body\\":\\"stream " + context.getFunctionName() + "\\"}").getBytes());
                    }
                }

                /** With classes of its own for what comes in and goes out. */
                public static class Typed implements RequestHandler<Typed.In, Typed.Out> {
                    public static class In { public String body; }
                    public static class Out { public int statusCode = 200; public String body; }
                    public Out handleRequest(In in, Context context) {
                        Out out = new Out();
                        out.body = "typed " + in.body.length();
                        return out;
                    }
                }

                /** Any method. */
                public Map<String, Object> plain(Map<String, Object> event) {
                    return Map.of("statusCode", 200, "body", "plain " + ++calls);
                }

                /** Waits for others. */
                public String meet(Map<String, Object> event) throws Exception {
                    ((java.util.concurrent.CyclicBarrier) System.getProperties().get("others.meeting"))
                            .await(30, java.util.concurrent.TimeUnit.SECONDS);
                    return "call " + ++calls;
                }

                public Map<String, Object> failing(Map<String, Object> event) throws IOException {
                    throw new IOException("as the test wants it");
                }

                /** Lets in who is named Ann. */
                public Map<String, Object> door(Map<String, Object> event) {
                    Object name = ((Map<?, ?>) event.get("queryStringParameters")).get("name");
                    Map<String, Object> statement = Map.of("Action", "execute-api:Invoke",
                            "Effect", "ann".equals(name) ? "Allow" : "Deny", "Resource", event.get("methodArn"));
                    return Map.of("principalId", name, "policyDocument",
                            Map.of("Version", "2012-10-17", "Statement", List.of(statement)));
                }

                public Map<String, Object> who(Map<String, Object> event) {
                    Map<?, ?> request = (Map<?, ?>) event.get("requestContext");
                    return Map.of("statusCode", 200, "body", ((Map<?, ?>) request.get("authorizer")).get("principalId"));
                }

                /** Which classes it sees of the process that runs it. */
                public Map<String, Object> sees(Map<String, Object> event) {
                    try {
                        return Map.of("statusCode", 200, "body", Class.forName("dev.tandem.local.Main").getName());
                    } catch (ClassNotFoundException own) {
                        return Map.of("statusCode", 200, "body", "nothing");
                    }
                }

                public void tooMany(String a, String b, String c, String d) {}
            }
            """;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void pack() throws IOException {
        Foreign.jar(folder.resolve("others.jar"), "others.Others", SOURCE);
    }

    @Test
    void handlers_of_every_form_answer_on_their_routes() throws Exception {
        try (var hosting =
                        start(functions("stream", "Others$Stream", "typed", "Others$Typed", "plain", "Others::plain"));
                var caller = new Caller(hosting.sockets())) {
            assertThat(ask(caller, "stream")).isEqualTo("stream stream");
            assertThat(ask(caller, "typed")).isEqualTo("typed 18");
            assertThat(ask(caller, "plain")).isEqualTo("plain 1");
            assertThat(ask(caller, "plain")).as("the environment is used again").isEqualTo("plain 2");
        }
    }

    @Test
    void each_function_has_classes_of_its_own_and_sees_none_of_this_process() throws Exception {
        try (var hosting = start(functions("one", "Others::plain", "two", "Others::plain", "sees", "Others::sees"));
                var caller = new Caller(hosting.sockets())) {
            assertThat(List.of(ask(caller, "one"), ask(caller, "two"), ask(caller, "one"), ask(caller, "sees")))
                    .containsExactly("plain 1", "plain 1", "plain 2", "nothing");
        }
    }

    @Test
    void while_one_environment_is_busy_another_is_made_up_to_the_concurrency() throws Exception {
        List<URL> jar = List.of(folder.resolve("others.jar").toUri().toURL());
        byte[] event = "{}".getBytes(UTF_8);
        try (var three = Environments.of("meet", jar, "others.Others::meet", 3);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // The property is how classes that share nothing can meet.
            System.getProperties().put("others.meeting", new CyclicBarrier(3));
            var answers = threads.invokeAll(
                    Collections.nCopies(6, (Callable<String>) () -> new String(three.invoke(event), UTF_8)));
            List<String> said = new ArrayList<>();
            for (var answer : answers) {
                said.add(answer.get());
            }
            assertThat(said)
                    .containsExactlyInAnyOrderElementsOf(Stream.of("1", "2")
                            .flatMap(call -> Collections.nCopies(3, "\"call " + call + "\"").stream())
                            .toList());
        } finally {
            System.getProperties().remove("others.meeting");
        }
    }

    @Test
    void a_handler_that_throws_is_an_internal_server_error() throws Exception {
        try (var hosting = start(functions("failing", "Others::failing"));
                var caller = new Caller(hosting.sockets())) {
            assertThat(ask(caller, "failing")).startsWith("{\"message\": \"Internal server error\"");
        }
    }

    @Test
    void an_authorizer_decides_who_comes_in_and_what_later_events_say() throws Exception {
        String authorizer =
                ",\"authorizer\":{\"function\":\"door\",\"identitySource\":[\"route.request.querystring.name\"]}";
        try (var hosting = start(functions("door", "Others::door", "who", "Others::who")
                        .replace(",\"stage\"", authorizer + ",\"stage\""));
                var ann = new Caller(URI.create(hosting.sockets() + "?name=ann"))) {
            assertThat(ask(ann, "who")).isEqualTo("ann");
            assertThat(Caller.refusal(URI.create(hosting.sockets() + "?name=eve")))
                    .isEqualTo(403);
            assertThat(Caller.refusal(hosting.sockets())).isEqualTo(401);
        }
    }

    @Test
    void a_function_that_runs_elsewhere_is_called_there() throws Exception {
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/2015-03-31/functions/function/invocations", exchange -> {
            boolean fails = new String(exchange.getRequestBody().readAllBytes(), UTF_8).contains("fail now");
            if (fails) {
                exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
            }
            byte[] answer = "{\"statusCode\":200,\"body\":\"elsewhere\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        elsewhere.start();
        String url =
                "http://localhost:" + elsewhere.getAddress().getPort() + "/2015-03-31/functions/function/invocations";
        try (var hosting = start("{\"functions\":{\"far\":{\"url\":\"" + url + "\"}},"
                        + "\"webSocket\":{\"routes\":{\"$default\":{\"function\":\"far\",\"returnResponse\":true}}}}");
                var caller = new Caller(hosting.sockets())) {
            assertThat(ask(caller, "far")).isEqualTo("elsewhere");
            caller.say("fail now");
            assertThat(caller.hear()).startsWith("{\"message\": \"Internal server error\"");
        } finally {
            elsewhere.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"functions\":                                | at 1:",
                "[]                                             | at the beginning: This is missing",
                "{\"functions\":{},\"webSocket\":{}}            | at /webSocket/routes: This is missing",
                "{\"functions\":{},\"webSockets\":{}}           | at /webSockets: This is missing, of another form, or not known",
                "FN{\"handler\":\"others.Nobody\",CP}           | at /functions/f: There is no class others.Nobody in the class path",
                "FN{\"handler\":\"others.Others::x\",CP}        | at /functions/f: others.Others has no public method x",
                "FN{\"handler\":\"others.Others::tooMany\",CP}  | at /functions/f: others.Others has no public method tooMany",
                "FN{\"handler\":\"others.Others::\",CP}         | at /functions/f: A handler is package.Class",
                "FN{\"handler\":\"others.Others\",CP}           | at /functions/f: others.Others has no public method handleRequest",
                "FN{\"classPath\":[]}                           | at /functions/f/handler: This is missing",
                "FN{\"handler\":\"a.B\",\"classPath\":[\"no.jar\"]} | at /functions/f: There is no file or folder",
                "FN{\"handler\":\"a.B\",\"classPath\":[\"no/*\"]} | at /functions/f: There is no folder for no/*",
                "FN{\"url\":\"ftp://x/y\"}                      | at /functions/f/url: This is missing",
                "FN{\"url\":\"http://x/y\",\"handler\":\"a.B\"} | at /functions/f/handler: This is missing, of another form, or not known",
                "OK,\"routes\":{\"a\":{\"function\":\"g\"}}     | at /webSocket/routes/a/function: There is no function 'g'; those of the file are [f].",
                "OK,\"routes\":{\"$a\":{\"function\":\"f\"}}    | at /webSocket: A route key of one's own does not begin with $: $a.",
                "OK,\"routes\":{},\"routeSelectionExpression\":\"$context.x\" | at /webSocket: Only values of request.body",
                "OK,\"routes\":{},\"limits\":{\"idleSeconds\":0} | at /webSocket/limits/idleSeconds: This is missing",
                "OK,\"routes\":{},\"limits\":{\"throttle\":{\"rate\":1}} | at /webSocket/limits/throttle/burst"
            })
    void a_mistake_in_the_file_is_named_with_its_place(String text, String said) throws Exception {
        String file = text.replace("FN", "{\"functions\":{\"f\":")
                .replace("CP", "\"classPath\":[\"others.jar\"]")
                .replace("OK", "{\"functions\":{\"f\":{\"url\":\"http://x/y\"}},\"webSocket\":{\"stage\":\"dev\"");
        String closed = text.startsWith("FN")
                ? file + "},\"webSocket\":{\"routes\":{}}}"
                : text.startsWith("OK") ? file + "}}" : file;

        assertThatThrownBy(() -> start(closed).close()).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("bad-handlers");
            assertThat(refused.getMessage())
                    .startsWith(folder.resolve("handlers.json") + ": ")
                    .contains(said);
        });
    }

    @Test
    void a_file_that_is_not_there_is_said_to_be_missing() {
        assertThatThrownBy(() -> Hosting.start(folder.resolve("no.json"), new Hosting.Ports(0, 0, "KEY"), _ -> {}))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("no-file"));
    }

    private static String ask(Caller caller, String action) throws InterruptedException {
        caller.say("{\"action\":\"%s\"}".formatted(action));
        return caller.hear();
    }

    /** Pairs of a name and a handler; each is a function, and a route that answers. */
    private static String functions(String... pairs) {
        var functions = new StringBuilder();
        var routes = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            String comma = i == 0 ? "" : ",";
            functions.append("%s\"%s\":{\"handler\":\"others.%s\",\"classPath\":[\"others.jar\"]}"
                    .formatted(comma, pairs[i], pairs[i + 1]));
            routes.append(
                    "%s\"%s\":{\"function\":\"%s\",\"returnResponse\":true}".formatted(comma, pairs[i], pairs[i]));
        }
        return "{\"functions\":{" + functions + "},\"webSocket\":{\"routes\":{" + routes + "},\"stage\":\"dev\"}}";
    }

    private static Hosting start(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("handlers.json"), text);
        return Hosting.start(file, new Hosting.Ports(0, 0, "KEY"), _ -> {});
    }
}
