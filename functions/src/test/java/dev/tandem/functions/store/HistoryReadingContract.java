package dev.tandem.functions.store;

import static dev.tandem.functions.store.APackingList.LIST;
import static dev.tandem.functions.store.APackingList.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link RoomStore} gives to whoever reads the log backwards. */
public abstract class HistoryReadingContract {
    private static final String ROOM = "trip";
    private static final EntityKey TENT = item("tent");
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    private final Stage stage;

    protected HistoryReadingContract(Stage stage) {
        this.stage = stage;
    }

    private RoomStore store() {
        return stage.rooms();
    }

    private APackingList room(int items) {
        APackingList room = APackingList.in(store(), ROOM);
        for (int i = 1; i <= items; i++) {
            room.with(item("i" + i), "Sock");
        }
        return room;
    }

    @Test
    void H5_the_log_is_read_backwards_from_any_position() {
        room(60);
        List<Commit> newestFirst = store().log(ROOM, 0, 1 << 20).reversed();

        assertThat(store().logBefore(ROOM, Long.MAX_VALUE, 50)).isEqualTo(newestFirst.subList(0, 50));
        assertThat(store().logBefore(ROOM, 12, 50)).isEqualTo(newestFirst.subList(50, 61));
        assertThat(store().logBefore(ROOM, 12, 3)).isEqualTo(newestFirst.subList(50, 53));
        assertThat(store().logBefore(ROOM, 62, 1)).isEqualTo(newestFirst.subList(0, 1));
        assertThat(store().logBefore(ROOM, 1, 50)).isEmpty();
        assertThat(store().logBefore(ROOM, 0, 50)).isEmpty();
        assertThat(store().logBefore("other", 12, 50)).isEmpty();
    }

    @Test
    void H3_a_commit_is_found_by_its_position() {
        room(3);

        assertThat(store().logAt(ROOM, 2)).contains(store().log(ROOM, 1, 1).getFirst());
        assertThat(store().logAt(ROOM, 4)).isPresent();
        assertThat(store().logAt(ROOM, 5)).isEmpty();
        assertThat(store().logAt(ROOM, 0)).isEmpty();
        assertThat(store().logAt("other", 2)).isEmpty();
    }

    @Test
    void H3_entities_are_found_by_their_keys_tombstones_too() {
        APackingList room = room(0).with(TENT, "Tent").with(item("stove"), "Stove");
        Loaded loaded = room.load(TENT);
        room.commit(loaded, Draft.on(loaded).delete(TENT).applied());

        Map<EntityKey, Entity> found = store().entities(ROOM, List.of(TENT, LIST, TENT, item("never"), item("stove")));

        assertThat(found).containsOnlyKeys(TENT, LIST, item("stove"));
        assertThat(found)
                .hasEntrySatisfying(TENT, tent -> assertThat(tent.deleted()).isTrue());
        assertThat(store().entities(ROOM, List.of())).isEmpty();
    }

    @Test
    void H3_where_a_history_goes_on_is_kept_for_one_entity_one_epoch_and_one_position() {
        Waypoint waypoint = new Waypoint(7, Map.of("name", Json.of("Tent ☂"), "weight", Json.of(3)));
        Waypoint other = new Waypoint(6, Map.of());

        store().keepWaypoint(ROOM, "e1", TENT, 9, waypoint, LATER);
        store().keepWaypoint(ROOM, "e1", TENT, 8, other, LATER);
        store().keepWaypoint(ROOM, "e1", TENT, 8, other, LATER);

        assertThat(store().waypoint(ROOM, "e1", TENT, 9)).contains(waypoint);
        assertThat(store().waypoint(ROOM, "e1", TENT, 8)).contains(other);
        assertThat(store().waypoint(ROOM, "e1", TENT, 90)).isEmpty();
        assertThat(store().waypoint(ROOM, "e2", TENT, 9)).isEmpty();
        assertThat(store().waypoint(ROOM, "e1", item("stove"), 9)).isEmpty();
        assertThat(store().waypoint("other", "e1", TENT, 9)).isEmpty();
    }
}
