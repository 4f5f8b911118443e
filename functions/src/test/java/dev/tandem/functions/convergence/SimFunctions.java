package dev.tandem.functions.convergence;

import dev.tandem.functions.Config;
import dev.tandem.functions.Ports;
import dev.tandem.functions.Surroundings;
import dev.tandem.functions.Wiring;
import dev.tandem.functions.mail.Mail;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Role;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** The functions over the stores of a world. */
final class SimFunctions {
    private SimFunctions() {}

    /** These take the place of the world's own stores. */
    static Wiring of(SimWorld world, RoomStore rooms, ConnectionStore connections, SimGateway gateway) {
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
}
