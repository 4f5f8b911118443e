package dev.tandem.functions.convergence;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Identity;
import dev.tandem.functions.fixture.Rooms;
import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.store.dynamo.LogRecord;
import dev.tandem.functions.usecase.CreateRoom;
import dev.tandem.functions.usecase.Result;
import dev.tandem.functions.usecase.SetMember;
import dev.tandem.json.JsonReader;
import dev.tandem.model.Commit;
import dev.tandem.model.Member;
import dev.tandem.protocol.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One seed: somebody works in a room on three sockets and over REST, is removed at some moment, comes back with a live ticket, and is invited again. From
 * the answer to the removal to the invitation nothing of that person commits, and nothing of the room arrives.
 */
final class RemovalRun {
    static final String ROOM = "room";
    static final String OWNER = "ann";
    static final String REMOVED = "ben";

    private static final Duration AGAIN = Duration.ofSeconds(8);
    private static final Duration OUTSIDE = Duration.ofSeconds(2);
    private static final Duration BACK = Duration.ofSeconds(20);

    private final SimWorld world;
    private final Weather weather;
    private final SimGateway gateway;
    private final Wiring wiring;
    private final Way way;
    private final List<RemovalDevice> devices;
    private final RemovalDevice back;
    private final RemovalPoller poller;
    private Phase phase = Phase.INSIDE;
    private boolean running = true;
    private int inFlight;
    private int committedBefore;
    private int committedOutside;
    private boolean someShowLater;

    /** Where the person stands, as the owner knows. */
    enum Phase {
        INSIDE,
        OUTSIDE,
        INVITED_AGAIN
    }

    /** How somebody is removed: as it is done, or with a mistake in it. */
    @FunctionalInterface
    interface Way {
        /** Throws {@link StoreUnavailable} where it has to be asked for again. */
        void remove(RemovalRun run);
    }

    /** @param size mutations in a batch of the person */
    RemovalRun(long seed, Faults faults, int size, Way way, RemovalStores stores) {
        this.way = way;
        world = new SimWorld(seed, faults);
        weather = new Weather(world.random());
        gateway = new SimGateway(world, weather);
        Rooms slow = new SlowRooms(world);
        wiring = SimFunctions.of(world, slow, stores.connections(world), gateway);
        poller = new RemovalPoller(this, "rest");
        devices = Stream.of("b1", "b2", "b3")
                .map(client -> new RemovalDevice(this, REMOVED, client, size))
                .toList();
        back = new RemovalDevice(this, REMOVED, "b4", 1);
    }

    SimWorld world() {
        return world;
    }

    SimGateway gateway() {
        return gateway;
    }

    Wiring wiring() {
        return wiring;
    }

    Weather weather() {
        return weather;
    }

    Phase phase() {
        return phase;
    }

    boolean isRunning() {
        return running;
    }

    /** Commits when the removal was answered. */
    int committedBefore() {
        return committedBefore;
    }

    /** Mutations of the person that were on their way when the removal began. */
    int inFlight() {
        return inFlight;
    }

    int cutOff() {
        return gateway.cutOff();
    }

    /** Mutations that were on their way and came too late. */
    boolean someWereRefused() {
        return devices.stream().anyMatch(RemovalDevice::wasDismissed);
    }

    /** Commits of the person that are decided, and not visible yet. */
    boolean hasRowsToShow() {
        Set<LogRecord> shown = Set.copyOf(world.shown());
        return world.written().stream()
                .filter(entry -> !shown.contains(entry))
                .anyMatch(entry -> commit(entry).user().equals(REMOVED));
    }

    /** There were such commits when the removal was answered. */
    boolean someShowLater() {
        return someShowLater;
    }

    boolean someCommitted() {
        return commits().stream()
                .limit(committedBefore)
                .anyMatch(commit -> commit.user().equals(REMOVED));
    }

