package dev.tandem.functions.store;

import static dev.tandem.functions.store.APackingList.LIST;
import static dev.tandem.functions.store.APackingList.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.room.Digests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link RoomStore} gives to whoever reads a room part by part. */
public abstract class SnapshotPageContract {
    private static final String ROOM = "trip";

    private final Stage stage;

    protected SnapshotPageContract(Stage stage) {
        this.stage = stage;
    }

    private RoomStore store() {
        return stage.rooms();
    }

    private APackingList room(int items) {
        APackingList room = APackingList.in(store(), ROOM);
        for (int i = 0; i < items; i++) {
            room.with(item("i" + i), "Sock");
        }
        return room;
    }

    private SnapshotPage first(int limit) {
        return store().page(ROOM, Optional.empty(), Optional.empty(), limit).orElseThrow();
    }

    /** All that follow, as of the same position. */
    private List<Entity> rest(SnapshotPage first, int limit) {
        List<Entity> all = new ArrayList<>(first.entities());
        Optional<EntityKey> after = first.next();
        while (after.isPresent()) {
            SnapshotPage page =
                    store().page(ROOM, Optional.of(first.at()), after, limit).orElseThrow();
            assertThat(page.at()).isEqualTo(first.at());
            assertThat(page.epoch()).isEqualTo(first.epoch());
            all.addAll(page.entities());
            after = page.next();
        }
        return all;
    }

    private void change(APackingList room, EntityKey key, String name) {
        Loaded loaded = room.load(key);
        room.commit(loaded, Draft.on(loaded).update(key, "name", Json.of(name)).applied());
    }

    private void delete(APackingList room, EntityKey key) {
        Loaded loaded = room.load(key);
        room.commit(loaded, Draft.on(loaded).delete(key).applied());
    }

    @Test
    void R14_all_parts_together_are_the_snapshot() {
        room(7);

        for (int limit : List.of(1, 3, 8, 100)) {
            assertThat(rest(first(limit), limit))
                    .isEqualTo(store().snapshot(ROOM).orElseThrow().entities());
        }
        assertThat(first(100).next()).isEmpty();
        assertThat(first(3).entities()).hasSize(3);
    }

    @Test
    void R14_what_is_committed_between_two_parts_is_in_none_of_them() {
        APackingList room = room(9);
        change(room, item("i4"), "Before");
        List<Entity> then = store().snapshot(ROOM).orElseThrow().entities();
        SnapshotPage first = first(3);

        change(room, item("i4"), "After");
        change(room, item("i4"), "Again");
        change(room, item("i1"), "Seen already");
        delete(room, item("i6"));
        delete(room, item("i7"));
        room.with(item("i7"), "Revived");
        change(room, item("i7"), "Changed");
        room.with(item("i55"), "New");
        change(room, item("i55"), "Newer");
        room.with(item("i8a"), "Short");
        delete(room, item("i8a"));
        Loaded list = room.load(LIST);
        room.commit(
                list, Draft.on(list).update(LIST, "title", Json.of("Sweden")).applied());

        assertThat(rest(first, 3)).isEqualTo(then);
        assertThat(Digests.of(then)).isEqualTo(first.at().digest());
    }

    @Test
    void R14_what_was_dead_stays_dead_and_a_revived_one_is_what_it_was() {
        APackingList room = room(3);
        delete(room, item("i0"));
        delete(room, item("i1"));
        room.with(item("i1"), "Second life");
        List<Entity> then = store().snapshot(ROOM).orElseThrow().entities();
        SnapshotPage first = first(1);

        room.with(item("i0"), "Back");
        delete(room, item("i1"));

        assertThat(rest(first, 1)).isEqualTo(then);
    }

    @Test
    void R14_a_position_that_never_was_and_a_room_that_is_not_there_give_nothing() {
        room(2);
        Head ahead = new Head(99, store().head(ROOM).digest());

        assertThat(store().page(ROOM, Optional.of(ahead), Optional.empty(), 5)).isEmpty();
        assertThat(store().page("other", Optional.empty(), Optional.empty(), 5)).isEmpty();
        assertThat(store().page(ROOM, Optional.empty(), Optional.of(item("zzz")), 5)
                        .orElseThrow()
                        .entities())
                .isEqualTo(store().snapshot(ROOM).orElseThrow().entities().stream()
                        .filter(entity -> entity.key().equals(LIST))
                        .toList());
    }
}
