package dev.tandem.functions.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer's web server on this machine, which answers as a test says. */
final class KeyServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Reply reply = exchange -> exchange.sendResponseHeaders(404, -1);
    private volatile boolean sentToTheEnd;

    KeyServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json";
    }

    /** How often somebody asked. */
    int asked() {
        return asked.get();
    }

    /** Whether an answer was taken as a whole. */
    boolean sentToTheEnd() {
        return sentToTheEnd;
    }

    void serve(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        reply = exchange -> send(exchange, bytes, bytes.length + 1, () -> {});
    }

    /** One byte at a time, and something after each. */
    void drip(String body, Runnable pause) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        reply = exchange -> send(exchange, bytes, 1, pause);
    }

    /** A status without a body. */
    void answer(int status) {
        reply = exchange -> exchange.sendResponseHeaders(status, -1);
    }

    /** The same for one request; then what was served before. */
    void answerOnce(int status) {
        Reply before = reply;
        reply = exchange -> {
            reply = before;
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** No answer while this is open. */
    void hold() {
        reply = exchange -> await(Duration.ofHours(1));
    }

    void redirect(String address) {
        reply = exchange -> {
            exchange.getResponseHeaders().set("Location", address);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            reply.to(exchange);
        }
    }

    private void send(HttpExchange exchange, byte[] bytes, int step, Runnable pause) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int from = 0; from < bytes.length; from += step) {
                body.write(bytes, from, Math.min(step, bytes.length - from));
                body.flush();
                pause.run();
            }
            sentToTheEnd = true;
        }
    }

    private void await(Duration time) {
        try {
            if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("closed meanwhile");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }
}
