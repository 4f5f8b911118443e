package dev.tandem.functions.store;

import static dev.tandem.functions.store.APackingList.ANNA;
import static dev.tandem.functions.store.APackingList.PHONE;
import static dev.tandem.functions.store.APackingList.item;
import static dev.tandem.functions.store.APackingList.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.functions.store.CommitResult.Committed;
import dev.tandem.functions.store.CommitResult.Lost;
import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.model.Receipt;
import dev.tandem.model.Role;
import dev.tandem.room.Decision;
import dev.tandem.room.Need;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link LockStore} does, and what a {@link RoomStore} makes of its locks. */
public abstract class LockStoreContract {
    private static final String ROOM = "trip";
    private static final EntityKey TENT = item("tent");
    private static final EntityKey STOVE = item("stove");
    private static final long UNTIL = 1_767_225_630_000L;

    private final Stage stage;

    protected LockStoreContract(Stage stage) {
        this.stage = stage;
    }

    private LockStore locks() {
        return stage.locks();
    }

    private APackingList room() {
        return APackingList.in(stage.rooms(), ROOM);
    }

    private static Lock lock(long token, boolean held, long until) {
        return new Lock(TENT, ANNA, "Anna", PHONE, token, held, until);
    }

    private boolean put(Optional<Lock> seen, Lock lock) {
        return locks().put(ROOM, APackingList.owner(), seen, lock);
    }

    private Map<EntityKey, Lock> loaded(EntityKey... keys) {
        Need need = new Need(Set.of(), Set.of(), Set.of(keys), Optional.empty(), Set.of());
        return stage.rooms().load(ROOM, ANNA, PHONE, need).orElseThrow().locks();
    }

    @Test
    void L1_a_lock_is_read_as_it_was_written() {
        room();
        Lock taken = lock(1, true, UNTIL);

        assertThat(put(Optional.empty(), taken)).isTrue();

        assertThat(locks().locks(ROOM)).containsExactly(taken);
        assertThat(locks().locks("other")).isEmpty();
        assertThat(loaded(TENT, STOVE)).isEqualTo(Map.of(TENT, taken));
        assertThat(loaded()).isEmpty();
    }

    @Test
    void L3_a_lock_that_was_released_stays_with_its_token() {
        room();
        put(Optional.empty(), lock(7, true, UNTIL));

        assertThat(put(Optional.of(lock(7, true, UNTIL)), lock(7, false, UNTIL)))
                .isTrue();

        assertThat(locks().locks(ROOM)).containsExactly(lock(7, false, UNTIL));
    }

    @Test
    void L1_a_lock_is_written_over_what_was_seen_and_nothing_else() {
        room();
        Lock stands = lock(3, true, UNTIL);
        put(Optional.empty(), stands);
        Lock wanted = lock(4, true, UNTIL + 1);

        assertThat(put(Optional.empty(), wanted)).isFalse();
        assertThat(put(Optional.of(lock(2, true, UNTIL)), wanted)).isFalse();
        assertThat(put(Optional.of(lock(3, false, UNTIL)), wanted)).isFalse();
        assertThat(put(Optional.of(lock(3, true, UNTIL - 1)), wanted)).isFalse();
        assertThat(locks().locks(ROOM)).containsExactly(stands);
        assertThat(put(Optional.of(stands), wanted)).isTrue();
        assertThat(locks().locks(ROOM)).containsExactly(wanted);
    }

    @Test
    void L3_a_token_never_falls() {
        room();
        put(Optional.empty(), lock(3, true, UNTIL));

        assertThatThrownBy(() -> put(Optional.of(lock(3, true, UNTIL)), lock(2, true, UNTIL)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> put(Optional.empty(), lock(0, true, UNTIL)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void L1_of_many_that_take_a_lock_one_gets_it() {
        room();
        List<Boolean> results = stage.race()
                .run(IntStream.range(0, 6)
                        .<Supplier<Boolean>>mapToObj(
                                i -> () -> put(Optional.empty(), new Lock(TENT, ANNA, "Anna", "c" + i, 1, true, UNTIL)))
                        .toList());

        assertThat(results).containsOnlyOnce(true);
        assertThat(locks().locks(ROOM)).extracting(Lock::client).containsExactly("c" + results.indexOf(true));
    }

    @Test
    void L1_who_was_removed_or_changed_since_takes_no_lock() {
        room().joinedBy("ben", "laptop");
        Member ben = stage.rooms().member(ROOM, "ben").orElseThrow();
        Lock wanted = new Lock(TENT, "ben", "ben", "laptop", 1, true, UNTIL);
        stage.rooms().putMember(ROOM, new Member("ben", "ben", Role.VIEWER, true, 2), 1);

        assertThat(locks().put(ROOM, ben, Optional.empty(), wanted)).isFalse();
        stage.rooms().putMember(ROOM, new Member("ben", "ben", Role.VIEWER, false, 3), 2);
        assertThat(locks().put(ROOM, new Member("ben", "ben", Role.VIEWER, true, 2), Optional.empty(), wanted))
                .isFalse();

        assertThat(locks().locks(ROOM)).isEmpty();
    }

    @Test
    void L3_a_commit_needs_the_locks_it_rests_on_to_be_held_with_their_tokens() {
        APackingList room = room().with(TENT, "Tent");
        Lock held = lock(2, true, UNTIL);
        put(Optional.empty(), held);

        assertThat(rename(room, 1)).isEqualTo(new Lost());
        assertThat(rename(room, 3)).isEqualTo(new Lost());
        assertThat(rename(room, 2)).isEqualTo(new Committed());
        put(Optional.of(held), lock(2, true, UNTIL + 5));
        assertThat(rename(room, 2)).as("renewed").isEqualTo(new Committed());
        put(Optional.of(lock(2, true, UNTIL + 5)), lock(2, false, UNTIL + 5));
        assertThat(rename(room, 2)).as("released").isEqualTo(new Lost());
        put(Optional.of(lock(2, false, UNTIL + 5)), lock(3, true, UNTIL));
        assertThat(rename(room, 2)).as("taken by another").isEqualTo(new Lost());

        assertThat(stage.rooms().head(ROOM).seq()).isEqualTo(4);
        assertThat(stage.rooms().receipt(ROOM, PHONE).map(Receipt::last)).contains(3L);
    }

    private CommitResult rename(APackingList room, long token) {
        Loaded loaded = room.load(TENT);
        Decision decision = Draft.on(loaded)
                .update(TENT, "name", Json.of("under " + token))
                .under(TENT, token)
                .applied();
        return stage.rooms().commit(ROOM, loaded, decision);
    }

    @Test
    void L3_a_commit_under_a_lock_that_never_was_is_lost() {
        APackingList room = room().with(TENT, "Tent");

        assertThat(rename(room, 1)).isEqualTo(new Lost());

        assertThat(stage.rooms().head(ROOM).seq()).isEqualTo(2);
    }

    @Test
    void L3_a_commit_may_rest_on_as_many_locks_as_fit_beside_it() {
        APackingList room = room();
        List<EntityKey> locked =
                IntStream.range(0, 48).mapToObj(i -> item("i" + i)).toList();
        locked.forEach(key -> locks().put(
                        ROOM,
                        APackingList.owner(),
                        Optional.empty(),
                        new Lock(key, ANNA, "Anna", PHONE, 1, true, UNTIL)));
        Loaded loaded = room.load();
        Draft draft = Draft.on(loaded).title("Sweden");
        locked.forEach(key -> draft.create(key, named("Sock")).under(key, 1));

        assertThat(stage.rooms().commit(ROOM, loaded, draft.applied())).isEqualTo(new Committed());
    }
}
