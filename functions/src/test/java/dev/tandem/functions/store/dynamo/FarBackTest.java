package dev.tandem.functions.store.dynamo;

import static dev.tandem.functions.store.APackingList.ANNA;
import static dev.tandem.functions.store.APackingList.PHONE;
import static dev.tandem.functions.store.APackingList.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.APackingList;
import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.room.Need;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a decision sees of the log where not all of it is there, or too much. */
final class FarBackTest {
    private static final String ROOM = "trip";

    private final SimWorld world = new SimWorld(5, Faults.none());

    private Loaded load(Rows rows, long after, Long... commits) {
        RoomStore rooms = new DynamoStores(rows, world.pause(), world.random()).rooms();
        Need need = new Need(Set.of(), Set.of(), Set.of(), Optional.of(after), Set.of(commits));
        return rooms.load(ROOM, ANNA, PHONE, need).orElseThrow();
    }

    private void aRoomOf(long commits, String text) {
        APackingList.in(world.rooms(), ROOM);
        LongStream.rangeClosed(2, commits)
                .forEach(seq -> world.tables().write(Table.ROOMS, new Write.Put(entry(seq, text), Condition.ALWAYS)));
    }

    private static Row entry(long seq, String text) {
        Change change = new Change.Created(item("i" + seq), Map.of("name", Json.of(text)), Optional.empty());
        return RoomRows.of(ROOM, new Commit(seq, seq, ANNA, PHONE, seq, seq, List.of(change), List.of(), Digest.EMPTY));
    }

    @Test
    void a_look_back_with_a_hole_is_not_given() {
        aRoomOf(9, "Sock");
        LaggingRows holed = new LaggingRows(world.tables()).hiding(Keys.log(ROOM, 6));

        assertThatThrownBy(() -> load(holed, 3)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> load(holed, 5)).isInstanceOf(StoreUnavailable.class);
        assertThat(load(holed, 6).log()).containsOnlyKeys(7L, 8L, 9L);
    }

    @Test
    void a_single_commit_that_is_not_there_though_the_log_goes_on_is_a_hole() {
        aRoomOf(9, "Sock");
        world.tables().write(Table.ROOMS, new Write.Delete(Keys.log(ROOM, 4), Condition.ALWAYS));

        assertThatThrownBy(() -> load(world.tables(), 8, 4L)).isInstanceOf(StoreUnavailable.class);
        assertThat(load(world.tables(), 8, 3L).log()).containsOnlyKeys(3L, 9L);
    }

    @Test
    void what_the_floor_let_go_is_left_out() {
        aRoomOf(9, "Sock");
        raiseFloorTo(4);
        LongStream.of(1, 2, 4)
                .forEach(seq ->
                        world.tables().write(Table.ROOMS, new Write.Delete(Keys.log(ROOM, seq), Condition.ALWAYS)));

        assertThat(load(world.tables(), 0, 2L, 4L).log()).containsOnlyKeys(5L, 6L, 7L, 8L, 9L);
    }

    private void raiseFloorTo(long floor) {
        world.tables()
                .write(
                        Table.ROOMS,
                        new Write.Update(
                                Keys.meta(ROOM), Map.of(Attribute.FLOOR, new Value.Whole(floor)), Condition.PRESENT));
    }

    @Test
    void nothing_beyond_the_head_that_was_read_is_given() {
        aRoomOf(9, "Sock");
        LaggingRows earlier = new LaggingRows(world.tables())
                .hiding(Keys.log(ROOM, 8))
                .hiding(Keys.log(ROOM, 9))
                .forQueries(1);

        Loaded loaded = load(earlier, 5, 9L);

        assertThat(loaded.head().seq()).isEqualTo(7);
        assertThat(loaded.log()).containsOnlyKeys(6L, 7L);
    }

    @Test
    void of_more_than_10_000_commits_the_newest_are_given() {
        aRoomOf(10_003, "S");

        Map<Long, Commit> log = load(world.tables(), 0).log();

        assertThat(log).hasSize(10_000).containsKeys(4L, 10_003L);
    }

    @Test
    void of_more_than_16_MB_the_newest_commits_are_given() {
        aRoomOf(180, "x".repeat(100_000));

        Map<Long, Commit> log = load(world.tables(), 0).log();

        assertThat(log).hasSizeBetween(160, 168).containsKey(180L).doesNotContainKey(12L);
        assertThat(LongStream.rangeClosed(181 - log.size(), 180).boxed()).allMatch(log::containsKey);
    }
}
