package dev.tandem.functions.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Member;
import dev.tandem.model.Role;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A2: what a member's row is enough for. */
final class NeedsTest {
    private static final Set<Needs> ANYBODYS = EnumSet.of(Needs.NOTHING, Needs.SIGNED_IN);
    private static final Map<Role, Set<Needs>> MET = Map.of(
            Role.OWNER, EnumSet.allOf(Needs.class),
            Role.EDITOR, EnumSet.complementOf(EnumSet.of(Needs.OWNER)),
            Role.COMMENTER, EnumSet.complementOf(EnumSet.of(Needs.OWNER, Needs.EDITOR)),
            Role.VIEWER, EnumSet.complementOf(EnumSet.of(Needs.OWNER, Needs.EDITOR)));

    private static Set<Needs> met(Optional<Member> row) {
        EnumSet<Needs> met = EnumSet.allOf(Needs.class);
        met.removeIf(each -> !each.metBy(row));
        return met;
    }

    private static Member member(Role role) {
        return new Member("ann", "Ann", role, true, 1);
    }

    @Test
    void A2_each_role_meets_what_it_is_meant_to() {
        assertThat(MET).containsOnlyKeys(Role.values());
        MET.forEach((role, needs) ->
                assertThat(met(Optional.of(member(role)))).as(role.wire()).isEqualTo(needs));
    }

    @Test
    void A2_strangers_and_who_was_removed_meet_what_asks_for_no_room() {
        assertThat(met(Optional.empty())).isEqualTo(ANYBODYS);
        for (Role role : Role.values()) {
            assertThat(met(Optional.of(member(role).removed(7)))).isEqualTo(ANYBODYS);
        }
    }

    @Test
    void A2_what_anybody_may_stands_behind_no_room() {
        for (Needs each : Needs.values()) {
            assertThat(each.inRoom()).as(each.name()).isNotEqualTo(ANYBODYS.contains(each));
        }
    }
}
