package dev.tandem.local.client;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One socket: whole messages in, one after the other; messages out, one after the other; and its end, told once. */
final class Frames implements WebSocket.Listener {
    private final Consumer<String> received;
    private final Runnable ended;
    private final AtomicBoolean over = new AtomicBoolean();
    private final StringBuilder partial = new StringBuilder();
    private CompletableFuture<?> sending = CompletableFuture.completedFuture("");

    Frames(Consumer<String> received, Runnable ended) {
        this.received = received;
        this.ended = ended;
    }

    /** Sends after what was sent before. A message that cannot be sent ends the socket. */
    synchronized void send(WebSocket socket, String text) {
        sending = sending.thenCompose(_ -> socket.sendText(text, true)).handle((_, lost) -> {
            if (lost != null) {
                end();
            }
            return "";
        });
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            String text = partial.toString();
            partial.setLength(0);
            received.accept(text);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        end();
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        end();
    }

    void end() {
        if (!over.getAndSet(true)) {
            ended.run();
        }
    }
}
