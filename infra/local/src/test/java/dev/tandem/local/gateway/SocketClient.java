package dev.tandem.local.gateway;

import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The WebSocket client of the JDK, with what it hears kept in order. */
final class SocketClient implements WebSocket.Listener {

    record Close(int status, String reason) {}

    /** How to connect. */
    static final class Dialer {
        private final int port;
        private final Map<String, String> headers = new HashMap<>();
        private String[] subprotocols = {};
        private String query = "";

        private Dialer(int port) {
            this.port = port;
        }

        Dialer subprotocols(String... names) {
            subprotocols = names;
            return this;
        }

        Dialer header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        Dialer query(String text) {
            query = "?" + text;
            return this;
        }

        SocketClient open() throws Exception {
            var client = new SocketClient();
            client.socket = Waiting.value(dial(client));
            return client;
        }

        private CompletableFuture<WebSocket> dial(SocketClient client) {
            WebSocket.Builder builder = TestGateway.HTTP.newWebSocketBuilder();
            headers.forEach(builder::header);
            if (subprotocols.length > 0) {
                builder.subprotocols(subprotocols[0], Arrays.copyOfRange(subprotocols, 1, subprotocols.length));
            }
            return builder.buildAsync(URI.create("ws://localhost:" + port + "/ws" + query), client);
        }

        /** The status the handshake is refused with. */
        int refusal() throws Exception {
            try {
                var open = Waiting.value(dial(new SocketClient()));
                throw new AssertionError("Connected: " + open);
            } catch (ExecutionException | CompletionException e) {
                if (e.getCause() instanceof WebSocketHandshakeException refused) {
                    return refused.getResponse().statusCode();
                }
                throw e;
            }
        }
    }

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<ByteBuffer> pongs = new LinkedBlockingQueue<>();
    private final CompletableFuture<Close> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;

    static Dialer to(int port) {
        return new Dialer(port);
    }

    WebSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("Not connected");
        }
        return socket;
    }

    void send(String text) throws Exception {
        Waiting.value(socket().sendText(text, true));
    }

    void close(int status, String reason) throws Exception {
        Waiting.value(socket().sendClose(status, reason));
    }

    void ping() throws Exception {
        Waiting.value(socket().sendPing(ByteBuffer.wrap(new byte[] {1})));
        Waiting.next(pongs);
    }

    String next() throws InterruptedException {
        return Waiting.next(messages);
    }

    boolean hasNothingMore() {
        return messages.isEmpty();
    }

    /** Sends and gets what comes next. */
    String ask(String text) throws Exception {
        send(text);
        return next();
    }

    Close awaitClose() throws Exception {
        return Waiting.value(closed);
    }

    /** Waits until the connection breaks without a farewell. */
    Throwable awaitCut() throws Exception {
        try {
            throw new AssertionError("A farewell came: " + Waiting.value(closed));
        } catch (ExecutionException cut) {
            return cut;
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            messages.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        pongs.add(message);
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(new Close(status, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }
}
