package dev.tandem.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A socket that was let in by a ticket. Patience is long: only a failure uses it up. */
final class Socket implements AutoCloseable, WebSocket.Listener {
    private static final long PATIENCE = 60;
    private static final int TRIES = 10;

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket socket;

    @SuppressWarnings("NullAway.Init") // Opened in the one place that makes it.
    private Socket() {}

    static Socket open(HttpClient http, JsonNode ticket, String origin) throws Exception {
        Socket socket = new Socket();
        socket.socket = http.newWebSocketBuilder()
                .header("Origin", origin)
                .subprotocols(
                        ticket.path("protocol").asText(),
                        "ticket." + ticket.path("ticket").asText())
                .buildAsync(URI.create(ticket.path("url").asText()), socket)
                .get(PATIENCE, TimeUnit.SECONDS);
        return socket;
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    void send(String frame) throws Exception {
        socket.sendText(frame, true).get(PATIENCE, TimeUnit.SECONDS);
    }

    /** The frame that answers one, which is sent again where the store is busy (PROTOCOL E1); others that come before are dropped. */
    String ask(String frame, String id) throws Exception {
        String answer;
        int tries = 0;
        do {
            send(frame);
            answer = await("\"ref\":\"" + id + "\"");
            tries++;
        } while (answer.contains("\"code\":\"busy\"") && tries < TRIES);
        return answer;
    }

    /** The next frame with a text in it. */
    String await(String mark) throws Exception {
        while (true) {
            String frame = frames.poll(PATIENCE, TimeUnit.SECONDS);
            if (frame == null) {
                throw new IOException("nothing with " + mark + " came");
            }
            if (frame.contains(mark)) {
                return frame;
            }
            if (frame.startsWith("closed") || frame.contains("Internal server error")) {
                throw new IOException(frame);
            }
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            frames.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        frames.add("closed " + status);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        frames.add("closed " + error);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
