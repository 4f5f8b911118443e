package dev.tandem.functions.store.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.PassingRows;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.APackingList;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.usecase.ActivityCursor;
import dev.tandem.functions.usecase.ListActivity;
import dev.tandem.functions.usecase.ListHistory;
import dev.tandem.functions.usecase.Result;
import dev.tandem.functions.usecase.RoomKinds;
import dev.tandem.history.Act;
import dev.tandem.history.ActivityFilter;
import dev.tandem.json.Json;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reading the past costs in a room of 5,000 commits: rows are counted. One tent changes with every second commit. */
final class HistoryCostTest {
    private static final int COMMITS = 5_000;
    private static final EntityKey TENT = APackingList.item("tent");
    private static final EntityKey STOVE = APackingList.item("stove");

    private final SimWorld world = new SimWorld(1, Faults.none());
    private final Counted rows = new Counted(world.tables());
    private final RoomStore rooms = new DynamoStores(rows, world.pause(), world.random()).rooms();
    private final RoomAccess access = new RoomAccess(rooms);
    private final ListActivity activity = new ListActivity(rooms, new RoomKinds(rooms, Kinds.bundled()), access);
    private final ListHistory history = new ListHistory(rooms, access, world.clock());

    @BeforeEach
    void fill() {
        APackingList.in(rooms, "trip");
        for (long seq = 2; seq <= COMMITS; seq++) {
            put(RoomRows.of("trip", commit(seq)));
        }
        put(RoomRows.of("trip", entity(TENT, COMMITS)));
        put(RoomRows.of("trip", entity(STOVE, COMMITS - 1)));
        rows.read = 0;
    }

    private void put(Row row) {
        world.tables().write(Table.ROOMS, new Write.Put(row, Condition.ALWAYS));
    }

    private static Commit commit(long seq) {
        EntityKey key = seq % 2 == 0 ? TENT : STOVE;
        Change change = seq < 4
                ? new Change.Created(key, fields(seq), Optional.empty(), 0)
                : new Change.Updated(
                        key,
                        Map.of("quantity", Json.of(seq)),
                        Map.of("quantity", Json.of(seq - 2)),
                        Optional.empty(),
                        seq - 2);
        return new Commit(seq, seq * 1_000, "anna", "phone", seq, seq, List.of(change), List.of(), Digest.EMPTY);
    }

    private static Entity entity(EntityKey key, long seq) {
        return new Entity(key, seq, false, fields(seq), Map.of(), Map.of());
    }

    private static Map<String, Json> fields(long seq) {
        return Map.of("name", Json.of("Thing"), "quantity", Json.of(seq));
    }

    private ListActivity.Page activities(ActivityFilter filter, ActivityCursor start, int limit) {
        rows.read = 0;
        return ((Result.Done<ListActivity.Page>) activity.of("anna", "trip", filter, start, limit)).value();
    }

    private ListHistory.Page versions(Optional<Long> before, int limit) {
        rows.read = 0;
        return ((Result.Done<ListHistory.Page>) history.of("anna", "trip", TENT, before, limit)).value();
    }

