package dev.tandem.cdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.functions.store.dynamo.Table;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Stands before a service of AWS and lets a function do there what its role in the template allows, as IAM does. Which function asks is told by its session
 * token. It keeps in mind who did what, and by which trace.
 */
final class Guard implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> OWN =
            Set.of("host", "connection", "content-length", "expect", "transfer-encoding", "upgrade");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI behind;
    private final Map<FunctionName, CloudTemplate.Deployed> functions;
    private final Set<String> denied = Collections.synchronizedSet(new TreeSet<>());
    private final Set<String> used = Collections.synchronizedSet(new TreeSet<>());
    private final Map<FunctionName, String> traces = new ConcurrentHashMap<>();
    private final Map<String, Consumer<FunctionName>> fatal = new ConcurrentHashMap<>();

    Guard(URI behind, Map<FunctionName, CloudTemplate.Deployed> functions) throws IOException {
        this.behind = behind;
        this.functions = functions;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** {@code FUNCTION action resource} that no statement allows. */
    Set<String> denied() {
        return Set.copyOf(denied);
    }

    /** {@code FUNCTION action resource} that was allowed. */
    Set<String> used() {
        return Set.copyOf(used);
    }

    /** From now on no request with this text is answered: instead something befalls the function that asks. */
    void fatal(String text, Consumer<FunctionName> blow) {
        fatal.put(text, blow);
    }

    /** The last trace that a function carried on, or nothing. */
    String trace(FunctionName name) {
        return traces.getOrDefault(name, "");
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            FunctionName who = FunctionName.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"));
            String trace = exchange.getRequestHeaders().getFirst("X-Amzn-Trace-Id");
            if (trace != null) {
                traces.put(who, trace);
            }
            String asked = new String(body, UTF_8);
            for (var each : fatal.entrySet()) {
                if (asked.contains(each.getKey())) {
                    each.getValue().accept(who);
                    return;
                }
            }
            List<String> refused =
                    wishes(exchange, body).filter(wish -> !allowed(who, wish)).toList();
            if (refused.isEmpty()) {
                pass(exchange, body);
            } else {
                refused.forEach(wish -> denied.add(who + " " + wish));
                answer(
                        exchange,
                        400,
                        ("{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"" + who
                                        + " may not " + refused + "\"}")
                                .getBytes(UTF_8));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean allowed(FunctionName who, String wish) {
        String action = wish.substring(0, wish.indexOf(' '));
        String resource = wish.substring(wish.indexOf(' ') + 1);
        boolean allowed = Objects.requireNonNull(functions.get(who)).grants().stream()
                .filter(grant -> grant.actions().contains(action))
                .anyMatch(grant -> covers(grant.resources(), resource));
        if (allowed) {
            used.add(who + " " + wish);
        }
        return allowed;
    }

    /** Tables are imported from the stack of the data by the name of the table and of what is imported. */
    private static boolean covers(String granted, String resource) {
        return switch (resource) {
            case "index" -> granted.contains("/index/");
            case "POST", "DELETE" -> granted.contains("/" + resource + "/@connections/");
            default -> granted.contains("FnGetAtt" + resource) && !granted.contains("/index/");
        };
    }

    /** {@code action resource} for each thing that a request asks for. */
    private static Stream<String> wishes(HttpExchange exchange, byte[] body) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target == null) {
            return Stream.of("execute-api:ManageConnections " + exchange.getRequestMethod());
        }
        String action = target.substring(target.indexOf('.') + 1);
        JsonNode request = JSON.readTree(body);
        Stream<String> wishes = switch (action) {
            case "TransactWriteItems" ->
                request.path("TransactItems")
                        .valueStream()
                        .flatMap(item -> item.properties().stream())
                        .map(item -> item(item.getKey()) + " "
                                + table(item.getValue().path("TableName").asText()));
            case "BatchGetItem", "BatchWriteItem" ->
                request.path("RequestItems").properties().stream().map(entry -> action + " " + table(entry.getKey()));
            default ->
                Stream.of(action + " "
                        + (request.has("IndexName")
                                ? "index"
                                : table(request.path("TableName").asText())));
        };
        return wishes.map(wish -> "dynamodb:" + wish);
    }

    private static String item(String kind) {
        return switch (kind) {
            case "Put" -> "PutItem";
            case "Update" -> "UpdateItem";
            case "Delete" -> "DeleteItem";
            default -> "ConditionCheckItem";
        };
    }

    private static String table(String name) {
        return Stream.of(Table.values())
                .map(Table::suffix)
                .filter(name::endsWith)
                .findFirst()
                .orElseThrow(() -> new AssertionError("a table that nobody declared: " + name));
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(behind + exchange.getRequestURI().getRawPath()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        response.headers().map().forEach((name, values) -> {
            if (!OWN.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        answer(exchange, response.statusCode(), response.body());
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
        http.shutdownNow();
    }
}
