package dev.tandem.functions.store.dynamo;

import static dev.tandem.functions.store.APackingList.item;
import static dev.tandem.functions.store.APackingList.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.PassingRows;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.APackingList;
import dev.tandem.functions.store.Draft;
import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.json.Json;
import dev.tandem.model.Lock;
import dev.tandem.room.Need;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What an update costs, counted from the rows: DynamoDB Local reports wrong figures for transactions.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html">two write units for each KB and item</a>
 */
final class CostTest {
    private final SimWorld world = new SimWorld(1, Faults.none());
    private final List<String> calls = new ArrayList<>();
    private final List<Write> written = new ArrayList<>();
    private final RoomStore rooms =
            new DynamoStores(new Counted(world.tables()), world.pause(), world.random()).rooms();

    @Test
    void one_field_update_is_two_reads_and_one_transaction_of_8_write_units() {
        APackingList room = APackingList.in(world.rooms(), "trip").with(item("tent"), "Tent");
        Loaded loaded = rooms.load(
                        "trip", APackingList.ANNA, APackingList.PHONE, new Need(Set.of(item("tent")), Set.of()))
                .orElseThrow();
        rooms.commit(
                room.id(),
                loaded,
                Draft.on(loaded).update(item("tent"), "name", Json.of("Tarp")).applied());

        assertThat(calls).containsExactly("query 1", "getAll 4", "transact 4");
        assertThat(written.stream().mapToLong(this::units).sum()).isEqualTo(8);
    }

    @Test
    void L3_a_lock_is_one_more_row_of_the_same_read_and_the_same_transaction() {
        APackingList room = APackingList.in(world.rooms(), "trip").with(item("tent"), "Tent");
        Lock lock = new Lock(item("tent"), APackingList.ANNA, "Anna", APackingList.PHONE, 1, true, 30_000);
        world.locks().put("trip", APackingList.owner(), Optional.empty(), lock);
        Need need = new Need(Set.of(item("tent")), Set.of(), Set.of(item("tent")), Optional.empty(), Set.of());
        Loaded loaded =
                rooms.load("trip", APackingList.ANNA, APackingList.PHONE, need).orElseThrow();
        rooms.commit(
                room.id(),
                loaded,
                Draft.on(loaded)
                        .update(item("tent"), "name", Json.of("Tarp"))
                        .under(item("tent"), 1)
                        .applied());

        assertThat(calls).containsExactly("query 1", "getAll 5", "transact 5");
        assertThat(written.stream().mapToLong(this::units).sum()).isEqualTo(10);
    }

    @Test
    void a_batch_of_25_creations_is_still_one_transaction() {
        APackingList room = APackingList.in(world.rooms(), "trip");
        Loaded loaded = room.load();
        Draft draft = Draft.on(loaded);
        for (int i = 0; i < 25; i++) {
            draft.create(item("i" + i), named("Sock"));
        }
        rooms.commit(room.id(), loaded, draft.applied());

        assertThat(calls).containsExactly("transact 28");
        assertThat(written.stream().mapToLong(this::units).sum()).isLessThanOrEqualTo(2 * (28 + 4));
    }

    /** Transactions cost two units for each KB begun; an item's size is that of its names and values. */
    private long units(Write write) {
        return 2L * Math.ceilDiv(size(write), 1024);
    }

    private int size(Write write) {
        Map<String, Value> values = switch (write) {
            case Write.Put put -> put.row().attributes();
            case Write.Update update -> stored(update.key());
            case Write.Raise raise -> stored(raise.key());
            case Write.Delete delete -> stored(delete.key());
            case Write.Check check -> stored(check.key());
        };
        int keys = bytes(write.key().pk()) + bytes(write.key().sk()) + 4;
        return keys
                + values.entrySet().stream()
                        .mapToInt(entry -> bytes(entry.getKey()) + size(entry.getValue()))
                        .sum();
    }

    private Map<String, Value> stored(RowKey key) {
        return world.tables().get(Table.ROOMS, key).map(Row::attributes).orElse(Map.of());
    }

    private static int size(Value value) {
        return switch (value) {
            case Value.Text(String text) -> bytes(text);
            case Value.Whole(long number) -> 2 + Long.toString(number).length() / 2;
            case Value.Flag flag -> 1;
        };
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private final class Counted extends PassingRows {
        Counted(Rows rows) {
            super(rows);
        }

        @Override
        public Got getAll(Table table, List<RowKey> keys) {
            calls.add("getAll " + keys.size());
            return super.getAll(table, keys);
        }

        @Override
        public Page query(Range range, Optional<Row> after, int limit) {
            calls.add("query " + limit);
            return super.query(range, after, limit);
        }

        @Override
        public Written transact(Table table, List<Write> writes) {
            calls.add("transact " + writes.size());
            written.addAll(writes);
            return super.transact(table, writes);
        }
    }
}
