package dev.tandem.cdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.local.LambdaFunction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands for Lambda's Invoke: calls the function that posts parts for whoever may call it by the template. Who asks is told by the session token, as with
 * {@link Guard}.
 */
final class Calling implements AutoCloseable {
    /** The name by which it is known on this machine. */
    static final String PARTS = "arn:aws:lambda:" + Account.REGION + ":123456789012:function:Fanout:live";

    private static final String PATH = "/2015-03-31/functions/" + PARTS + "/invocations";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<FunctionName, CloudTemplate.Deployed> functions;
    private final LambdaFunction parts;
    private final Set<String> answers = Collections.synchronizedSet(new TreeSet<>());

    Calling(Map<FunctionName, CloudTemplate.Deployed> functions, LambdaFunction parts) throws IOException {
        this.functions = functions;
        this.parts = parts;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** {@code FUNCTION status} of what was asked, each once. */
    Set<String> answers() {
        return Set.copyOf(answers);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] event = exchange.getRequestBody().readAllBytes();
            FunctionName who = FunctionName.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"));
            // The path is compared as it is decoded; signed it is with its colons encoded.
            int status = !exchange.getRequestURI().getPath().equals(PATH) ? 404 : mayCall(who) ? 200 : 403;
            answers.add(who + " " + status);
            byte[] answer = status == 200 ? invoked(exchange, event) : new byte[0];
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private byte[] invoked(HttpExchange exchange, byte[] event) {
        try {
            return parts.invoke(event);
        } catch (Exception failed) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
            return new byte[] {'{', '}'};
        }
    }

    private boolean mayCall(FunctionName who) {
        return Objects.requireNonNull(functions.get(who)).grants().stream()
                .anyMatch(grant -> grant.actions().contains("lambda:InvokeFunction")
                        && grant.resources().contains("FanoutFunctionLive"));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
