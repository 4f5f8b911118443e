package dev.tandem.functions.store;

import static dev.tandem.functions.store.APackingList.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.functions.store.Invitation.End;
import dev.tandem.functions.store.Invitation.Inviter;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link InvitationStore} does. */
public abstract class InvitationStoreContract {
    private static final String ROOM = "trip";
    private static final Instant NOW = Instant.parse("2100-01-01T12:00:00Z");
    private static final Instant END = NOW.plusSeconds(600);

    private final Stage stage;

    protected InvitationStoreContract(Stage stage) {
        this.stage = stage;
    }

    private InvitationStore store() {
        return stage.invitations();
    }

    private static Invitation invitation(String id, long maxUses) {
        return new Invitation(
                ROOM,
                id,
                Role.EDITOR,
                Set.of("driver", "cook"),
                Optional.of("ben@example.org"),
                new Inviter(ANNA, "Anna"),
                NOW.toEpochMilli() - 1,
                END.toEpochMilli(),
                maxUses,
                0,
                Optional.of("Come\nwith us ☂"),
                "th",
                Optional.empty());
    }

    /** In a room that anna owns. */
    private Invitation kept(String id, long maxUses) {
        if (stage.rooms().meta(ROOM).isEmpty()) {
            APackingList.in(stage.rooms(), ROOM);
        }
        Invitation fresh = invitation(id, maxUses);
        assertThat(store().put(fresh, APackingList.owner())).isTrue();
        return fresh;
    }

    private static Member member(String user, long rev) {
        return new Member(user, user, Role.EDITOR, true, rev);
    }

    private boolean accept(Invitation invitation, String user) {
        return store().accept(invitation, APackingList.owner(), Optional.empty(), member(user, 1), NOW);
    }

    private long uses(String id) {
        return store().find(ROOM, id).orElseThrow().uses();
    }

    @Test
    void I1_an_invitation_comes_back_as_it_was_made() {
        Invitation full = kept("h1", 3);
        Invitation bare = new Invitation(
                ROOM,
                "h2",
                Role.VIEWER,
                Set.of(),
                Optional.empty(),
                new Inviter(ANNA, "Anna"),
                1,
                2,
                1,
                0,
                Optional.empty(),
                "en",
                Optional.empty());
        store().put(bare, APackingList.owner());

        assertThat(store().find(ROOM, "h1")).contains(full);
        assertThat(store().find(ROOM, "h2")).contains(bare);
        assertThat(store().find(ROOM, "h")).isEmpty();
        assertThat(store().find("other", "h1")).isEmpty();
        assertThat(store().of(ROOM)).containsExactlyInAnyOrder(full, bare);
        assertThat(store().of("other")).isEmpty();
    }

    @Test
    void I1_an_invitation_is_kept_once_and_only_while_its_maker_is_as_seen() {
        Invitation fresh = kept("h1", 1);
        Invitation other = invitation("h2", 1);

        assertThat(store().put(fresh, APackingList.owner())).isFalse();
        assertThat(store().put(other, APackingList.owner().at(2))).isFalse();
        assertThat(store().put(other, member("nobody", 1))).isFalse();
        stage.rooms().putMember(ROOM, APackingList.owner().removed(5).at(2), 1);
        assertThat(store().put(other, APackingList.owner())).isFalse();
        assertThat(store().put(other, APackingList.owner().at(2))).isFalse();

        assertThat(store().of(ROOM)).containsExactly(fresh);
    }

    @Test
    void I4_accepting_takes_a_use_and_writes_the_member() {
        Invitation invitation = kept("h1", 2);

        assertThat(accept(invitation, "ben")).isTrue();

        assertThat(stage.rooms().member(ROOM, "ben")).contains(member("ben", 1));
        assertThat(uses("h1")).isEqualTo(1);
        assertThat(accept(invitation, "cleo")).isTrue();
        assertThat(uses("h1")).isEqualTo(2);
    }

    @Test
    void I4_of_many_that_accept_the_last_use_one_gets_in() {
        Invitation invitation = kept("h1", 1);

        List<Boolean> results = stage.race()
                .run(IntStream.range(0, 6)
                        .<Supplier<Boolean>>mapToObj(i -> () -> accept(invitation, "user" + i))
                        .toList());

        assertThat(results).containsOnlyOnce(true);
        assertThat(stage.rooms().members(ROOM))
                .extracting(Member::user)
                .containsExactly(ANNA, "user" + results.indexOf(true));
        assertThat(uses("h1")).isEqualTo(1);
    }

    @Test
    void I4_as_many_get_in_at_once_as_there_are_uses() {
        Invitation invitation = kept("h1", 4);

        List<Boolean> results = stage.race()
                .run(IntStream.range(0, 6)
                        .<Supplier<Boolean>>mapToObj(i -> () -> accept(invitation, "user" + i))
                        .toList());

        assertThat(results).filteredOn(done -> done).hasSize(4);
        assertThat(stage.rooms().members(ROOM)).hasSize(5);
        assertThat(uses("h1")).isEqualTo(4);
    }

