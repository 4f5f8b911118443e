package dev.tandem.functions.proof;

import static java.util.stream.Collectors.toSet;

import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Snapshot;
import dev.tandem.room.Need;
import java.util.List;
import java.util.Set;

/** Writes down how a run ended. */
final class Ending {
    private final SimWorld world;
    private final Stage stage;
    private final Site site;

    Ending(SimWorld world, Stage stage, Site site) {
        this.world = world;
        this.stage = stage;
        this.site = site;
    }

    void write() {
        site.devices().forEach(device -> device.ended().forEach(stage::add));
        rests();
    }

    private void rests() {
        RoomStore rooms = world.rooms();
        long floor = rooms.meta(site.room()).orElseThrow().floor();
        List<Commit> log = rooms.log(site.room(), floor, Integer.MAX_VALUE);
        Set<EntityKey> keys = stage.history().happenings().stream()
                .filter(Happening.Decided.class::isInstance)
                .flatMap(happening -> ((Happening.Decided) happening).commit().changes().stream())
                .map(Change::key)
                .collect(toSet());
        Loaded loaded = rooms.load(site.room(), Site.OWNER, "ann-phone", new Need(keys, Set.of()))
                .orElseThrow();
        Snapshot snapshot = rooms.snapshot(site.room()).orElseThrow();
        stage.add(new Happening.Rests(
                stage.now(),
                site.room(),
                log,
                loaded.entities(),
                snapshot.head().seq(),
                snapshot.head().digest()));
    }
}
