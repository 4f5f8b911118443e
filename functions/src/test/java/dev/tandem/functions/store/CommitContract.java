package dev.tandem.functions.store;

import static dev.tandem.functions.store.APackingList.ANNA;
import static dev.tandem.functions.store.APackingList.LIST;
import static dev.tandem.functions.store.APackingList.PHONE;
import static dev.tandem.functions.store.APackingList.item;
import static dev.tandem.functions.store.APackingList.meta;
import static dev.tandem.functions.store.APackingList.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.store.CommitResult.Committed;
import dev.tandem.functions.store.CommitResult.Lost;
import dev.tandem.functions.store.CommitResult.MemberChanged;
import dev.tandem.json.Json;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Extent;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.OpenLink;
import dev.tandem.model.Outcome;
import dev.tandem.model.Receipt;
import dev.tandem.model.Role;
import dev.tandem.model.RoomMeta;
import dev.tandem.room.Decision;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link RoomStore} does with commits. */
public abstract class CommitContract {
    private static final String ROOM = "trip";
    private static final EntityKey TENT = item("tent");
    private static final EntityKey STOVE = item("stove");
    private static final int PLENTY = 1 << 20;

    private final Stage stage;

    protected CommitContract(Stage stage) {
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
    void U4_a_commit_is_in_the_log_in_the_receipt_and_in_its_entities() {
        APackingList room = room();
        Loaded loaded = room.load(TENT, LIST);
        Decision decision = Draft.on(loaded)
                .create(TENT, named("Tent"))
                .update(LIST, "title", Json.of("Sweden"))
                .applied();

        assertThat(store().commit(ROOM, loaded, decision)).isEqualTo(new Committed());

        Commit commit = decision.commit().orElseThrow();
        assertThat(store().head(ROOM)).isEqualTo(new Head(2, commit.digest()));
        assertThat(store().log(ROOM, 1, PLENTY)).containsExactly(commit);
        assertThat(store().receipt(ROOM, PHONE)).contains(decision.receipt());
        assertThat(room.load(TENT, LIST).entities().values()).containsExactlyInAnyOrderElementsOf(decision.written());
    }

    @Test
    void Q2_the_head_carries_how_much_the_room_holds_where_the_decision_says_it() {
        APackingList room = room();
        Head unknown = store().head(ROOM);
        Loaded loaded = room.load(TENT);
        Extent extent = new Extent(2, 4_000_000_000L);
        room.commit(
                loaded,
                Draft.on(loaded).create(TENT, named("Tent")).holding(extent).applied());

        assertThat(unknown.extent()).isEmpty();
        assertThat(store().head(ROOM).extent()).contains(extent);
        assertThat(room.load(TENT).head()).isEqualTo(store().head(ROOM));
        assertThat(store().log(ROOM, 1, PLENTY)).hasSize(1);
    }

    @Test
    void U6_the_outcomes_of_the_last_batch_come_back_as_they_were() {
        APackingList room = room();
        Loaded first = room.load(TENT);
        Outcome.Merged merged = new Outcome.Merged(LIST, "title", "last-write-wins", Outcome.Kept.THEIRS);
        Decision applied = Draft.on(first).create(TENT, named("Tent")).applied(List.of(merged));
        room.commit(first, applied);
        Receipt afterApplied = store().receipt(ROOM, PHONE).orElseThrow();
        Loaded second = room.load();
        Decision rejected = Draft.on(second).rejected();
        room.commit(second, rejected);

        assertThat(afterApplied).isEqualTo(applied.receipt());
        assertThat(store().receipt(ROOM, PHONE)).contains(rejected.receipt());
    }

    @Test
    void U7_a_rejection_advances_the_receipt_and_leaves_the_log_alone() {
        APackingList room = room();
        Head before = store().head(ROOM);
        Loaded loaded = room.load();

        assertThat(store().commit(ROOM, loaded, Draft.on(loaded).rejected())).isEqualTo(new Committed());

        assertThat(store().receipt(ROOM, PHONE).orElseThrow().last()).isEqualTo(1);
        assertThat(store().head(ROOM)).isEqualTo(before);
    }

    @Test
    void S1_a_rejection_over_an_old_head_is_lost_for_what_it_stood_on_may_be_gone() {
        APackingList room = room().joinedBy("ben", "laptop");
        Loaded old = room.load("ben", "laptop", STOVE);
        room.with(TENT, "Tent");

        assertThat(store().commit(ROOM, old, Draft.on(old).rejected())).isEqualTo(new Lost());

        assertThat(store().receipt(ROOM, "laptop").orElseThrow().last()).isZero();
    }

    @Test
    void U6_a_batch_cannot_be_decided_twice_not_even_as_a_rejection() {
        Loaded loaded = room().load();
        Decision decision = Draft.on(loaded).rejected();

        assertThat(store().commit(ROOM, loaded, decision)).isEqualTo(new Committed());
        assertThat(store().commit(ROOM, loaded, decision)).isEqualTo(new Lost());

        assertThat(store().receipt(ROOM, PHONE)).contains(decision.receipt());
    }

    @Test
    void S1_a_commit_over_an_old_head_is_lost_and_leaves_no_trace() {
        APackingList room = room().joinedBy("ben", "laptop");
        Loaded old = room.load("ben", "laptop", STOVE);
        room.with(TENT, "Tent");

        CommitResult result = store().commit(
                        ROOM, old, Draft.on(old).create(STOVE, named("Stove")).applied());

        assertThat(result).isEqualTo(new Lost());
        assertThat(store().head(ROOM).seq()).isEqualTo(2);
        assertThat(store().receipt(ROOM, "laptop")).contains(Receipt.fresh("laptop", "ben"));
        assertThat(room.load(STOVE).entities()).isEmpty();
    }

    @Test
    void S1_of_many_commits_over_one_head_one_is_committed() {
        APackingList room = room();
        List<String> users = List.of("ben", "cleo", "dora", "emil", "finn", "gaya");
        users.forEach(user -> room.joinedBy(user, user + "-phone"));
        List<Supplier<CommitResult>> acts = users.stream()
                .<Supplier<CommitResult>>map(user -> {
                    Loaded loaded = room.load(user, user + "-phone", item(user));
                    Decision decision =
                            Draft.on(loaded).create(item(user), named(user)).applied();
                    return () -> store().commit(ROOM, loaded, decision);
                })
                .toList();

        List<CommitResult> results = stage.race().run(acts);

        assertThat(results).containsOnlyOnce(new Committed());
        assertThat(results).containsOnly(new Committed(), new Lost());
        String winner = users.get(results.indexOf(new Committed()));
        assertThat(log()).extracting(Commit::user).containsExactly(ANNA, winner);
        assertThat(store().snapshot(ROOM).orElseThrow().entities())
                .extracting(Entity::key)
                .containsExactly(item(winner), LIST);
    }

    @Test
    void an_entity_that_changed_since_it_was_read_loses_the_commit() {
        APackingList room = room().with(TENT, "Tent");
        Loaded loaded = room.load(TENT);
        Draft stale = Draft.on(loaded).update(TENT, "name", Json.of("Tarp")).replacing(TENT, 1);
        Draft unseen = Draft.on(loaded).update(TENT, "name", Json.of("Tarp")).replacing(TENT, 0);

        assertThat(store().commit(ROOM, loaded, stale.applied())).isEqualTo(new Lost());
        assertThat(store().commit(ROOM, loaded, unseen.applied())).isEqualTo(new Lost());

        assertThat(room.load(TENT).entities().get(TENT))
                .isEqualTo(loaded.entities().get(TENT));
        assertThat(store().head(ROOM).seq()).isEqualTo(2);
    }

    @Test
    void what_a_rejection_rests_on_must_still_be_so() {
        APackingList room = room().with(TENT, "Tent");
        Loaded loaded = room.load(TENT);

        assertThat(store().commit(
                                ROOM, loaded, Draft.on(loaded).reading(TENT, 1).rejected()))
                .isEqualTo(new Lost());
        assertThat(store().commit(
                                ROOM, loaded, Draft.on(loaded).reading(TENT, 0).rejected()))
                .isEqualTo(new Lost());
        assertThat(store().commit(
                                ROOM, loaded, Draft.on(loaded).reading(STOVE, 2).rejected()))
                .isEqualTo(new Lost());
        assertThat(store().receipt(ROOM, PHONE)).isEqualTo(loaded.receipt());
        Draft sound = Draft.on(loaded).reading(TENT, 2).reading(STOVE, 0);
        assertThat(store().commit(ROOM, loaded, sound.rejected())).isEqualTo(new Committed());
    }

    @Test
    void a_member_removed_between_load_and_commit_writes_nothing() {
        APackingList room = room().joinedBy("ben", "laptop");
        Loaded loaded = room.load("ben", "laptop", TENT);
        store().putMember(ROOM, new Member("ben", "Ben", Role.EDITOR, false, 2), 1);

        CommitResult applied = store().commit(
                        ROOM,
                        loaded,
                        Draft.on(loaded).create(TENT, named("Tent")).applied());
        CommitResult rejected = store().commit(ROOM, loaded, Draft.on(loaded).rejected());

        assertThat(applied).isEqualTo(new MemberChanged());
        assertThat(rejected).isEqualTo(new MemberChanged());
        assertThat(store().head(ROOM).seq()).isEqualTo(1);
        assertThat(store().receipt(ROOM, "laptop")).contains(Receipt.fresh("laptop", "ben"));
    }

    @Test
    void a_role_changed_between_load_and_commit_asks_for_a_new_decision() {
        APackingList room = room().joinedBy("ben", "laptop");
        Loaded loaded = room.load("ben", "laptop", TENT);
        store().putMember(ROOM, new Member("ben", "Ben", Role.VIEWER, true, 2), 1);

        assertThat(store().commit(
                                ROOM,
                                loaded,
                                Draft.on(loaded).create(TENT, named("Tent")).applied()))
                .isEqualTo(new MemberChanged());
        assertThat(room.load(TENT).entities()).isEmpty();
    }

    @Test
    void a_new_title_reaches_the_room_and_keeps_its_link() {
        APackingList room = room();
        Loaded loaded = room.load(LIST);
        OpenLink link = new OpenLink(Role.EDITOR, Optional.of(5_000L));
        store().setLink(ROOM, Optional.of(link), APackingList.owner());
        room.commit(
                loaded,
                Draft.on(loaded)
                        .update(LIST, "title", Json.of("Sweden"))
                        .title("Sweden")
                        .applied());

        RoomMeta meta = store().meta(ROOM).orElseThrow();
        assertThat(meta.title()).isEqualTo("Sweden");
        assertThat(meta.link()).contains(link);
    }

    @Test
    void a_deleted_entity_leaves_a_tombstone_and_can_come_back() {
        APackingList room = room().with(TENT, "Tent");
        Loaded alive = room.load(TENT);
        room.commit(alive, Draft.on(alive).delete(TENT).applied());
        Loaded dead = room.load(TENT);
        List<Entity> living = store().snapshot(ROOM).orElseThrow().entities();
        room.commit(dead, Draft.on(dead).create(TENT, named("Tarp")).applied());

        Entity tombstone = Objects.requireNonNull(dead.entities().get(TENT));
        assertThat(tombstone.deleted()).isTrue();
        assertThat(tombstone.seq()).isEqualTo(3);
        assertThat(tombstone.fields()).isEqualTo(named("Tent"));
        assertThat(living).extracting(Entity::key).containsExactly(LIST);
        assertThat(store().snapshot(ROOM).orElseThrow().entities())
                .extracting(Entity::key)
                .containsExactly(TENT, LIST);
    }

    @Test
    void S6_values_come_back_exactly_as_they_went() {
        Map<String, Json> fields = Map.of(
                "weight", new Json.Num(new BigDecimal("0.1")),
                "tiny", new Json.Num(new BigDecimal("1E-7")),
                "huge", Json.of(9_007_199_254_740_991L),
                "packed", Json.of(true),
                "name", Json.of("Zelt \"🏕\" \\ \u0001 שלום"),
                "empty", Json.of(""));
        APackingList room = room();
        Loaded loaded = room.load(TENT);
        Decision decision = Draft.on(loaded).create(TENT, fields).applied();
        room.commit(loaded, decision);

        assertThat(room.load(TENT).entities().get(TENT))
                .isEqualTo(decision.written().getFirst());
        assertThat(store().log(ROOM, 1, PLENTY))
                .containsExactly(decision.commit().orElseThrow());
    }
}
