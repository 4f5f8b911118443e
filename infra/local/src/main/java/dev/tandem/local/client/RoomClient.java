package dev.tandem.local.client;

import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonRefused;
import dev.tandem.local.Refused;
import dev.tandem.model.Digest;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.ServerFrameReader;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * One client in one room. It holds the room's entities, sends mutations in order, and joins again when its socket breaks, until it is closed.
 * Methods may be called by any thread.
 */
public final class RoomClient implements AutoCloseable {
    private static final long HEARTBEAT_SECONDS = 25;

    private final CatchingUp catchingUp;
    private final Words words;
    private final ScheduledExecutorService timer;
    private final Watcher watcher;
    private final Replica replica;
    private final Outbox outbox;
    private final CompletableFuture<RoomClient> entered = new CompletableFuture<>();
    private final Link link;
    private final ScheduledFuture<?> heartbeats;
    private int joins;
    private boolean joined;
    private boolean awaitingPong;
    private boolean closed;

    private RoomClient(
            Api api,
            String room,
            String client,
            ScheduledExecutorService timer,
            RandomGenerator random,
            Watcher watcher) {
        this.watcher = watcher;
        this.replica = new Replica(watcher);
        this.catchingUp = new CatchingUp(api, replica);
        this.words = new Words(room, client);
        this.timer = timer;
        this.link = new Link(api, timer, random, new Room());
        this.outbox = new Outbox(room, client, watcher);
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
        return enter(api, room, client, timer, random, Watcher.NOBODY);
    }

    /** The same; somebody looks on. */
    public static CompletableFuture<RoomClient> enter(
            Api api,
            String room,
            String client,
            ScheduledExecutorService timer,
            RandomGenerator random,
            Watcher watcher) {
        RoomClient entering = new RoomClient(api, room, client, timer, random, watcher);
        entering.link.open();
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
            send(words.presence(status, where));
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

    public synchronized int waiting() {
        return outbox.size();
    }

    /** Gives up the connection, as a network does that is gone for some time; what is done meanwhile waits. */
    public void stayAway(Duration time) {
        link.rest(time);
    }

    /** Asks for the whole room once more. */
    public synchronized void joinAnew() {
        if (joined) {
            join(false);
        }
    }

    public String id() {
        return words.client();
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
        link.close();
    }

    /** What the socket has to say. */
    private final class Room implements Link.Listener {
        @Override
        public void opened() {
            synchronized (RoomClient.this) {
                awaitingPong = false;
                join(!replica.epoch().isEmpty());
            }
        }

        @Override
        public void received(String text) {
            receive(text);
        }

        @Override
        public void broken() {
            synchronized (RoomClient.this) {
                joined = false;
            }
        }

        @Override
        public void refused(ApiRefused why) {
            fail(why);
        }
    }

    /** {@code resume}: with what is known already; else the whole room. */
    private void join(boolean resume) {
        send(words.join(joins == 0, Optional.of(replica).filter(_ -> resume)));
    }

    private synchronized void receive(String text) {
        try {
            ServerFrameReader.read(text).ifPresent(this::receive);
        } catch (FormRefused | JsonRefused | Refused | ApiRefused noAnswer) {
            // The gateway says so where a function failed; and whatever it was, what is not answered is sent again
            // (U8).
            link.drop();
        } catch (RuntimeException unreadable) {
            fail(unreadable);
        }
        notifyAll();
    }

    private void receive(ServerMessage message) {
        watcher.heard(message);
        switch (message) {
            case ServerMessage.Joined it -> joined(it);
            case ServerMessage.Ack it -> {
                it.commit().ifPresent(replica::receive);
                outbox.settle(it.outcomes());
                if (Outbox.reach(it.outcomes()) > replica.seq()) {
                    sync();
                }
                sendBatch();
            }
            case ServerMessage.Changes it -> {
                if (replica.receive(it.commits()) || it.more()) {
                    sync();
                }
            }
            case ServerMessage.Failure it -> refused(it);
            case ServerMessage.Revoked it -> fail(new IllegalStateException("Removed from the room: " + it.reason()));
            case ServerMessage.Pong it -> {
                awaitingPong = false;
                if (it.room().map(ServerMessage.RoomHead::head).map(Head::seq).orElse(0L) > replica.seq()) {
                    sync();
                }
            }
            case ServerMessage.PresenceChanged _,
                    ServerMessage.MemberChanged _,
                    ServerMessage.Notified _,
                    ServerMessage.LockChanged _ -> {}
            case ServerMessage.Excerpts _, ServerMessage.Subscribed _ ->
                throw new IllegalStateException("This client never asks for a filter: " + message);
        }
    }

    private void joined(ServerMessage.Joined message) {
        joins++;
        joined = true;
        if (catchingUp.apply(message.epoch(), message.catchUp())) {
            sync();
        }
        sendBatch();
        entered.complete(this);
    }

    private void refused(ServerMessage.Failure failure) {
        switch (failure.code().then()) {
            case RETRY -> {
                var _ = timer.schedule(this::retry, failure.retryAfter().orElse(100L), TimeUnit.MILLISECONDS);
            }
            case RESYNC -> join(false);
            case SIGN_IN, NEW_CLIENT, UPGRADE, GIVE_UP -> fail(new IllegalStateException(failure.toString()));
        }
    }

    /** Joins again rather than guess what was refused. */
    private synchronized void retry() {
        if (!closed) {
            join(!replica.epoch().isEmpty());
        }
    }

    private void sendBatch() {
        outbox.batch(replica.epoch()).ifPresent(this::send);
    }

    private void sync() {
        send(words.sync(replica));
    }

    /** Sends a sign of life, as it does by itself now and then; where the last one, or an update since before it, was not answered, the socket is given up. */
    public synchronized void heartbeat() {
        boolean unanswered = outbox.waitsStill() || awaitingPong;
        if (joined && unanswered) {
            link.drop();
        } else if (joined) {
            awaitingPong = true;
            send(words.ping(replica));
        }
    }

    private void send(ClientMessage message) {
        link.send(FrameWriter.write(message));
    }

    private synchronized void fail(RuntimeException why) {
        outbox.fail(why);
        close();
        entered.completeExceptionally(why);
    }
}
