package dev.tandem.functions.convergence;

import dev.tandem.functions.Config;
import dev.tandem.functions.Ports;
import dev.tandem.functions.Surroundings;
import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Identity;
import dev.tandem.functions.mail.Mail;
import dev.tandem.functions.sim.Fault;
import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.usecase.CreateRoom;
import dev.tandem.functions.usecase.SetMember;
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
    private static final Duration EDITING = Duration.ofSeconds(16);
    private static final Duration AFTERWARDS = Duration.ofSeconds(5);
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
        boolean benIsLast = world.random().nextBoolean();
        world.spawn("roles", () -> changeRoles(benIsLast ? "ben" : "cem"));
        if (world.random().nextInt(3) > 0) {
            world.spawn("removal", () -> remove(benIsLast ? "cem" : "ben"));
        }
        world.run();
        new Verdict(site, clients).check();
    }

    private Wiring wiring(SimGateway gateway) {
        return wiring(world, new StrictRooms(world.rooms()), gateway);
    }

    /** The functions over the stores of a world. */
    static Wiring wiring(SimWorld world, RoomStore rooms, SimGateway gateway) {
        return wiring(world, rooms, world.connections(), gateway);
    }

    static Wiring wiring(SimWorld world, RoomStore rooms, ConnectionStore connections, SimGateway gateway) {
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
                        Optional.of(Role.EDITOR))
                // Both ways of telling, in bad runs and in better ones.
                .express(world.seed() % 4 < 2);
        Surroundings around = world.surroundings(line -> {});
        return Wiring.of(
                config,
                new Ports(
                        rooms,
                        world.lives(),
                        world.answers(),
                        connections,
                        world.locks(),
                        world.tickets(),
                        world.notifications(),
                        world.invitations(),
                        world.people(),
                        () -> gateway,
                        () -> Mail.NONE),
                around);
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
        world.sleep(EDITING);
        editing = false;
        // What is told last may get lost too.
        world.sleep(AFTERWARDS);
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

    /** Who is a viewer for a moment changes nothing in it. */
    private void changeRoles(String user) {
        while (editing) {
            world.sleep(Duration.ofMillis(300L + world.random().nextInt(1_500)));
            String role = world.random().nextInt(3) == 0 ? "viewer" : "editor";
            world.spawn(
                    "role",
                    () -> attempt(() -> site.wiring()
                            .members()
                            .set()
                            .set(OWNER, ROOM, user, new SetMember.Wish(role, Optional.empty(), Optional.empty()))));
        }
    }

    /** It may have to be said again: what says it may die, and whoever has not come yet cannot be removed. */
    private void remove(String user) {
        world.sleep(Duration.ofMillis(3_000L + world.random().nextInt(12_000)));
        site.leaving(user);
        world.spawn("watch", () -> watch(user));
        while (running && !site.hasLeft(user)) {
            world.spawn(
                    "remove",
                    () -> attempt(() -> site.wiring().members().remove().remove(OWNER, ROOM, user)));
            world.sleep(AGAIN);
        }
    }

    /** From when on the person is no member, whatever else of the removal was done. */
    private void watch(String user) {
        while (running && !site.hasLeft(user)) {
            world.spawn(
                    "look",
                    () -> attempt(() -> {
                        if (world.rooms()
                                .member(ROOM, user)
                                .filter(row -> !row.active())
                                .isPresent()) {
                            site.left(user, world.rooms().head(ROOM).seq());
                        }
                    }));
            world.sleep(Duration.ofMillis(100));
        }
    }

    private static void attempt(Runnable act) {
        try {
            act.run();
        } catch (StoreUnavailable unavailable) {
            // Its caller tries again.
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
