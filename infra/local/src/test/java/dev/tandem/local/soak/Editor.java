package dev.tandem.local.soak;

import dev.tandem.functions.proof.Hands;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/** Somebody who edits a room all the time, over a network that is cut and gone now and then. */
final class Editor {
    private static final int PATIENCE_SECONDS = 60;
    private static final int WAITING_ONLINE = 40;
    private static final int WAITING_AWAY = 160;
    /** More often than a client does by itself: a run is short. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(8);

    private final RoomClient client;
    private final SoakRoom room;
    private final Onlooker onlooker;
    private final Recording recording;
    private final RandomGenerator random;
    private final Hands hands;
    private final AtomicReference<Optional<Throwable>> failure = new AtomicReference<>(Optional.empty());
    private long awayUntil;
    private long lastBeat;
    private volatile boolean editing = true;

    private Editor(RoomClient client, SoakRoom room, Onlooker onlooker, Recording recording, RandomGenerator random) {
        this.client = client;
        this.room = room;
        this.onlooker = onlooker;
        this.recording = recording;
        this.random = random;
        this.hands = new Hands(room.kind(), random);
    }

    /** Enters the room. */
    static Editor enter(
            Api api,
            SoakRoom room,
            String user,
            String id,
            Recording recording,
            ScheduledExecutorService timer,
            RandomGenerator random)
            throws InterruptedException, ExecutionException, TimeoutException {
        Onlooker onlooker = new Onlooker(recording, room, user, id);
        RoomClient client =
                RoomClient.enter(api, room.id(), id, timer, random, onlooker).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return new Editor(client, room, onlooker, recording, random);
    }

    /** Edits until it is told to stop. */
    void edit() {
        try {
            while (editing && failure().isEmpty()) {
                Thread.sleep(20 + random.nextInt(60));
                boolean isAway = System.currentTimeMillis() < awayUntil;
                if (client.waiting() < (isAway ? WAITING_AWAY : WAITING_ONLINE)) {
                    burst();
                }
                if (!isAway) {
                    misfortune();
                }
                beat(HEARTBEAT);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void burst() {
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            var _ = client.mutate(hands.next(onlooker.sight(client.entities())))
                    .whenComplete((_, why) -> Optional.ofNullable(why)
                            .filter(_ -> editing)
                            .ifPresent(it -> failure.set(Optional.of(it))));
        }
    }

    private void misfortune() {
        int what = random.nextInt(900);
        if (what < 4) {
            recording.count("socket-cut");
            client.stayAway(Duration.ZERO);
        } else if (what < 6) {
            recording.count("offline");
            Duration time = Duration.ofMillis(500 + random.nextInt(4_000));
            awayUntil = System.currentTimeMillis() + time.toMillis();
            client.stayAway(time);
        } else if (what < 8) {
            recording.count("room-forgotten");
            client.joinAnew();
        }
    }

    /** Sends a sign of life where the last one was so long ago. */
    void beat(Duration every) {
        long now = System.currentTimeMillis();
        if (now >= lastBeat + every.toMillis()) {
            lastBeat = now;
            client.heartbeat();
        }
    }

    void stop() {
        editing = false;
    }

    /** Why the client gave up, if it did: nothing that happens here is a reason to. */
    Optional<Throwable> failure() {
        return failure.get();
    }

    SoakRoom room() {
        return room;
    }

    int waiting() {
        return client.waiting();
    }

    /** Whether nothing is left to do at a position. */
    boolean isAt(long seq) {
        return client.waiting() == 0 && client.seq() == seq;
    }

    void end() {
        onlooker.ended(client.waiting());
        client.close();
    }

    @Override
    public String toString() {
        return client.id() + " of " + room.kind().name();
    }
}
