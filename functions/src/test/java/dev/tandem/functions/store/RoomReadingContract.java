package dev.tandem.functions.store;

import static dev.tandem.functions.store.APackingList.ANNA;
import static dev.tandem.functions.store.APackingList.LIST;
import static dev.tandem.functions.store.APackingList.PHONE;
import static dev.tandem.functions.store.APackingList.item;
import static dev.tandem.functions.store.APackingList.meta;
import static dev.tandem.functions.store.APackingList.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Snapshot;
import dev.tandem.room.Digests;
import dev.tandem.room.Fold;
import dev.tandem.room.Need;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link RoomStore} gives to read. */
public abstract class RoomReadingContract {
    private static final String ROOM = "trip";
    private static final EntityKey TENT = item("tent");
    private static final EntityKey STOVE = item("stove");
    private static final int PLENTY = 1 << 20;

    private final Stage stage;

    protected RoomReadingContract(Stage stage) {
        this.stage = stage;
    }

    private RoomStore store() {
        return stage.rooms();
    }

    private APackingList room() {
        return APackingList.in(store(), ROOM);
    }

    private List<Commit> log() {
        return store().log(ROOM, 0, PLENTY);
    }

    @Test
    void a_load_gives_what_is_there_and_leaves_out_what_is_not() {
        APackingList room = room().with(TENT, "Tent");

        Loaded loaded = room.load("stranger", "unheard", TENT, STOVE);

        assertThat(loaded.meta()).isEqualTo(meta(ROOM));
        assertThat(loaded.head()).isEqualTo(store().head(ROOM));
        assertThat(loaded.member()).isEmpty();
        assertThat(loaded.receipt()).isEmpty();
        assertThat(loaded.entities()).containsOnlyKeys(TENT);
        assertThat(room.load().member()).contains(APackingList.owner());
    }

    @Test
    void M4_a_load_of_a_type_gives_all_of_it_tombstones_too_and_nothing_else() {
        APackingList room = room().with(TENT, "Tent").with(STOVE, "Stove").with(new EntityKey("items", "x"), "X");
        Loaded alive = room.load(STOVE);
        room.commit(alive, Draft.on(alive).delete(STOVE).applied());

        Map<EntityKey, Entity> entities = store().load(
                        ROOM, ANNA, PHONE, new Need(Set.of(LIST), Set.of("item", "nothing")))
                .orElseThrow()
                .entities();

        assertThat(entities).containsOnlyKeys(LIST, TENT, STOVE);
        assertThat(entities)
                .hasEntrySatisfying(STOVE, stove -> assertThat(stove.deleted()).isTrue());
    }

    @Test
    void a_load_takes_more_keys_than_one_request_holds() {
        APackingList room = room();
        EntityKey[] keys = IntStream.range(0, 240).mapToObj(i -> item("i" + i)).toArray(EntityKey[]::new);
        fill(room, keys);

        assertThat(room.load(keys).entities()).containsOnlyKeys(keys);
    }

    @Test
    void S4_the_log_is_read_from_any_position_as_far_as_the_bytes_reach() {
        APackingList room = room();
        List<EntityKey> keys =
                IntStream.range(0, 120).mapToObj(i -> item("i" + i)).toList();
        keys.forEach(key -> room.with(key, "Sock"));

        List<Commit> all = log();

        assertThat(all).extracting(Commit::seq).isEqualTo(positions(1, 121));
        assertThat(store().log(ROOM, 60, PLENTY)).isEqualTo(all.subList(60, 121));
        assertThat(store().log(ROOM, 60, 1)).isEqualTo(all.subList(60, 61));
        assertThat(store().log(ROOM, 60, 2_000)).hasSizeBetween(2, 20).isSubsetOf(all.subList(60, 80));
        assertThat(store().log(ROOM, 121, PLENTY)).isEmpty();
    }

    @Test
    void J3_a_snapshot_is_the_fold_of_the_log_at_its_position() {
        APackingList room = room();
        fill(room, IntStream.range(0, 300).mapToObj(i -> item("i" + i)).toArray(EntityKey[]::new));
        Loaded loaded = room.load(item("i7"), item("i8"));
        room.commit(
                loaded,
                Draft.on(loaded)
                        .delete(item("i7"))
                        .update(item("i8"), "name", Json.of("Boots"))
                        .applied());

        Snapshot snapshot = store().snapshot(ROOM).orElseThrow();

        assertThat(snapshot.epoch()).isEqualTo(meta(ROOM).epoch());
        assertThat(snapshot.head()).isEqualTo(store().head(ROOM));
        assertThat(snapshot.entities())
                .containsExactlyInAnyOrderElementsOf(Fold.replay(log()).values().stream()
                        .filter(entity -> !entity.deleted())
                        .toList());
        assertThat(snapshot.head().digest()).isEqualTo(Digests.of(snapshot.entities()));
    }

    private static void fill(APackingList room, EntityKey[] keys) {
        for (int from = 0; from < keys.length; from += 60) {
            Loaded loaded = room.load();
            Draft draft = Draft.on(loaded);
            for (EntityKey key : List.of(keys).subList(from, Math.min(from + 60, keys.length))) {
                draft.create(key, named("Sock"));
            }
            room.commit(loaded, draft.applied());
        }
    }

    private static List<Long> positions(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }
}
