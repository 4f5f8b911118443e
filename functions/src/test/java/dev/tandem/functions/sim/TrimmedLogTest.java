package dev.tandem.functions.sim;

import static dev.tandem.functions.store.APackingList.ANNA;
import static dev.tandem.functions.store.APackingList.LIST;
import static dev.tandem.functions.store.APackingList.PHONE;
import static dev.tandem.functions.store.APackingList.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.store.APackingList;
import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.SnapshotPage;
import dev.tandem.functions.store.dynamo.Condition;
import dev.tandem.functions.store.dynamo.RowKey;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Value;
import dev.tandem.functions.store.dynamo.Write;
import dev.tandem.model.Commit;
import dev.tandem.model.EntityKey;
import dev.tandem.room.Need;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Entries of a log go up to its floor, and whoever deletes them stops half way: one of them is still there. */
final class TrimmedLogTest {
    private static final String ROOM = "trip";
    private static final EntityKey TENT = item("tent");
    private static final EntityKey STOVE = item("stove");
    private static final EntityKey LAMP = item("lamp");

    private final SimWorld world = new SimWorld(1, Faults.none());
    private final RoomStore rooms = world.rooms();

    TrimmedLogTest() {
        APackingList.in(rooms, ROOM).with(TENT, "Tent").with(STOVE, "Stove").with(LAMP, "Lamp");
        String room = "room#" + ROOM;
        world.tables()
                .write(
                        Table.ROOMS,
                        new Write.Update(
                                new RowKey(room, "meta"), Map.of("floor", new Value.Whole(3)), Condition.PRESENT));
        for (long seq = 2; seq <= 3; seq++) {
            RowKey entry = new RowKey(room, "log#%010d".formatted(seq));
            world.tables().write(Table.ROOMS, new Write.Delete(entry, Condition.ALWAYS));
        }
    }

    @Test
    void whole_types_are_still_read() {
        Loaded loaded = rooms.load(ROOM, ANNA, PHONE, new Need(Set.of(), Set.of("item")))
                .orElseThrow();

        assertThat(loaded.entities()).containsOnlyKeys(TENT, STOVE, LAMP);
    }

    @Test
    void the_room_is_still_read_whole_and_part_by_part() {
        assertThat(rooms.snapshot(ROOM).orElseThrow().entities()).hasSize(4);
        assertThat(rooms.page(ROOM, Optional.empty(), Optional.empty(), 10).map(SnapshotPage::entities))
                .hasValueSatisfying(entities -> assertThat(entities)
                        .extracting(entity -> entity.key())
                        .containsExactlyInAnyOrder(LIST, TENT, STOVE, LAMP));
    }

    @Test
    void what_happened_is_told_as_far_as_it_is_all_there() {
        List<Commit> newestFirst = rooms.logBefore(ROOM, Long.MAX_VALUE, 10);

        assertThat(newestFirst).extracting(Commit::seq).containsExactly(4L);
    }
}
