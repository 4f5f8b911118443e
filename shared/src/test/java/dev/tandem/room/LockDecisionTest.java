package dev.tandem.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.EntityKey;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import dev.tandem.room.LockDecision.Claim;
import dev.tandem.room.LockDecision.Forbidden;
import dev.tandem.room.LockDecision.Granted;
import dev.tandem.room.LockDecision.Locked;
import dev.tandem.room.LockDecision.UnknownType;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LockDecisionTest {
    private static final long NOW = 1_000_000;
    private static final EntityKey TENT = new EntityKey("item", "tent");
    private static final Member BEN = member("ben", Role.EDITOR);
    private static final Member OWNER = member("anna", Role.OWNER);
    private static final Optional<Lock> HELD = Optional.of(lock(4, true, NOW + 1));
    private static final Optional<Lock> LAPSED = Optional.of(lock(4, true, NOW));
    private static final Optional<Lock> RELEASED = Optional.of(lock(4, false, NOW + 1));

    private static Member member(String user, Role role) {
        return new Member(user, user, role, true, 1);
    }

    /** Held by cleo's desk. */
    private static Lock lock(long token, boolean held, long until) {
        return new Lock(TENT, "cleo", "Cleo", "desk", token, held, until);
    }

    private static LockDecision claim(Optional<Lock> row, Member by, String client) {
        return on(row, by, client, Optional.empty(), false);
    }

    private static LockDecision on(
            Optional<Lock> row, Member by, String client, Optional<Long> token, boolean takeOver) {
        return LockDecision.on(TripKind.KIND, row, new Claim(by, client, TENT, token, takeOver), NOW);
    }

    private static Granted granted(Member by, String client, long token) {
        return new Granted(new Lock(TENT, by.user(), by.name(), client, token, true, NOW + 30_000));
    }

    @Test
    void L1_a_lock_that_nobody_ever_had_begins_with_token_1() {
        assertThat(claim(Optional.empty(), BEN, "phone")).isEqualTo(granted(BEN, "phone", 1));
    }

    @Test
    void L1_a_held_lock_is_the_holders() {
        assertThat(claim(HELD, BEN, "phone")).isEqualTo(new Locked(HELD.get()));
    }

    @Test
    void L3_a_lock_that_ran_out_or_was_released_goes_to_another_with_a_higher_token() {
        assertThat(claim(LAPSED, BEN, "phone")).isEqualTo(granted(BEN, "phone", 5));
        assertThat(claim(RELEASED, BEN, "phone")).isEqualTo(granted(BEN, "phone", 5));
        assertThat(claim(RELEASED, BEN, "desk")).isEqualTo(granted(BEN, "desk", 5));
    }

    @Test
    void L1_the_holder_renews_with_its_token() {
        assertThat(on(HELD, BEN, "desk", Optional.of(4L), false)).isEqualTo(granted(BEN, "desk", 4));
    }

    @Test
    void L3_a_lease_that_ran_out_and_that_nobody_took_is_renewed_with_the_same_token() {
        assertThat(on(LAPSED, BEN, "desk", Optional.of(4L), false)).isEqualTo(granted(BEN, "desk", 4));
        assertThat(claim(LAPSED, BEN, "desk")).isEqualTo(granted(BEN, "desk", 4));
    }

    @Test
    void L1_a_holder_whose_answer_was_lost_asks_again_and_gets_its_token() {
        assertThat(claim(HELD, BEN, "desk")).isEqualTo(granted(BEN, "desk", 4));
    }

    @Test
    void L1_a_renewal_never_takes_a_lock_anew() {
        assertThat(on(RELEASED, BEN, "desk", Optional.of(4L), false)).isEqualTo(new Locked(RELEASED.get()));
        assertThat(on(LAPSED, BEN, "phone", Optional.of(3L), false)).isEqualTo(new Locked(LAPSED.get()));
        assertThat(on(LAPSED, BEN, "phone", Optional.of(4L), false)).isEqualTo(new Locked(LAPSED.get()));
        assertThat(on(HELD, BEN, "desk", Optional.of(3L), false)).isEqualTo(new Locked(HELD.get()));
    }

    @Test
    void L1_owners_take_over_and_others_do_not() {
        assertThat(on(HELD, OWNER, "phone", Optional.empty(), true)).isEqualTo(granted(OWNER, "phone", 5));
        assertThat(on(HELD, BEN, "phone", Optional.empty(), true)).isEqualTo(new Forbidden());
        assertThat(on(LAPSED, BEN, "phone", Optional.empty(), true)).isEqualTo(granted(BEN, "phone", 5));
        assertThat(on(HELD, BEN, "desk", Optional.of(4L), true)).isEqualTo(granted(BEN, "desk", 4));
    }

    @Test
    void L1_who_may_not_update_a_type_may_not_lock_it() {
        assertThat(claim(Optional.empty(), member("vera", Role.VIEWER), "phone"))
                .isEqualTo(new Forbidden());
    }

    @Test
    void L1_a_type_that_the_kind_does_not_have_has_no_locks() {
        Claim claim = new Claim(OWNER, "phone", new EntityKey("ghost", "x"), Optional.empty(), true);

        assertThat(LockDecision.on(TripKind.KIND, Optional.empty(), claim, NOW)).isEqualTo(new UnknownType());
    }

    @Test
    void L2_only_the_holder_gives_a_lock_back_and_the_token_stays() {
        assertThat(LockDecision.released(HELD, "desk", 4, NOW)).contains(lock(4, false, NOW));
        assertThat(LockDecision.released(LAPSED, "desk", 4, NOW)).contains(lock(4, false, NOW));
        assertThat(LockDecision.released(HELD, "phone", 4, NOW)).isEmpty();
        assertThat(LockDecision.released(HELD, "desk", 3, NOW)).isEmpty();
        assertThat(LockDecision.released(RELEASED, "desk", 4, NOW)).isEmpty();
        assertThat(LockDecision.released(Optional.empty(), "desk", 4, NOW)).isEmpty();
    }
}
