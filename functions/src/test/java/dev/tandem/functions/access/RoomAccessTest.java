package dev.tandem.functions.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.functions.access.RoomAccess.Entry;
import dev.tandem.functions.fixture.Rooms;
import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.APackingList;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Member;
import dev.tandem.model.OpenLink;
import dev.tandem.model.Role;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** J5, R5: who may be in a room, and who comes in by its link. */
final class RoomAccessTest {
    private static final long NOW = 1_000;
    private static final Identity BEN = new Identity("ben", "Ben", Instant.MAX);

    private final SimWorld world = new SimWorld(1, Faults.none());
    private final Rooms rooms = new Rooms(world.rooms());
    private final RoomAccess access = new RoomAccess(rooms);

    RoomAccessTest() {
        APackingList.in(world.rooms(), "trip");
    }

    private RoomMeta linked(Role role, Optional<Long> until) {
        RoomMeta meta = rooms.meta("trip").orElseThrow();
        return new RoomMeta(
                meta.id(),
                meta.kind(),
                meta.kindVersion(),
                meta.title(),
                meta.epoch(),
                meta.floor(),
                Optional.of(new OpenLink(role, until)),
                meta.createdAt(),
                meta.createdBy(),
                meta.archived());
    }

    private void put(Member member) {
        assertThat(rooms.putMember("trip", member, member.rev() - 1)).isTrue();
    }

    private static Member ben(Role role) {
        return new Member("ben", "Ben", role, true, 1);
    }

    private static boolean hasAPlace() {
        return false;
    }

    private static boolean unasked() {
        throw new AssertionError("nobody becomes a member, and it was asked for a place");
    }

    @Test
    void J5_members_are_those_who_were_not_removed() {
        put(ben(Role.EDITOR));
        put(new Member("cem", "Cem", Role.EDITOR, true, 1));
        put(new Member("cem", "Cem", Role.EDITOR, true, 2).removed(NOW));

        assertThat(access.member("trip", "ben")).contains(ben(Role.EDITOR));
        assertThat(access.member("trip", "cem")).isEmpty();
        assertThat(access.member("trip", "dan")).isEmpty();
        assertThat(access.members("trip")).containsKey("ben").doesNotContainKey("cem");
        assertThat(access.members("trip").get("ben")).isEqualTo(ben(Role.EDITOR));
        assertThat(access.members("elsewhere")).isEmpty();
    }

    @Test
    void J5_who_is_in_is_told_that_they_may_not_and_all_others_nothing() {
        put(ben(Role.VIEWER));

        assertThat(access.refusal(Needs.VIEWER, "trip", "ben")).isEmpty();
        assertThat(access.refusal(Needs.OWNER, "trip", "ben")).contains(ErrorCode.FORBIDDEN);
        assertThat(access.refusal(Needs.VIEWER, "trip", "dan")).contains(ErrorCode.NOT_A_MEMBER);
        assertThat(access.refusal(Needs.OWNER, "elsewhere", "ben")).contains(ErrorCode.NOT_A_MEMBER);
        assertThat(access.refusal(Needs.VIEWER, "no id at all", "ben")).contains(ErrorCode.NOT_A_MEMBER);
        assertThat(access.refusal(Needs.SIGNED_IN, "trip", "dan")).isEmpty();
    }

    @Test
    void R5_a_link_makes_a_member_of_its_role_and_finds_one_who_is() {
        RoomMeta open = linked(Role.COMMENTER, Optional.of(NOW + 1));

        assertThat(access.enter(open, BEN, NOW, RoomAccessTest::hasAPlace))
                .isEqualTo(new Entry.Became(ben(Role.COMMENTER)));
        assertThat(access.member("trip", "ben")).contains(ben(Role.COMMENTER));
        assertThat(access.enter(open, BEN, NOW, RoomAccessTest::unasked)).isEqualTo(new Entry.Is(ben(Role.COMMENTER)));
    }

    @Test
    void R5_nobody_comes_in_without_a_link_nor_by_one_that_has_ended_nor_after_a_removal() {
        RoomMeta closed = rooms.meta("trip").orElseThrow();
        assertThat(access.enter(closed, BEN, NOW, RoomAccessTest::unasked)).isEqualTo(new Entry.Closed());
        assertThat(access.enter(linked(Role.EDITOR, Optional.of(NOW)), BEN, NOW, RoomAccessTest::unasked))
                .isEqualTo(new Entry.Closed());
        assertThat(access.member("trip", "ben")).isEmpty();

        put(ben(Role.EDITOR));
        put(new Member("ben", "Ben", Role.EDITOR, true, 2).removed(NOW));
        assertThat(access.enter(linked(Role.EDITOR, Optional.empty()), BEN, NOW, RoomAccessTest::unasked))
                .isEqualTo(new Entry.Closed());
    }

    @Test
    void R5_a_room_without_a_place_lets_nobody_in_but_who_is_in() {
        RoomMeta open = linked(Role.EDITOR, Optional.empty());
        assertThat(access.enter(open, BEN, NOW, () -> true)).isEqualTo(new Entry.Full());
        assertThat(access.member("trip", "ben")).isEmpty();

        put(ben(Role.EDITOR));
        assertThat(access.enter(open, BEN, NOW, () -> true)).isEqualTo(new Entry.Is(ben(Role.EDITOR)));
    }

    @Test
    void R5_who_comes_in_by_two_devices_at_once_is_one_member() {
        RoomMeta open = linked(Role.EDITOR, Optional.empty());

        Entry entry = access.enter(open, BEN, NOW, () -> {
            put(ben(Role.VIEWER));
            return false;
        });

        assertThat(entry).isEqualTo(new Entry.Is(ben(Role.VIEWER)));
    }

    @Test
    void R5_a_row_that_is_refused_and_never_seen_is_an_outage() {
        RoomAccess strange = new RoomAccess(new Rooms(world.rooms()) {
            @Override
            public boolean putMember(String room, Member member, long seenRev, List<Member> unchanged) {
                return false;
            }
        });

        assertThatThrownBy(
                        () -> strange.enter(linked(Role.EDITOR, Optional.empty()), BEN, NOW, RoomAccessTest::hasAPlace))
                .isInstanceOf(StoreUnavailable.class);
    }
}
