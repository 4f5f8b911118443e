package dev.tandem.local.client;

import dev.tandem.local.Refused;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A socket that is opened again whenever it breaks, until it is closed. What is sent while it is broken is lost. */
final class Link implements AutoCloseable {
    private static final long SOONEST_MILLIS = 20;
    private static final long LATEST_MILLIS = 500;

    private final Api api;
    private final ScheduledExecutorService timer;
    private final RandomGenerator random;
    private final Listener listener;
    private @Nullable WebSocket socket;
    private @Nullable Frames frames;
    private boolean closed;
    private long backAt = System.nanoTime();

    Link(Api api, ScheduledExecutorService timer, RandomGenerator random, Listener listener) {
        this.api = api;
        this.timer = timer;
        this.random = random;
        this.listener = listener;
    }

    /** Called by any thread, one call at a time for one socket. */
    interface Listener {
        void opened();

        void received(String text);

        void broken();

        /** It will not be opened again: there is no ticket for this person. */
        void refused(ApiRefused why);
    }

    /** Opens the socket in the background. */
    void open() {
        timer.execute(this::connect);
    }

    synchronized void send(String text) {
        if (socket != null && frames != null) {
            frames.send(socket, text);
        }
    }

    /** Gives the socket up, as dead as it may be. */
    void drop() {
        Frames dropped;
        synchronized (this) {
            dropped = frames;
            if (socket != null) {
                socket.abort();
            }
        }
        if (dropped != null) {
            dropped.end();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (socket != null) {
            socket.abort();
        }
    }

    /** Gives the socket up, and opens none for some time: the network is gone. */
    void rest(Duration time) {
        synchronized (this) {
            backAt = System.nanoTime() + time.toNanos();
        }
        drop();
    }

    private synchronized long restMillis() {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(backAt - System.nanoTime()));
    }

    private void connect() {
        if (restMillis() > 0) {
            again();
            return;
        }
        Frames next = new Frames(listener::received, this::lost);
        try {
            if (take(api.socket(next).join(), next)) {
                listener.opened();
            }
        } catch (Refused | CompletionException notNow) {
            next.end();
        } catch (ApiRefused refused) {
            if (refused.isForLater()) {
                next.end();
            } else {
                listener.refused(refused);
            }
        }
    }

    /** Whether the new socket is still wanted. */
    private synchronized boolean take(WebSocket opened, Frames itsFrames) {
        socket = opened;
        frames = itsFrames;
        if (closed) {
            opened.abort();
        }
        return !closed;
    }

    private void lost() {
        listener.broken();
        again();
    }

    private synchronized void again() {
        if (!closed) {
            long wait = restMillis() + random.nextLong(SOONEST_MILLIS, LATEST_MILLIS);
            var _ = timer.schedule(this::connect, wait, TimeUnit.MILLISECONDS);
        }
    }
}
