package dev.tandem.local.doctor;

import dev.tandem.json.FormRefused;
import dev.tandem.json.JsonRefused;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.ServerFrameReader;
import dev.tandem.protocol.ServerMessage;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One socket, and what was heard on it. */
final class Ear implements WebSocket.Listener {
    private final StringBuilder partial = new StringBuilder();
    private final List<Heard> heard = new ArrayList<>();
    private boolean ended;
    private @Nullable WebSocket socket;

    /**
     * A message.
     *
     * @param nanos when it came, of {@link System#nanoTime}
     */
    record Heard(ServerMessage message, long nanos) {}

    /** Takes the socket that this listens to. */
    synchronized Ear on(WebSocket opened) {
        socket = opened;
        return this;
    }

    void say(ClientMessage message) {
        WebSocket open = open();
        if (open != null) {
            var _ = open.sendText(FrameWriter.write(message), true).exceptionally(_ -> {
                end();
                return open;
            });
        }
    }

    /** Breaks it, without a farewell. */
    void cut() {
        WebSocket open = open();
        if (open != null) {
            open.abort();
        }
    }

    /** All commits that were told until now. */
    synchronized List<ServerMessage.Changes> changes() {
        return heard.stream()
                .map(Heard::message)
                .filter(ServerMessage.Changes.class::isInstance)
                .map(ServerMessage.Changes.class::cast)
                .toList();
    }

    private synchronized @Nullable WebSocket open() {
        return socket;
    }

    /** The first message that is meant, or nothing where none came in time or the socket ended. */
    synchronized Optional<Heard> hear(Predicate<ServerMessage> meant, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                Optional<Heard> found = heard.stream()
                        .filter(each -> meant.test(each.message()))
                        .findFirst();
                long left = (until - System.nanoTime()) / 1_000_000;
                if (found.isPresent() || ended || left <= 0) {
                    return found;
                }
                wait(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            take(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    private synchronized void take(String text) {
        try {
            ServerFrameReader.read(text).ifPresent(message -> heard.add(new Heard(message, System.nanoTime())));
        } catch (JsonRefused | FormRefused strange) {
            // The gateway speaks for a function that failed, in words of its own (PROTOCOL E3).
            heard.add(new Heard(ServerMessage.Failure.of(ErrorCode.INTERNAL), System.nanoTime()));
        }
        notifyAll();
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        end();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