    /** Throws where a promise is broken. */
    void run() {
        gateway.listen(wiring);
        Identity owner = new Identity(OWNER, OWNER, Instant.MAX);
        var wish = new CreateRoom.Wish("packing-list", "Norway", Optional.of(ROOM), Optional.empty());
        insist(() -> wiring.createRoom().create(owner, wish));
        RemovalDevice anns = new RemovalDevice(this, OWNER, "a1", 1);
        RemovalDevice cems = new RemovalDevice(this, "cem", "c1", 1);
        Stream.concat(devices.stream(), Stream.of(anns, cems))
                .forEach(device -> world.spawn(device.client(), device::live));
        world.spawn("rest", poller::live);
        world.spawn("director", this::direct);
        world.run();
        check();
    }

    private void direct() {
        String ticket = wiringTicket();
        for (int look = 0; look < 100 && inFlightNow() < 75; look++) {
            world.sleep(Duration.ofMillis(100));
        }
        world.sleep(Duration.ofMillis(world.random().nextInt(150)));
        inFlight = inFlightNow();
        for (int attempt = 0; phase == Phase.INSIDE && attempt < 20; attempt++) {
            world.spawn("removal", this::remove);
            for (int wait = 0; phase == Phase.INSIDE && wait < AGAIN.toMillis() / 100; wait++) {
                world.sleep(Duration.ofMillis(100));
            }
        }
        devices.getFirst().comeBackWith(ticket);
        world.sleep(OUTSIDE);
        phase = Phase.INVITED_AGAIN;
        committedOutside = world.written().size();
        insist(() -> wiring.members()
                .set()
                .set(OWNER, ROOM, REMOVED, new SetMember.Wish("editor", Optional.empty(), Optional.empty())));
        weather.clearUp();
        world.heal();
        world.spawn("back", back::live);
        long end = world.clock().millis() + BACK.toMillis();
        while (!isBack() && world.clock().millis() < end) {
            world.sleep(Duration.ofMillis(200));
        }
        running = false;
    }

    private int inFlightNow() {
        return devices.stream().mapToInt(RemovalDevice::inFlight).sum() + poller.inFlight();
    }

    private String wiringTicket() {
        Identity who = new Identity(REMOVED, REMOVED, world.clock().instant().plusSeconds(3_600));
        return insist(() -> wiring.signIns().issueTicket().issue(who, Optional.empty(), Optional.empty()))
                .ticket();
    }

    private void remove() {
        try {
            way.remove(this);
            answered();
        } catch (StoreUnavailable unavailable) {
            // The owner asks again.
        }
    }

    /**
     * Counts what is decided, not what is visible. Transactions and writes are serialised, but each row of a transaction shows and is let go at its own
     * moment: a commit may be decided, let the member's row go, the removal be decided and answered, and only then the commit's log row show. That
     * commit came first. None can be decided later, whatever shows later.
     */
    private void answered() {
        if (phase == Phase.INSIDE) {
            phase = Phase.OUTSIDE;
            committedBefore = world.written().size();
            someShowLater = hasRowsToShow();
        }
    }

    /** As the use case does it. */
    void removeAsWeDo() {
        Result<Optional<Member>> result = wiring.members().remove().remove(OWNER, ROOM, REMOVED);
        if (!(result instanceof Result.Done)) {
            throw new AssertionError("refused: " + result);
        }
    }

    private List<Commit> commits() {
        return world.written().stream().map(RemovalRun::commit).toList();
    }

    private static Commit commit(LogRecord entry) {
        return Wire.commit(JsonReader.FILES.read(entry.body()));
    }

    private boolean isBack() {
        return world.written().reversed().stream()
                .limit(20)
                .anyMatch(entry -> entry.body().contains("\"" + back.client() + "\""));
    }

    private void check() {
        if (phase != Phase.INVITED_AGAIN) {
            throw new AssertionError("the removal was never answered");
        }
        for (Commit commit : commits().subList(committedBefore, committedOutside)) {
            if (commit.user().equals(REMOVED)) {
                throw new AssertionError("committed after the removal: " + commit.seq() + " of " + commit.client());
            }
        }
        if (!isBack()) {
            throw new AssertionError("whoever is invited again works again");
        }
    }

    private static <T> T insist(Supplier<T> attempt) {
        while (true) {
            try {
                return attempt.get();
            } catch (StoreUnavailable unavailable) {
                // The world's own faults: the next attempt draws again.
            }
        }
    }
}