    private static ActivityFilter only(Act act) {
        return new ActivityFilter(
                Optional.of(act), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void H5_a_page_of_what_happened_reads_little_more_than_it_shows() {
        activities(ActivityFilter.ALL, ActivityCursor.NEWEST, 50);
        ListActivity.Page page =
                activities(ActivityFilter.ALL, ActivityCursor.of("2500").orElseThrow(), 50);

        assertThat(page.activities()).hasSize(50);
        assertThat(page.activities().getFirst().commit().seq()).isEqualTo(2_499);
        assertThat(page.activities()).allSatisfy(each -> assertThat(each.name()).contains("Thing"));
        assertThat(rows.read).isLessThanOrEqualTo(50 + 50 + 2 + 2);
    }

    @Test
    void H5_a_page_that_finds_nothing_reads_a_bounded_stretch_and_says_where_to_go_on() {
        ListActivity.Page page = activities(only(Act.DELETED), ActivityCursor.NEWEST, 50);

        assertThat(page.activities()).isEmpty();
        assertThat(page.next().map(ActivityCursor::toString)).contains("4751");
        assertThat(rows.read).isLessThanOrEqualTo(250 + 3);
    }

    @Test
    void H5_pages_that_find_little_end_with_the_log() {
        int found = 0;
        int pages = 0;
        Optional<ActivityCursor> next = Optional.of(ActivityCursor.NEWEST);
        while (next.isPresent()) {
            ListActivity.Page page = activities(only(Act.CREATED), next.get(), 50);
            found += page.activities().size();
            next = page.next();
            pages++;
        }

        assertThat(found).isEqualTo(3);
        assertThat(pages).isEqualTo(COMMITS / 250);
    }

    @Test
    void H5_a_time_to_begin_with_ends_the_search() {
        ActivityFilter lately = new ActivityFilter(
                Optional.of(Act.DELETED),
                Optional.empty(),
                Optional.empty(),
                Optional.of(4_990_000L),
                Optional.empty());
        int pages = 0;
        Optional<ActivityCursor> next = Optional.of(ActivityCursor.NEWEST);
        while (next.isPresent()) {
            next = activities(lately, next.get(), 50).next();
            pages++;
        }

        assertThat(pages).isLessThan(COMMITS / 250 - 3);
    }

    @Test
    void H3_a_page_of_a_history_reads_one_row_for_each_version_however_deep_it_is() {
        List<Long> seqs = new ArrayList<>();
        Optional<Long> before = Optional.empty();
        int pages = 0;
        do {
            ListHistory.Page page = versions(before, 100);
            assertThat(rows.read).as("page %d", pages).isLessThanOrEqualTo(100 + 4);
            assertThat(page.incomplete()).isFalse();
            page.versions().forEach(version -> {
                assertThat(version.fields()).isEqualTo(fields(version.commit().seq()));
                seqs.add(version.commit().seq());
            });
            before = page.next();
            pages++;
        } while (before.isPresent());

        assertThat(pages).isEqualTo(COMMITS / 2 / 100);
        assertThat(seqs).hasSize(COMMITS / 2).startsWith(5_000L, 4_998L).endsWith(4L, 2L);
    }

    @Test
    void H3_a_position_too_deep_to_be_looked_for_is_refused() {
        assertThat(history.of("anna", "trip", TENT, Optional.of(40L), 10)).isEqualTo(Result.malformed("/before"));
        assertThat(rows.read).isLessThanOrEqualTo(1_000 + 5);
    }

    @Test
    void H3_a_history_whose_commits_name_no_older_ones_says_that_it_is_incomplete() {
        Commit old = new Commit(
                4_000,
                1,
                "anna",
                "phone",
                1,
                1,
                List.of(new Change.Updated(
                        TENT, Map.of("quantity", Json.of(4_000)), Map.of("quantity", Json.of(1)), Optional.empty(), 0)),
                List.of(),
                Digest.EMPTY);
        put(RoomRows.of("trip", old));

        ListHistory.Page page = versions(Optional.of(4_004L), 50);

        assertThat(page.versions())
                .extracting(version -> version.commit().seq())
                .containsExactly(4_002L, 4_000L);
        assertThat(page.incomplete()).isTrue();
        assertThat(page.next()).isEmpty();
    }

    /** Counts the rows that are read. */
    private static final class Counted extends PassingRows {
        private int read;

        Counted(Rows rows) {
            super(rows);
        }

        @Override
        public Optional<Row> get(Table table, RowKey key) {
            read++;
            return super.get(table, key);
        }

        @Override
        public Got getAll(Table table, List<RowKey> keys) {
            read += keys.size();
            return super.getAll(table, keys);
        }

        @Override
        public Page query(Range range, Optional<Row> after, int limit) {
            Page page = super.query(range, after, limit);
            read += page.rows().size();
            return page;
        }
    }
}
