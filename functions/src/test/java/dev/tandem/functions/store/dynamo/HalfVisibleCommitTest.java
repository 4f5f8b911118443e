package dev.tandem.functions.store.dynamo;

import static dev.tandem.functions.store.APackingList.ANNA;
import static dev.tandem.functions.store.APackingList.PHONE;
import static dev.tandem.functions.store.APackingList.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.APackingList;
import dev.tandem.functions.store.Draft;
import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Snapshot;
import dev.tandem.room.Need;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commit 3 changes the tent and adds a stove; some of its rows are visible, and some are not yet. */
final class HalfVisibleCommitTest {
    private static final String ROOM = "trip";
    private static final EntityKey TENT = APackingList.item("tent");
    private static final EntityKey STOVE = APackingList.item("stove");
    private static final Need ITEMS = new Need(Set.of(), Set.of("item"));

    private final SimWorld world = new SimWorld(3, Faults.none());
    private final APackingList room = APackingList.in(world.rooms(), ROOM).with(TENT, "Tent");
    private final Row tentBefore =
            world.tables().get(Table.ROOMS, Keys.entity(ROOM, TENT)).orElseThrow();
    private final List<Duration> waits = new ArrayList<>();

    @BeforeEach
    void commit() {
        Loaded loaded = room.load(TENT, STOVE);
        room.commit(
                loaded,
                Draft.on(loaded)
                        .update(TENT, "name", Json.of("Tarp"))
                        .create(STOVE, named("Stove"))
                        .applied());
    }

    private LaggingRows lagging() {
        return new LaggingRows(world.tables());
    }

    private RoomStore over(Rows rows) {
        return new DynamoStores(rows, waits::add, world.random()).rooms();
    }

    private Snapshot truth() {
        return world.rooms().snapshot(ROOM).orElseThrow();
    }

    @Test
    void J3_a_snapshot_lays_the_end_of_the_log_over_rows_that_lag() {
        LaggingRows rows = lagging().showing(tentBefore).hiding(Keys.entity(ROOM, STOVE));

        assertThat(over(rows).snapshot(ROOM)).contains(truth());
        assertThat(waits).isEmpty();
    }

    @Test
    void a_load_of_a_type_is_complete_as_of_its_head() {
        LaggingRows rows = lagging().showing(tentBefore).hiding(Keys.entity(ROOM, STOVE));

        Loaded loaded = over(rows).load(ROOM, ANNA, PHONE, ITEMS).orElseThrow();

        assertThat(loaded)
                .isEqualTo(world.rooms().load(ROOM, ANNA, PHONE, ITEMS).orElseThrow());
        assertThat(loaded.entities()).containsOnlyKeys(TENT, STOVE);
    }

    @Test
    void J3_a_snapshot_waits_for_the_entry_of_an_entity_that_is_ahead_of_the_log() {
        LaggingRows rows = lagging().hiding(Keys.log(ROOM, 3)).forQueries(6);

        assertThat(over(rows).snapshot(ROOM)).contains(truth());
        assertThat(waits).hasSize(2);
    }

    @Test
    void a_snapshot_that_never_becomes_consistent_is_not_given() {
        assertThatThrownBy(() -> over(lagging().hiding(Keys.log(ROOM, 3))).snapshot(ROOM))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(waits).hasSize(8);
    }

    @Test
    void S7_a_snapshot_that_does_not_have_the_digest_of_the_log_is_not_given() {
        for (int i = 0; i < 60; i++) {
            world.sleep(Duration.ofSeconds(2));
            add("sock" + i);
        }
        RowKey older = Keys.entity(ROOM, APackingList.item("sock0"));

        assertThat(over(lagging()).snapshot(ROOM)).contains(truth());
        assertThatThrownBy(() -> over(lagging().hiding(older)).snapshot(ROOM)).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void the_end_of_the_log_reaches_back_for_a_minute_however_many_entries_that_are() {
        for (int i = 0; i < 80; i++) {
            add("sock" + i);
        }
        LaggingRows rows = lagging().showing(tentBefore).hiding(Keys.entity(ROOM, STOVE));

        assertThat(over(rows).snapshot(ROOM)).contains(truth());
        assertThat(over(rows).load(ROOM, ANNA, PHONE, ITEMS))
                .isEqualTo(world.rooms().load(ROOM, ANNA, PHONE, ITEMS));
    }

    @Test
    void the_end_of_the_log_reaches_back_for_some_entries_however_old_they_are() {
        for (int i = 0; i < 20; i++) {
            world.sleep(Duration.ofHours(1));
            add("sock" + i);
        }
        LaggingRows rows = lagging().showing(tentBefore).hiding(Keys.entity(ROOM, STOVE));

        assertThat(over(rows).snapshot(ROOM)).contains(truth());
    }

    @Test
    void S2_a_log_with_a_hole_is_not_given() {
        add("sock");
        RoomStore holed = over(lagging().hiding(Keys.log(ROOM, 3)));

        assertThatThrownBy(() -> holed.log(ROOM, 0, 1 << 20)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> holed.log(ROOM, 2, 1 << 20)).isInstanceOf(StoreUnavailable.class);
        assertThat(holed.log(ROOM, 3, 1 << 20)).hasSize(1);
    }

    private void add(String id) {
        Loaded loaded = room.load(APackingList.item(id));
        room.commit(
                loaded,
                Draft.on(loaded)
                        .create(APackingList.item(id), named("Sock"))
                        .at(world.clock().millis())
                        .applied());
    }
}
