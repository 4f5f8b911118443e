package dev.tandem.local.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What Lambda shows to the runtime of one execution environment: the next event, and where to put its result. It also lends the credentials that a
 * function has whose snapshot is taken.
 *
 * <p>Source: "Using the Lambda runtime API for custom runtimes", and the client: {@code runtime/restore/next} and {@code runtime/restore/error}, which
 * that page does not mention, are what it calls between a snapshot and the first event.
 */
public final class RuntimeApi implements AutoCloseable {
    static final String RUNTIME = "/2018-06-01/runtime/";
    static final String CREDENTIALS = "/2021-04-23/credentials";

    /** The longest result of a synchronous invocation. */
    private static final int LONGEST = 6 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> initialised = new CompletableFuture<>();
    private final CompletableFuture<Void> restore = new CompletableFuture<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Lent lent;

    private RuntimeApi(HttpServer server, Lent lent) {
        this.server = server;
        this.lent = lent;
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** On a free port of the loopback interface. */
    public static RuntimeApi open(Lent lent) throws IOException {
        // Answers are two small writes: with Nagle's algorithm the second waits for the client's delayed
        // acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        return new RuntimeApi(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), lent);
    }

    /** For {@code AWS_LAMBDA_RUNTIME_API}. */
    public String address() {
        InetSocketAddress bound = server.getAddress();
        return bound.getAddress().getHostAddress() + ":" + bound.getPort();
    }

    /** Done when the function was constructed, and everything before its snapshot was done; fails with {@link FunctionFailed}. */
    public Future<Void> initialised() {
        return initialised;
    }

    /** Done when the first event can be handled; of a snapshot, when it was restored. */
    public Future<Void> ready() {
        return ready;
    }

    /** Lets a runtime go on that waits after its snapshot. */
    public void restore() {
        restore.complete(null);
    }

    /** Hands an event to the runtime, after those before it. The result fails with {@link FunctionFailed}. */
    Future<byte[]> invoke(Invocation invocation) {
        waiting.add(invocation);
        return invocation.result();
    }

    /** The process has ended: whatever waits for it has failed. */
    void ended(String report) {
        FunctionFailed exit = new FunctionFailed("Runtime.ExitError", report);
        initialised.completeExceptionally(exit);
        ready.completeExceptionally(exit);
        for (Invocation next = waiting.poll(); next != null; next = waiting.poll()) {
            next.fail(exit);
        }
        running.values().forEach(each -> each.fail(exit));
    }

    /** Waits for a result of this class, or for one of its stages. */
    static <T> T await(Future<T> result) throws FunctionFailed, InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof FunctionFailed failure) {
                throw failure;
            }
            throw new IllegalStateException(failed);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (exchange.getRequestMethod() + " " + path) {
                case "GET " + RUNTIME + "invocation/next" -> next(exchange);
                case "GET " + RUNTIME + "restore/next" -> restored(exchange);
                case "POST " + RUNTIME + "init/error" -> failedToStart(exchange, body);
                case "POST " + RUNTIME + "restore/error" -> failedToStart(exchange, body);
                case "GET " + CREDENTIALS -> lend(exchange);
                default -> result(exchange, path, body);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        initialised.complete(null);
        ready.complete(null);
        Invocation invocation = waiting.take();
        running.put(invocation.requestId(), invocation);
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(invocation.deadline().toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", invocation.arn());
        headers.set("Lambda-Runtime-Trace-Id", invocation.trace());
        answer(exchange, 200, invocation.event());
    }

    /** Held back until {@link #restore}: in the cloud the process is frozen here, and many wake up. */
    private void restored(HttpExchange exchange) throws IOException, InterruptedException {
        initialised.complete(null);
        try {
            await(restore);
        } catch (FunctionFailed impossible) {
            throw new IllegalStateException(impossible);
        }
        answer(exchange, 200, new byte[0]);
    }

    private void failedToStart(HttpExchange exchange, byte[] body) throws IOException {
        FunctionFailed failure = Invocation.failure(body, "Runtime.Unknown");
        initialised.completeExceptionally(failure);
        ready.completeExceptionally(failure);
        accepted(exchange);
    }

    /** {@code invocation/ID/response} or {@code invocation/ID/error}. */
    private void result(HttpExchange exchange, String path, byte[] body) throws IOException {
        String[] parts = path.startsWith(RUNTIME + "invocation/")
                ? path.substring(RUNTIME.length()).split("/", -1)
                : new String[0];
        if (parts.length != 3 || !exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 404, "{}".getBytes(UTF_8));
            return;
        }
        Optional<Invocation> found = Optional.ofNullable(running.remove(parts[1]));
        if (found.isEmpty()) {
            answer(exchange, 400, "{\"errorType\":\"InvalidRequestID\"}".getBytes(UTF_8));
            return;
        }
        switch (parts[2]) {
            case "response" -> responded(exchange, found.get(), body);
            case "error" -> {
                found.get().fail(Invocation.failure(body, "Function.Unknown"));
                accepted(exchange);
            }
            default -> answer(exchange, 404, "{}".getBytes(UTF_8));
        }
    }

    private static void responded(HttpExchange exchange, Invocation invocation, byte[] body) throws IOException {
        if (body.length > LONGEST) {
            invocation.fail(new FunctionFailed(
                    "Function.ResponseSizeTooLarge",
                    "a result of " + body.length + " bytes is longer than " + LONGEST));
            answer(exchange, 413, "{\"errorType\":\"RequestEntityTooLarge\"}".getBytes(UTF_8));
        } else {
            invocation.answer(body);
            accepted(exchange);
        }
    }

    private void lend(HttpExchange exchange) throws IOException {
        boolean known = lent.token().equals(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(exchange, known ? 200 : 401, known ? lent.json().getBytes(UTF_8) : new byte[0]);
    }

    private static void accepted(HttpExchange exchange) throws IOException {
        answer(exchange, 202, "{\"status\":\"OK\"}".getBytes(UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        // The client reads a type of content whether there is one or not.
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        ended("the environment was closed");
        threads.shutdownNow();
        server.stop(0);
    }
}