    @Test
    void I4_one_person_takes_one_use_however_often_they_accept_at_once() {
        Invitation invitation = kept("h1", 5);

        List<Boolean> results = stage.race()
                .run(IntStream.range(0, 4)
                        .<Supplier<Boolean>>mapToObj(i -> () -> accept(invitation, "ben"))
                        .toList());

        assertThat(results).containsOnlyOnce(true);
        assertThat(uses("h1")).isEqualTo(1);
    }

    @Test
    void I4_accepting_needs_every_row_to_be_as_it_was_seen() {
        Invitation invitation = kept("h1", 5);
        stage.rooms().putMember(ROOM, member("ben", 1), 0);

        assertThat(accept(invitation, "ben")).as("a row came into being").isFalse();
        assertThat(store().accept(
                                invitation, APackingList.owner(), Optional.of(member("ben", 2)), member("ben", 3), NOW))
                .as("a row changed")
                .isFalse();
        assertThat(store().accept(invitation, APackingList.owner().at(2), Optional.empty(), member("cleo", 1), NOW))
                .as("the inviter changed")
                .isFalse();
        assertThat(store().accept(invitation, APackingList.owner(), Optional.empty(), member("cleo", 1), END))
                .as("it is over")
                .isFalse();

        assertThat(uses("h1")).isZero();
        assertThat(stage.rooms().member(ROOM, "cleo")).isEmpty();
        assertThat(store().accept(
                                invitation,
                                APackingList.owner(),
                                Optional.of(member("ben", 1)),
                                member("ben", 2),
                                END.minusMillis(1)))
                .isTrue();
    }

    @Test
    void I4_a_rev_never_falls() {
        Invitation invitation = kept("h1", 5);

        assertThatThrownBy(() -> store().accept(
                                invitation, APackingList.owner(), Optional.of(member("ben", 2)), member("ben", 2), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void I2_an_invitation_that_was_ended_lets_nobody_in_and_says_who_ended_it() {
        Invitation invitation = kept("h1", 5);
        End end = new End(NOW.toEpochMilli(), "ben");

        assertThat(store().end(invitation, end)).isTrue();
        assertThat(store().end(invitation, new End(1, "cleo"))).isFalse();
        assertThat(store().end(invitation("h2", 1), end)).isFalse();

        assertThat(store().find(ROOM, "h1").flatMap(Invitation::end)).contains(end);
        assertThat(store().find(ROOM, "h2")).isEmpty();
        assertThat(accept(invitation, "dora")).isFalse();
        assertThat(stage.rooms().member(ROOM, "dora")).isEmpty();
    }

    @Test
    void I2_of_accepting_and_ending_at_once_the_end_holds_for_what_comes_later() {
        Invitation invitation = kept("h1", 5);

        List<Boolean> results = stage.race()
                .run(List.of(
                        () -> accept(invitation, "ben"),
                        () -> store().end(invitation, new End(7, ANNA)),
                        () -> accept(invitation, "cleo")));

        assertThat(results.get(1)).isTrue();
        assertThat(stage.rooms().members(ROOM)).hasSize((int) (1 + uses("h1")));
        assertThat(accept(invitation, "dora")).isFalse();
    }

    @Test
    void I2_one_that_takes_the_place_of_another_ends_it() {
        Invitation old = kept("h1", 5);
        accept(old, "ben");
        Invitation seen = store().find(ROOM, "h1").orElseThrow();
        Invitation fresh = seen.again("h2", new Inviter(ANNA, "Anna"), NOW.toEpochMilli());

        assertThat(store().replace(old, fresh, APackingList.owner()))
                .as("used since")
                .isFalse();
        assertThat(store().replace(seen, fresh, APackingList.owner().at(9)))
                .as("another maker")
                .isFalse();
        assertThat(store().replace(seen, fresh, APackingList.owner())).isTrue();
        assertThat(store().replace(seen, fresh, APackingList.owner()))
                .as("again")
                .isFalse();

        assertThat(store().find(ROOM, "h1").flatMap(Invitation::end)).contains(new End(NOW.toEpochMilli(), ANNA));
        assertThat(store().find(ROOM, "h2")).contains(fresh);
        assertThat(fresh.uses()).isEqualTo(1);
        assertThat(accept(seen, "cleo")).isFalse();
        assertThat(accept(fresh, "cleo")).isTrue();
    }

    @Test
    void I4_a_row_stands_as_long_as_it_is_what_was_seen() {
        kept("h1", 1);
        assertThat(store().stands(ROOM, "ben", Optional.empty())).isTrue();
        stage.rooms().putMember(ROOM, member("ben", 1), 0);

        assertThat(store().stands(ROOM, "ben", Optional.empty())).isFalse();
        assertThat(store().stands(ROOM, "ben", Optional.of(member("ben", 1)))).isTrue();
        assertThat(store().stands(ROOM, "ben", Optional.of(member("ben", 2)))).isFalse();
    }
}
