package dev.tandem.functions.sim;

import dev.tandem.functions.store.APackingList;
import dev.tandem.functions.store.CommitResult;
import dev.tandem.functions.store.Draft;
import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Receipt;
import dev.tandem.model.RoomMeta;
import dev.tandem.model.Snapshot;
import dev.tandem.room.Decision;
import dev.tandem.room.Need;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Several people at one room, each with a queue of mutations, and others who read meanwhile. */
final class Bustle {
    static final String ROOM = "trip";
    static final int PEOPLE = 4;
    static final int MUTATIONS = 6;

    private static final int THINGS = 4;
    static final int READINGS = 6;

    private static final int PATIENCE = 200;

    private final SimWorld world;
    private final RoomStore rooms;
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final List<Loaded> wholeTypes = new ArrayList<>();

    Bustle(SimWorld world) {
        this(world, world.rooms());
    }

    /** The same at a store that may be wrong. */
    Bustle(SimWorld world, RoomStore rooms) {
        this.world = world;
        this.rooms = rooms;
    }

    static String client(int person) {
        return "client" + person;
    }

    List<Snapshot> snapshots() {
        return snapshots;
    }

    /** Loads of every item, as they were read. */
    List<Loaded> wholeTypes() {
        return wholeTypes;
    }

    /** Runs until everybody has what they wanted. */
    void run() {
        insist(() -> rooms.create(meta(), APackingList.owner(), APackingList.founding(ROOM)));
        for (int person = 0; person < PEOPLE; person++) {
            String client = client(person);
            insist(() -> rooms.register(ROOM, client, APackingList.ANNA));
            world.spawn(client, () -> work(client));
        }
        world.spawn("snapshots", () -> read(() -> rooms.snapshot(ROOM).ifPresent(snapshots::add)));
        world.spawn(
                "types",
                () -> read(() ->
                        load(client(0), new Need(Set.of(), Set.of("item"))).ifPresent(wholeTypes::add)));
        world.run();
    }

    private static RoomMeta meta() {
        return APackingList.meta(ROOM);
    }

    private void read(Runnable reading) {
        for (int i = 0; i < READINGS; i++) {
            world.sleep(Duration.ofMillis(world.random().nextInt(400)));
            insist(() -> {
                reading.run();
                return true;
            });
        }
    }

    private void work(String client) {
        for (long n = 1; n <= MUTATIONS; n++) {
            world.sleep(Duration.ofMillis(world.random().nextInt(300)));
            settle(client, n);
        }
    }

    /** Tries until the receipt says that the mutation is decided: no other answer counts. */
    private void settle(String client, long n) {
        for (int tries = 0; tries < PATIENCE; tries++) {
            EntityKey thing = APackingList.item("thing" + world.random().nextInt(THINGS));
            Loaded loaded = insist(() -> load(client, new Need(Set.of(thing), Set.of())))
                    .orElseThrow();
            if (last(loaded) >= n || tryOnce(loaded, thing)) {
                return;
            }
        }
        throw new AssertionError(client + " never gets through");
    }

    private boolean tryOnce(Loaded loaded, EntityKey thing) {
        Decision decision = decide(loaded, thing);
        try {
            return switch (rooms.commit(ROOM, loaded, decision)) {
                case CommitResult.Committed committed -> true;
                case CommitResult.Lost lost -> pause();
                case CommitResult.MemberChanged changed -> throw new AssertionError("nobody changes members here");
                case CommitResult.Unknown unknown -> false;
            };
        } catch (StoreUnavailable unavailable) {
            return pause();
        }
    }

    private Decision decide(Loaded loaded, EntityKey thing) {
        Draft draft = Draft.on(loaded).at(world.clock().millis());
        Optional<Entity> entity =
                Optional.ofNullable(loaded.entities().get(thing)).filter(it -> !it.deleted());
        if (entity.isEmpty()) {
            return draft.create(thing, APackingList.named("new")).applied();
        }
        return switch (world.random().nextInt(4)) {
            case 0 -> draft.delete(thing).applied();
            case 1 -> draft.reading(thing, entity.get().seq()).rejected();
            default ->
                draft.update(thing, "name", Json.of(world.clock().millis())).applied();
        };
    }

    private Optional<Loaded> load(String client, Need need) {
        return rooms.load(ROOM, APackingList.ANNA, client, need);
    }

    private static long last(Loaded loaded) {
        return loaded.receipt().map(Receipt::last).orElseThrow();
    }

    private <T> T insist(Supplier<T> act) {
        for (int tries = 0; tries < PATIENCE; tries++) {
            try {
                return act.get();
            } catch (StoreUnavailable unavailable) {
                pause();
            }
        }
        throw new AssertionError("never available");
    }

    private boolean pause() {
        world.sleep(Duration.ofMillis(1 + world.random().nextInt(60)));
        return false;
    }
}
