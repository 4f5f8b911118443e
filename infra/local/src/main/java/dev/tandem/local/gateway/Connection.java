package dev.tandem.local.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.AttributeKey;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client from its handshake to its {@code $disconnect}.
 *
 * <p>Open until the first {@link Ending}; from then on it takes and sends no message, and nobody can post to it. When
 * the socket is gone, {@code $disconnect} is told. What says nothing else runs on the event loop of the channel.
 */
final class Connection {

    /** On a channel that was cut: the gateway behaves as if it had died. */
    static final AttributeKey<Boolean> CUT = AttributeKey.valueOf(Connection.class, "CUT");

    /** So many messages of one client may be with their functions; then its next ones wait in its socket. */
    private static final int MOST_UNDERWAY = 256;

    /** What became of a message that was posted. */
    enum Posted {
        SENT,
        GONE,
        BUFFER_FULL
    }

    private final Session session;
    private final Channel channel;
    private final SocketServer server;
    private final Lifetime lifetime;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private @Nullable Ending ending;
    private int underway;

    Connection(Session session, Channel channel, SocketServer server) {
        this.session = session;
        this.channel = channel;
        this.server = server;
        this.lifetime = new Lifetime(server.scheduler(), server.limits(), () -> finish(Ending.GOING_AWAY));
        server.connections().add(this);
    }

    Session session() {
        return session;
    }

    Instant lastActiveAt() {
        return lifetime.lastActiveAt();
    }

    /** Completes when {@code $disconnect} has been told. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    /** A message came: its function runs while the next one is read. */
    void received(String text) {
        if (ending != null) {
            return;
        }
        lifetime.touch();
        underway++;
        regulate();
        server.invocations()
                .async(
                        () -> server.routes().message(session, text),
                        Optional::empty,
                        answer -> onLoop(() -> answered(answer)));
    }

    private void answered(Optional<String> answer) {
        underway--;
        regulate();
        if (ending == null) {
            answer.ifPresent(text -> send(new TextWebSocketFrame(text)));
        }
    }

    /** Reads on only while the client reads and its messages get done. */
    void regulate() {
        channel.config().setAutoRead(ending != null || (channel.isWritable() && underway < MOST_UNDERWAY));
    }

    /** Sends a message unless the connection is gone or its reader too slow. From any thread. */
    void post(String text, Consumer<Posted> posted) {
        if (!onLoop(() -> posted.accept(postNow(text)))) {
            posted.accept(Posted.GONE);
        }
    }

    /**
     * Takes a message for it; what ends the connection before the message's turn comes, loses it. From any thread.
     *
     * @param text UTF-8, which nobody changes any more: it is sent as it stands, to however many
     */
    Posted take(byte[] text) {
        if (!channel.isActive()) {
            return Posted.GONE;
        }
        if (!channel.isWritable()) {
            return Posted.BUFFER_FULL;
        }
        boolean taken = onLoop(() -> {
            if (ending == null && channel.isActive()) {
                send(new TextWebSocketFrame(Unpooled.wrappedBuffer(text)));
            }
        });
        return taken ? Posted.SENT : Posted.GONE;
    }

    private Posted postNow(String text) {
        if (ending != null || !channel.isActive()) {
            return Posted.GONE;
        }
        if (!channel.isWritable()) {
            return Posted.BUFFER_FULL;
        }
        send(new TextWebSocketFrame(text));
        return Posted.SENT;
    }

    private void send(TextWebSocketFrame frame) {
        lifetime.touch();
        channel.writeAndFlush(frame).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    /** Breaks the socket as a dead network does: neither side says farewell, and nobody is told. From any thread. */
    void vanish() {
        onLoop(() -> {
            channel.attr(CUT).set(true);
            settle(Ending.WITHOUT_STATUS);
            Port.resetOnClose(channel);
            var _ = channel.close();
        });
    }

    /** Ends the connection from this side. From any thread. */
    void finish(Ending why) {
        finish(why, () -> {});
    }

    /** The same; {@code then} runs once nobody finds the connection any more. */
    void finish(Ending why, Runnable then) {
        boolean onItsWay = onLoop(() -> {
            end(why);
            then.run();
        });
        if (!onItsWay) {
            then.run();
        }
    }

    void end(Ending why) {
        if (ending == null) {
            settle(why);
            var farewell = new CloseWebSocketFrame(why.status(), why.reason());
            PoliteClose.after(channel.writeAndFlush(farewell), server.limits().closing());
        }
    }

    /** The client said farewell, or answered ours. */
    void closedByClient(int status, String reason) {
        boolean answer = ending != null;
        settle(Ending.byClient(status, reason));
        if (answer) {
            var _ = channel.close();
        } else {
            var echo = status == -1 ? new CloseWebSocketFrame() : new CloseWebSocketFrame(status, reason);
            channel.writeAndFlush(echo).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** The socket is gone. */
    void closed() {
        Ending why = settle(Ending.WITHOUT_STATUS);
        if (channel.hasAttr(CUT) || server.mishaps().losesDisconnect()) {
            forget();
        } else {
            var _ = server.routes().disconnected(session, why).whenComplete((_, _) -> forget());
        }
    }

    private void forget() {
        server.connections().forget(this);
        gone.complete(null);
    }

    /** The first reason stands. */
    private Ending settle(Ending why) {
        if (ending == null) {
            ending = why;
            lifetime.stop();
            server.connections().close(this);
        }
        return ending;
    }

    /** Whether the loop still takes tasks; it ends only after its channels. */
    private boolean onLoop(Runnable task) {
        try {
            channel.eventLoop().execute(task);
            return true;
        } catch (RejectedExecutionException stopped) {
            return false;
        }
    }
}
