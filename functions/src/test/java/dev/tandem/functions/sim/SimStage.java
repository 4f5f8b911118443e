package dev.tandem.functions.sim;

import dev.tandem.functions.store.ConnectionStore;
import dev.tandem.functions.store.Race;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.Stage;
import dev.tandem.functions.store.TicketStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A world as a stage. Its races are run by tasks, in an order the seed decides. */
record SimStage(SimWorld world) implements Stage, Race {
    @Override
    public RoomStore rooms() {
        return world.rooms();
    }

    @Override
    public ConnectionStore connections() {
        return world.connections();
    }

    @Override
    public TicketStore tickets() {
        return world.tickets();
    }

    @Override
    public Race race() {
        return this;
    }

    @Override
    public void settle() {
        world.run();
    }

    @Override
    public <T> List<T> run(List<Supplier<T>> acts) {
        List<Optional<T>> results = new ArrayList<>(Collections.nCopies(acts.size(), Optional.empty()));
        for (int i = 0; i < acts.size(); i++) {
            int place = i;
            world.spawn(
                    "racer " + i,
                    () -> results.set(place, Optional.of(acts.get(place).get())));
        }
        world.run();
        return results.stream().map(Optional::orElseThrow).toList();
    }
}
