package dev.tandem.functions.convergence;

import dev.tandem.functions.Config;
import dev.tandem.functions.Surroundings;
import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Identity;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.sim.Fault;
import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.usecase.CreateRoom;
import dev.tandem.functions.usecase.Lanes;
import dev.tandem.functions.usecase.Result;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One seed: some people edit one room in bad weather for some time, one of them may be removed; then the weather clears up, and within some time
 * everybody has to have settled everything and to show the same.
 */
final class Run {
    static final String OWNER = "ann";
    static final Set<String> PEOPLE = Set.of(OWNER, "ben", "cem");

    private static final String ROOM = "room";
    private static final Duration BAD_WEATHER = Duration.ofSeconds(20);
    private static final Duration TO_SETTLE = Duration.ofMinutes(3);
    private static final Duration AGAIN = Duration.ofSeconds(6);

    private final SimWorld world;
    private final Weather weather;
    private final Tally tally = new Tally();
    private final Site site;
    private final List<SimClient> clients;
    private boolean editing = true;
    private boolean running = true;

    Run(long seed) {
        world = new SimWorld(seed, faults(seed));
        weather = new Weather(world.random(), tally);
        SimGateway gateway = new SimGateway(world, weather);
        site = new Site(world, gateway, wiring(gateway), tally, ROOM);
        clients = List.of(
                new SimClient(site, OWNER, "phone", world.random()),
                new SimClient(site, OWNER, "desk", world.random()),
                new SimClient(site, "ben", "tablet", world.random()),
                new SimClient(site, "cem", "laptop", world.random()));
    }

    /** Half of the runs are so bad that little gets done, half so that much gets done in spite of it. */
    private static Faults faults(long seed) {
        Faults bad = Faults.heavy().with(Fault.KILLED, .02);
        return seed % 2 == 0
                ? bad
                : bad.with(Fault.THROTTLED, .004)
                        .with(Fault.REQUEST_LOST, .002)
                        .with(Fault.ANSWER_LOST, .006)
                        .with(Fault.KILLED, .004);
    }

    Map<Sight, Integer> sights() {
        return tally.counts();
    }

    Map<Fault, Integer> faults() {
        return world.faults();
    }

    /** Throws where a promise is broken. */
    void run() {
        site.gateway().listen(site.wiring());
        makeRoom();
        clients.forEach(client -> world.spawn(client.id(), () -> live(client)));
        world.spawn("director", this::direct);
        if (world.random().nextInt(3) > 0) {
            world.spawn("removal", this::remove);
        }
        world.run();
        new Verdict(site, clients).check();
    }

    private Wiring wiring(SimGateway gateway) {
        Config config = new Config(
                "local",
                "",
                Optional.empty(),
                URI.create("http://push"),
                URI.create("ws://sockets"),
                "",
                "",
                "",
                Set.of(),
                Optional.of(Role.EDITOR));
        Surroundings around = new Surroundings(
                world.clock(),
                world.random(),
                world.random(),
                world.pause()::forAbout,
                Lanes.single(),
                Lanes.single(),
                new Log(world.clock(), line -> {}));
        return Wiring.of(
                config, new Wiring.Ports(world.rooms(), world.connections(), world.tickets(), () -> gateway), around);
    }

    /** The others come in by the link. */
    private void makeRoom() {
        Identity owner = new Identity(OWNER, OWNER, Instant.MAX);
        CreateRoom.Wish wish = new CreateRoom.Wish("packing-list", "Norway", Optional.of(ROOM), Optional.empty());
        insist(() -> site.wiring().createRoom().create(owner, wish));
    }

    private void live(SimClient client) {
        while (running) {
            world.sleep(Duration.ofMillis(50L + world.random().nextInt(250)));
            if (editing && world.random().nextInt(4) == 0) {
                client.edit();
            }
            misfortune(client);
            client.tick();
        }
    }

    private void misfortune(SimClient client) {
        if (weather.strikes(.012, Sight.CRASH)) {
            client.crash();
        } else if (weather.strikes(.006, Sight.SOCKET_CUT)) {
            client.drop();
        } else if (weather.strikes(.002, Sight.SOCKET_CUT)) {
            client.forget();
        }
    }

    private void direct() {
        world.sleep(BAD_WEATHER);
        editing = false;
        weather.clearUp();
        world.heal();
        long end = site.now() + TO_SETTLE.toMillis();
        while (!settled() && site.now() < end) {
            world.sleep(Duration.ofSeconds(1));
        }
        running = false;
    }

    private boolean settled() {
        long head = site.world().rooms().head(ROOM).seq();
        return clients.stream().allMatch(client -> client.isAt(head));
    }

    /** It may have to be said again: what says it may die, and whoever has not come yet cannot be removed. */
    private void remove() {
        String user = world.random().nextBoolean() ? "ben" : "cem";
        world.sleep(Duration.ofMillis(3_000L + world.random().nextInt(12_000)));
        while (running && !site.hasLeft(user)) {
            world.spawn("remove", () -> remove(user));
            world.sleep(AGAIN);
        }
    }

    private void remove(String user) {
        try {
            site.leaving(user);
            var result = site.wiring().removeMember().remove(OWNER, ROOM, user);
            long head = world.rooms().head(ROOM).seq();
            if (result instanceof Result.Done<Optional<Member>>(var row) && row.isPresent()) {
                site.left(user, head);
            }
        } catch (StoreUnavailable unavailable) {
            // It is said again.
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
