package dev.tandem.functions.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.limit.Limits;
import dev.tandem.functions.limit.Throttle;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.SnapshotPage;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.usecase.Lanes;
import dev.tandem.functions.usecase.Patience;
import dev.tandem.functions.usecase.RoomKinds;
import dev.tandem.functions.usecase.RoomMemory;
import dev.tandem.functions.usecase.SubmitUpdate;
import dev.tandem.functions.usecase.UpdateLimits;
import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Role;
import dev.tandem.model.RoomMeta;
import dev.tandem.model.Splice;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.room.Digests;
import dev.tandem.room.Fold;
import dev.tandem.room.Room;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rooms are read part by part while people write in them: all parts are the room at one position. */
final class PagesUnderCommitsTest {
    private static final String ROOM = "shop";
    private static final List<String> PEOPLE = List.of("ben", "cleo", "dora");
    private static final int BATCHES = 25;
    private static final int WALKS = 12;

    private final Kind kind = Kinds.bundled().find("inventory").orElseThrow();
    private final List<Walk> walks = new ArrayList<>();
    private int writing;

    /** What somebody read, from the first part to the last. */
    private record Walk(Head at, List<Entity> entities, int parts) {}

    private static EntityKey item(int i) {
        return new EntityKey("stockItem", "i" + i);
    }

    private SimWorld world(long seed, Faults faults) {
        SimWorld world = new SimWorld(seed, Faults.none());
        RoomStore rooms = world.rooms();
        rooms.create(
                new RoomMeta(ROOM, kind.name(), kind.version(), "Shop", "epoch", 0, Optional.empty(), 0),
                new Member("anna", "Anna", Role.OWNER, true, 1),
                Room.found(kind, "Shop", "anna", 0));
        PEOPLE.forEach(user -> {
            rooms.putMember(ROOM, new Member(user, user, Role.EDITOR, true, 1), 0);
            rooms.register(ROOM, user, user);
        });
        world.suffer(faults);
        return world;
    }

    private void write(SimWorld world, String user) {
        var submit = new SubmitUpdate(
                world.rooms(),
                new RoomKinds(world.rooms(), Kinds.bundled()),
                new RoomMemory(),
                Lanes.single(),
                new UpdateLimits(new Throttle(Limits.OFF, world.clock(), _ -> {})),
                new Patience(world.clock(), world.pause()::forAbout, world.random()),
                world.clock(),
                new Log(world.clock(), line -> {}));
        for (int n = 1; n <= BATCHES; n++) {
            long base = patiently(world, () -> world.rooms().head(ROOM)).seq();
            var update = new Update(
                    Optional.empty(), ROOM, user, "epoch", List.of(new Mutation(n, base, List.of(any(world, base)))));
            while (!(submit.submit(user, update) instanceof ServerMessage.Ack)) {
                world.sleep(Duration.ofMillis(50));
            }
        }
        writing--;
    }

    private static Operation any(SimWorld world, long base) {
        EntityKey key = item(world.random().nextInt(12));
        Map<String, Json> fields = Map.of("sku", Json.of("S" + base), "name", Json.of("N" + base));
        return switch (world.random().nextInt(7)) {
            case 0, 1 -> new Operation.Create(key, fields);
            case 2 -> new Operation.Update(key, Map.of("name", Json.of("M" + base), "unit", Json.NULL));
            case 3 -> new Operation.Update(key, Map.of("unit", Json.of("kg")));
            case 4 -> new Operation.Increment(key, "onHand", BigDecimal.TEN);
            case 5 -> new Operation.SpliceText(key, "notes", Optional.empty(), List.of(new Splice(0, 0, "ข้อ" + base)));
            default -> new Operation.Delete(key);
        };
    }

    private void walk(SimWorld world) {
        for (int i = 0; i < WALKS && writing > 0; i++) {
            int limit = 1 + world.random().nextInt(4);
            List<Entity> all = new ArrayList<>();
            SnapshotPage page = page(world, Optional.empty(), Optional.empty(), limit);
            Head at = page.at();
            int parts = 1;
            all.addAll(page.entities());
            while (page.next().isPresent()) {
                world.sleep(Duration.ofMillis(world.random().nextInt(200)));
                page = page(world, Optional.of(at), page.next(), limit);
                all.addAll(page.entities());
                parts++;
            }
            walks.add(new Walk(at, all, parts));
        }
    }

    private static SnapshotPage page(SimWorld world, Optional<Head> at, Optional<EntityKey> after, int limit) {
        return patiently(world, () -> world.rooms().page(ROOM, at, after, limit))
                .orElseThrow();
    }

    private static <T> T patiently(SimWorld world, Supplier<T> read) {
        while (true) {
            try {
                return read.get();
            } catch (StoreUnavailable again) {
                world.sleep(Duration.ofMillis(20));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 7, 8, 9, 10, 12})
    void R14_all_parts_are_the_fold_of_the_log_at_their_position(long seed) {
        SimWorld world = world(seed, seed % 2 == 0 ? Faults.heavy() : Faults.none());
        writing = PEOPLE.size();
        PEOPLE.forEach(user -> world.spawn(user, () -> write(world, user)));
        world.spawn("reader", () -> walk(world));
        world.spawn("other reader", () -> walk(world));
        world.run();
        world.heal();

        List<Commit> log = world.rooms().log(ROOM, 0, 1 << 26);
        assertThat(walks).hasSizeGreaterThan(4).anySatisfy(walk -> {
            assertThat(walk.parts()).isGreaterThan(2);
            assertThat(walk.at().seq()).isLessThan(log.getLast().seq());
        });
        assertThat(walks).allSatisfy(walk -> {
            List<Entity> then = Fold.replay(log.subList(0, (int) walk.at().seq())).values().stream()
                    .filter(entity -> !entity.deleted())
                    .toList();
            assertThat(walk.entities()).containsExactlyInAnyOrderElementsOf(then);
            assertThat(Digests.of(walk.entities())).isEqualTo(walk.at().digest());
        });
    }
}
