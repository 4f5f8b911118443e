package dev.tandem.functions.convergence;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.sim.SimWorld;
import java.util.random.RandomGenerator;

/** What the clients of one run share: the room and the way to it. */
final class Site {
    private final SimWorld world;
    private final SimGateway gateway;
    private final Wiring wiring;
    private final String room;

    Site(SimWorld world, SimGateway gateway, Wiring wiring, String room) {
        this.world = world;
        this.gateway = gateway;
        this.wiring = wiring;
        this.room = room;
    }

    SimGateway gateway() {
        return gateway;
    }

    Wiring wiring() {
        return wiring;
    }

    String room() {
        return room;
    }

    RandomGenerator random() {
        return world.random();
    }

    /** Virtual milliseconds. */
    long now() {
        return world.clock().millis();
    }
}
