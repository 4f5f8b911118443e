package dev.tandem.functions.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.fixture.Rooms;
import dev.tandem.functions.sim.Fault;
import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.CommitResult;
import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.usecase.CreateRoom;
import dev.tandem.model.Commit;
import dev.tandem.room.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One seed of filtered clients in bad weather, which clears up in the end. */
final class FilterRun {
    private static final String ROOM = "room";
    private static final Duration EDITING = Duration.ofSeconds(14);
    private static final Duration TO_SETTLE = Duration.ofMinutes(4);

    private final SimWorld world;
    private final Weather weather;
    private final FilterVerdict verdict = new FilterVerdict();
    private final Site site;
    private final List<FilteredClient> clients;
    private boolean editing = true;
    private boolean running = true;
    private boolean settled;

    FilterRun(long seed) {
        world = new SimWorld(seed, seed % 3 == 0 ? Faults.heavy() : mild());
        weather = new Weather(world.random());
        SimGateway gateway = new SimGateway(world, weather);
        Rooms watched = new Watched(world, verdict);
        site = new Site(world, gateway, SimFunctions.of(world, watched, world.connections(), gateway), ROOM);
        clients = List.of(
                new FilteredClient(site, verdict, "ann", "phone"),
                new FilteredClient(site, verdict, "ann", "desk"),
                new FilteredClient(site, verdict, "ben", "tablet"),
                new FilteredClient(site, verdict, "cem", "laptop"));
    }

    private static Faults mild() {
        return Faults.heavy()
                .with(Fault.THROTTLED, .004)
                .with(Fault.REQUEST_LOST, .002)
                .with(Fault.ANSWER_LOST, .006);
    }

    FilterVerdict verdict() {
        return verdict;
    }

    /** Throws where a promise is broken. */
    void run() {
        site.gateway().listen(site.wiring());
        makeRoom();
        clients.forEach(client -> world.spawn(client.id(), () -> live(client)));
        world.spawn("director", this::direct);
        world.run();
        assertThat(settled).as("all have settled: %s", clients).isTrue();
        List<Commit> log = world.rooms().log(ROOM, 0, Integer.MAX_VALUE);
        for (FilteredClient client : clients) {
            assertThat(client.shows().seq()).as("%s has settled", client).isEqualTo(log.size());
            verdict.saw(client.id(), client.shows(), true);
        }
        verdict.check(log);
    }

    /** Sees how far the log may reach at any time. */
    private static final class Watched extends Rooms {
        private final FilterVerdict verdict;

        Watched(SimWorld world, FilterVerdict verdict) {
            super(world.rooms());
            this.verdict = verdict;
        }

        @Override
        public CommitResult commit(String room, Loaded loaded, Decision decision) {
            verdict.writing(loaded.head().seq() + 1);
            return super.commit(room, loaded, decision);
        }
    }

    private void makeRoom() {
        Identity owner = new Identity("ann", "ann", Instant.MAX);
        CreateRoom.Wish wish = new CreateRoom.Wish("packing-list", "Norway", Optional.of(ROOM), Optional.empty());
        boolean made = false;
        while (!made) {
            try {
                site.wiring().createRoom().create(owner, wish);
                made = true;
            } catch (StoreUnavailable unavailable) {
                // The world's own faults: the next attempt draws again.
            }
        }
    }

    private void live(FilteredClient client) {
        while (running) {
            world.sleep(Duration.ofMillis(40L + world.random().nextInt(200)));
            if (weather.strikes(.008)) {
                client.crash();
            } else if (weather.strikes(.006)) {
                client.drop();
            }
            client.tick(editing);
        }
    }

    private void direct() {
        world.sleep(EDITING);
        editing = false;
        world.sleep(Duration.ofSeconds(3));
        weather.clearUp();
        world.heal();
        long end = site.now() + TO_SETTLE.toMillis();
        while (!settled && site.now() < end) {
            world.sleep(Duration.ofSeconds(1));
            settled = isSettled();
        }
        running = false;
    }

    private boolean isSettled() {
        long head = world.rooms().head(ROOM).seq();
        return clients.stream().allMatch(client -> client.isAt(head));
    }
}
