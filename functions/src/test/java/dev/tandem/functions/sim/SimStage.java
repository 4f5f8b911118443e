package dev.tandem.functions.sim;

import dev.tandem.functions.store.Race;
import dev.tandem.functions.store.StoresStage;
import dev.tandem.functions.store.dynamo.DynamoStores;
import dev.tandem.functions.store.dynamo.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Stores in a world as a stage. Its races are run by tasks, in an order the seed decides. */
record SimStage(SimWorld world, DynamoStores stores) implements StoresStage, Race {
    /** In a world that lets nothing go wrong, over rows that may be spoilt. */
    static SimStage over(UnaryOperator<Rows> spoiling) {
        SimWorld world = new SimWorld(7, Faults.none());
        Rows rows = spoiling.apply(world.tables());
        return new SimStage(world, new DynamoStores(rows, world.pause(), world.random()));
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
