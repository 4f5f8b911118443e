package dev.tandem.functions.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.fixture.Posts;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.Session;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** R12: a socket opens while its person signs out. Whatever order it happens in, nothing is open in the end. */
final class SignOutRacesTest {
    private static final int RUNS = 500;

    @Test
    void R12_of_a_sign_out_and_a_socket_that_opens_meanwhile_the_sign_out_wins() {
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        for (int seed = 0; seed < RUNS; seed++) {
            race(seed, refused, closed);
        }

        assertThat(refused.get()).as("the socket saw the sign-out").isPositive();
        assertThat(closed.get()).as("the sign-out saw the socket").isPositive();
    }

    private static void race(int seed, AtomicInteger refused, AtomicInteger closed) {
        SimWorld world = new SimWorld(seed, Faults.none());
        Posts posts = new Posts();
        Log log = new Log(world.clock(), line -> {});
        FanOut fanOut = new FanOut(() -> posts, Lanes.single(), world.pause()::forAbout, world.random(), log);
        EndConnections end =
                new EndConnections(connection -> world.connections().close(connection), fanOut);
        Session session = new Session("phone", world.clock().instant());
        Identity anna =
                new Identity("anna", "Anna", world.clock().instant().plusSeconds(3600), Optional.empty(), session);
        AtomicInteger opened = new AtomicInteger();

        world.spawn(
                "connect",
                () -> opened.set(
                        new OpenConnection(world.connections(), world.tickets(), end, world.clock()).open("c=", anna)
                                ? 1
                                : 0));
        world.spawn(
                "sign out",
                () -> new SignOut(world.tickets(), world.connections(), end, world.clock())
                        .signOut(anna, seed % 2 == 0));
        world.run();

        assertThat(world.connections().find("c=", world.clock().instant()))
                .as("seed %d", seed)
                .isEmpty();
        assertThat(world.connections().opened("anna", world.clock().instant()))
                .as("seed %d", seed)
                .isEmpty();
        assertThat(opened.get() == 0 || posts.closed().contains("c="))
                .as("seed %d", seed)
                .isTrue();
        refused.addAndGet(1 - opened.get());
        closed.addAndGet(posts.closed().isEmpty() ? 0 : 1);
    }
}
