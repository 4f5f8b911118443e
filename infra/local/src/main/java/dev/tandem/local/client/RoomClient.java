package dev.tandem.local.client;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.local.Refused;
import dev.tandem.model.Digest;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.protocol.CatchUp;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.ErrorCode.Then;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.ServerFrameReader;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.Status;
import dev.tandem.protocol.Wire;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One client in one room. It holds the room's entities, sends mutations in order, and joins again when its socket breaks, until it is closed.
 * Methods may be called by any thread.
 */
public final class RoomClient implements AutoCloseable {
    private static final long HEARTBEAT_SECONDS = 25;

    private final Api api;
    private final String room;
    private final String client;
    private final ScheduledExecutorService timer;
    private final RandomGenerator random;
    private final Replica replica = new Replica();
    private final Outbox outbox;
    private final CompletableFuture<RoomClient> entered = new CompletableFuture<>();
    private final ScheduledFuture<?> heartbeats;
    private @Nullable WebSocket socket;
    private @Nullable Frames frames;
    private int joins;
    private boolean joined;
    private boolean awaitingPong;
    private boolean closed;

    private RoomClient(Api api, String room, String client, ScheduledExecutorService timer, RandomGenerator random) {
        this.api = api;
        this.room = room;
        this.client = client;
        this.timer = timer;
        this.random = random;
        this.outbox = new Outbox(room, client);
        this.heartbeats =
                timer.scheduleWithFixedDelay(this::heartbeat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Enters a room under a client id that was never used before.
     *
     * @param timer runs heartbeats and reconnects; may be shared
     * @param random spreads reconnects
     * @return completes when the room has been joined
     */
    public static CompletableFuture<RoomClient> enter(
            Api api, String room, String client, ScheduledExecutorService timer, RandomGenerator random) {
        RoomClient entering = new RoomClient(api, room, client, timer, random);
        timer.execute(entering::connect);
        return entering.entered;
    }

    /** Queues operations that are applied together or not at all. The outcome comes once, however often the socket breaks. */
    public synchronized CompletableFuture<Outcome> mutate(List<Operation> ops) {
        if (closed) {
            return CompletableFuture.failedFuture(new IllegalStateException("The client was closed"));
        }
        CompletableFuture<Outcome> outcome = outbox.add(replica.seq(), ops);
        if (joined && outbox.hasNothingInFlight()) {
            sendBatch();
        }
        return outcome;
    }

    /** Tells the others where one is; lost where there is no connection just now. */
    public synchronized void presence(Status status, Optional<Json> where) {
        if (joined) {
            send(new ClientMessage.PresenceUpdate(Optional.empty(), room, status, where));
        }
    }

    /** What the room holds, tombstones included. */
    public synchronized Map<EntityKey, Entity> entities() {
        return replica.entities();
    }

    public synchronized long seq() {
        return replica.seq();
    }

    public synchronized Digest digest() {
        return replica.digest();
    }

    /** How often it has entered the room. */
    public synchronized int joins() {
        return joins;
    }

    public String id() {
        return client;
    }

    /** Waits until the room has reached a position. */
    public synchronized void awaitSeq(long seq) throws InterruptedException {
        while (replica.seq() < seq) {
            wait();
        }
    }

    /** Leaves. What is not decided yet may still be decided. */
    @Override
    public synchronized void close() {
        closed = true;
        heartbeats.cancel(false);
        outbox.fail(new IllegalStateException("The client was closed"));
        if (socket != null) {
            socket.abort();
        }
    }

    private void connect() {
        Frames next = new Frames(this::receive, this::lost);
        try {
            WebSocket open = api.socket(next).join();
            synchronized (this) {
                socket = open;
                frames = next;
                awaitingPong = false;
                if (closed) {
                    open.abort();
                } else {
                    join(!replica.epoch().isEmpty());
                }
            }
        } catch (Refused | CompletionException notNow) {
            next.end();
        } catch (ApiRefused refused) {
            fail(refused);
        }
    }

    private synchronized void lost() {
        joined = false;
        if (!closed) {
            var _ = timer.schedule(this::connect, random.nextLong(20, 500), TimeUnit.MILLISECONDS);
        }
    }

    /** {@code resume}: with what is known already; else the whole room. */
    private void join(boolean resume) {
        send(new ClientMessage.Join(
                Optional.empty(),
                room,
                client,
                joins == 0,
                resume ? Optional.of(replica.epoch()) : Optional.empty(),
                resume ? Optional.of(replica.seq()) : Optional.empty()));
    }

    private synchronized void receive(String text) {
        try {
            ServerFrameReader.read(text).ifPresent(this::receive);
        } catch (RuntimeException unreadable) {
            fail(unreadable);
        }
        notifyAll();
    }

    private void receive(ServerMessage message) {
        switch (message) {
            case ServerMessage.Joined it -> joined(it);
            case ServerMessage.Ack it -> {
                it.commit().ifPresent(replica::receive);
                outbox.settle(it.outcomes());
                sendBatch();
            }
            case ServerMessage.Changes it -> changes(it.commits(), it.more());
            case ServerMessage.Failure it -> refused(it);
            case ServerMessage.Revoked it -> fail(new IllegalStateException("Removed from the room: " + it.reason()));
            case ServerMessage.Pong it -> {
                awaitingPong = false;
                if (it.room().map(ServerMessage.RoomHead::head).map(Head::seq).orElse(0L) > replica.seq()) {
                    sync();
                }
            }
            case ServerMessage.PresenceChanged _ -> {}
        }
    }

    private void joined(ServerMessage.Joined message) {
        joins++;
        joined = true;
        switch (message.catchUp()) {
            case CatchUp.Delta(var commits, boolean more) -> changes(commits, more);
            case CatchUp.Snapshot(var entities) -> snapshot(message.epoch(), entities);
            case CatchUp.Reset(var _, var entities) -> snapshot(message.epoch(), entities);
        }
        sendBatch();
        entered.complete(this);
    }

    private void snapshot(String epoch, CatchUp.Entities entities) {
        switch (entities) {
            case CatchUp.Entities.Inline(Head head, var living) -> replica.reset(epoch, head, living);
            case CatchUp.Entities.Linked(String href) -> {
                Form snapshot = Form.of(api.get(href));
                Head head = new Head(snapshot.whole("seq", 0), Digest.ofHex(snapshot.text("digest")));
                replica.reset(
                        snapshot.text("epoch"),
                        head,
                        snapshot.items("entities").stream().map(Wire::entity).toList());
            }
        }
    }

    private void changes(List<dev.tandem.model.Commit> commits, boolean more) {
        boolean gap = false;
        for (var commit : commits) {
            gap |= replica.receive(commit);
        }
        if (gap || more) {
            sync();
        }
    }

    private void refused(ServerMessage.Failure failure) {
        Then then = failure.code().then();
        switch (then) {
            case RETRY -> {
                var _ = timer.schedule(this::retry, failure.retryAfter().orElse(100L), TimeUnit.MILLISECONDS);
            }
            case RESYNC -> join(false);
            case SIGN_IN, NEW_CLIENT, UPGRADE, GIVE_UP -> fail(new IllegalStateException(failure.toString()));
        }
    }

    /** Joins again rather than guess what was refused. */
    private synchronized void retry() {
        if (!closed && socket != null && !socket.isOutputClosed()) {
            join(!replica.epoch().isEmpty());
        }
    }

    private void sendBatch() {
        outbox.batch(replica.epoch()).ifPresent(this::send);
    }

    private void sync() {
        send(new ClientMessage.Sync(Optional.empty(), room, replica.epoch(), replica.seq()));
    }

    private synchronized void heartbeat() {
        if (joined && awaitingPong && socket != null && frames != null) {
            socket.abort();
            frames.end();
        } else if (joined) {
            awaitingPong = true;
            send(new ClientMessage.Ping(Optional.empty(), Optional.of(room), Optional.of(replica.seq())));
        }
    }

    private void send(ClientMessage message) {
        if (socket != null && frames != null) {
            frames.send(socket, FrameWriter.write(message));
        }
    }

    private synchronized void fail(RuntimeException why) {
        outbox.fail(why);
        close();
        entered.completeExceptionally(why);
    }
}
