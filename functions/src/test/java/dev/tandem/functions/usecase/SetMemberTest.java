package dev.tandem.functions.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.fixture.Posts;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.APackingList;
import dev.tandem.functions.usecase.SetMember.Wish;
import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.kind.KindFile;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import dev.tandem.protocol.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** R5: crew roles of members, in a kind that has cooks and drivers. */
final class SetMemberTest {
    private static final Kind WITH_CREW = new Kind(
            "packing-list", 1, Map.of(), Optional.empty(), Map.of(), List.of("cook", "driver"), Map.of(), List.of());

    private final SimWorld world = new SimWorld(1, Faults.none());
    private final RoomKinds kinds =
            new RoomKinds(world.rooms(), Kinds.of(List.of(new KindFile.Valid(WITH_CREW, "{}"))));
    private final ChangeMember members = new ChangeMember(
            world.rooms(), new MemberQuota(world.rooms(), kinds), world.pause()::forAbout, world.random());
    private final Posts posts = new Posts();
    private final Log log = new Log(world.clock(), line -> {});
    private final Leases leases = new Leases(world.clock());
    private final FanOut fanOut = new FanOut(() -> posts, Lanes.single(), world.pause()::forAbout, world.random(), log);
    private final RoomPost post = new RoomPost(new RoomAccess(world.rooms()), fanOut);
    private final MemberFanOut told = new MemberFanOut(new TellRoom(world.connections(), post, leases, log));
    private final SetMember setMember = new SetMember(members, kinds, told);

    SetMemberTest() {
        APackingList.in(world.rooms(), "trip").joinedBy("ben", "laptop");
    }

    private Result<Member> set(String by, String room, String role, Optional<List<String>> crew) {
        return setMember.set(by, room, "ben", new Wish(role, Optional.empty(), crew));
    }

    private Member ben() {
        return world.rooms().member("trip", "ben").orElseThrow();
    }

    @Test
    void R5_crew_roles_are_set_kept_and_cleared() {
        set("anna", "trip", "editor", Optional.of(List.of("driver", "cook", "cook")));
        assertThat(ben().crew()).containsExactlyInAnyOrder("cook", "driver");

        set("anna", "trip", "viewer", Optional.empty());
        assertThat(ben()).isEqualTo(new Member("ben", "ben", Role.VIEWER, Set.of("cook", "driver"), true, 3));

        set("anna", "trip", "viewer", Optional.of(List.of()));
        assertThat(ben().crew()).isEmpty();
    }

    @Test
    void R5_a_crew_role_that_the_kind_does_not_have_is_refused_with_its_place() {
        assertThat(set("anna", "trip", "editor", Optional.of(List.of("cook", "pilot"))))
                .isEqualTo(new Result.Refused<>(ErrorCode.BAD_MESSAGE, Map.of("at", Json.of("/crew/1"))));
        assertThat(ben().crew()).isEmpty();
    }

    @Test
    void J5_who_may_change_nobody_does_not_learn_what_a_kind_has() {
        Optional<List<String>> pilot = Optional.of(List.of("pilot"));

        assertThat(set("stranger", "trip", "editor", pilot)).isEqualTo(Result.refused(ErrorCode.NOT_A_MEMBER));
        assertThat(set("stranger", "nowhere", "editor", pilot)).isEqualTo(Result.refused(ErrorCode.NOT_A_MEMBER));
        assertThat(set("ben", "trip", "editor", pilot)).isEqualTo(Result.refused(ErrorCode.FORBIDDEN));
    }

    @Test
    void R5_who_was_removed_keeps_crew_roles_in_the_row() {
        set("anna", "trip", "editor", Optional.of(List.of("cook")));
        members.change(
                "trip",
                "anna",
                "ben",
                row -> row.map(ben -> new Member(ben.user(), ben.name(), ben.role(), ben.crew(), false, ben.rev())));

        assertThat(ben().active()).isFalse();
        assertThat(ben().crew()).containsExactly("cook");
    }
}
