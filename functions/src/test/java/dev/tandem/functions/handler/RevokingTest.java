package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.push.PushResult;
import dev.tandem.functions.usecase.RevokeAccess;
import dev.tandem.model.Role;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Failure;
import dev.tandem.protocol.ServerMessage.MemberChanged;
import dev.tandem.protocol.ServerMessage.MemberChanged.Change;
import dev.tandem.protocol.ServerMessage.Person;
import dev.tandem.protocol.ServerMessage.Revoked;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** P4, P5, R5, R15: somebody is no longer a member, or is one otherwise. */
final class RevokingTest {
    private static final String BEN = "/api/rooms/norway/members/ben";

    private final Deployment tandem = new Deployment().room("norway", "anna").member("norway", "anna", "ben", "editor");
    private final String annas = tandem.connect("anna");
    private final String bens = tandem.connect("ben");
    private final String bensOther = tandem.connect("ben");

    RevokingTest() {
        tandem.join(annas, "norway", "phone");
        tandem.join(bens, "norway", "tablet");
        tandem.posts().forget();
    }

    private static Person ben(Role role) {
        return new Person("ben", "Person ben", role, Set.of());
    }

    private static MemberChanged told(Person person, Change change) {
        return new MemberChanged("norway", person, change);
    }

    private List<MemberChanged> toldAnna() {
        return tandem.posts().to(annas).stream()
                .filter(MemberChanged.class::isInstance)
                .map(MemberChanged.class::cast)
                .toList();
    }

    @Test
    void P4_all_sockets_of_who_was_removed_are_closed_before_it_is_answered() {
        assertThat(tandem.http("anna", "DELETE", BEN, "").status()).isEqualTo(204);

        assertThat(tandem.posts().to(bens)).containsExactly(new Revoked("norway", "removed"));
        assertThat(tandem.posts().closed()).containsExactlyInAnyOrder(bens, bensOther);
        assertThat(tandem.posts().post(bens, new byte[0])).isEqualTo(new PushResult.Gone());
        assertThat(toldAnna()).containsExactly(told(ben(Role.EDITOR), Change.LEFT));
    }

    @Test
    void P4_where_a_socket_does_not_close_the_removal_is_not_answered_as_done_and_asking_again_does_the_rest() {
        tandem.posts().refuseToClose(bensOther);

        assertThat(tandem.http("anna", "DELETE", BEN, "").code()).isEqualTo("busy");
        assertThat(tandem.posts().closed()).contains(bens);
        assertThat(tandem.http("anna", "DELETE", BEN, "").code()).isEqualTo("busy");

        tandem.posts().letClose(bensOther);
        assertThat(tandem.http("anna", "DELETE", BEN, "").status()).isEqualTo(204);
        assertThat(tandem.posts().closed()).contains(bensOther);
    }

    @Test
    void P4_a_socket_that_stays_open_gets_nothing_of_the_room_any_more() {
        tandem.posts().refuseToClose(bens);
        tandem.http("anna", "DELETE", BEN, "");
        tandem.posts().forget();

        tandem.streaming();
        tandem.update(annas, "norway", "phone", Deployment.creates(1, "tent"));
        tandem.world().run();

        assertThat(tandem.posts().to(bens)).isEmpty();
        Failure refused = (Failure) tandem.ask(bens, "{'action':'ping','room':'norway'}");
        assertThat(refused.code()).isEqualTo(ErrorCode.NOT_A_MEMBER);
    }

    @Test
    void P4_somebody_who_never_was_a_member_is_left_alone() {
        String cems = tandem.connect("cem");

        assertThat(tandem.http("anna", "DELETE", "/api/rooms/norway/members/cem", "")
                        .status())
                .isEqualTo(204);

        assertThat(tandem.posts().closed()).doesNotContain(cems);
    }

    @Test
    void P4_when_a_room_is_deleted_its_members_are_told_why() {
        tandem.wiring().members().revoke().of("norway", List.of("anna", "ben"), RevokeAccess.Reason.ROOM_DELETED);

        assertThat(tandem.posts().to(annas)).contains(new Revoked("norway", "room-deleted"));
        assertThat(tandem.posts().to(bens)).contains(new Revoked("norway", "room-deleted"));
        assertThat(tandem.posts().closed()).containsExactlyInAnyOrder(annas, bens, bensOther);
    }

    @Test
    void R15_one_leaves_oneself_whatever_role_one_has() {
        tandem.http("anna", "PUT", BEN, "{'role':'viewer'}");

        assertThat(tandem.http("ben", "DELETE", "/api/rooms/norway/membership", "")
                        .status())
                .isEqualTo(204);

        assertThat(tandem.posts().closed()).contains(bens, bensOther);
        assertThat(toldAnna()).contains(told(ben(Role.VIEWER), Change.LEFT));
        assertThat(tandem.http("ben", "GET", "/api/rooms/norway", "").status()).isEqualTo(404);
    }

    @Test
    void R15_the_last_owner_does_not_leave() {
        assertThat(tandem.http("anna", "DELETE", "/api/rooms/norway/membership", "")
                        .code())
                .isEqualTo("last-owner");
        assertThat(tandem.posts().closed()).isEmpty();

        tandem.http("anna", "PUT", BEN, "{'role':'owner'}");
        assertThat(tandem.http("anna", "DELETE", "/api/rooms/norway/membership", "")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void P5_all_are_told_of_a_new_role_and_a_new_member() {
        tandem.http("anna", "PUT", BEN, "{'role':'viewer'}");
        tandem.http("anna", "PUT", BEN, "{'role':'viewer'}");
        tandem.http("anna", "PUT", "/api/rooms/norway/members/cem", "{'role':'editor','name':'Cem'}");

        List<ServerMessage> expected = List.of(
                told(ben(Role.VIEWER), Change.CHANGED),
                told(new Person("cem", "Cem", Role.EDITOR, Set.of()), Change.JOINED));
        assertThat(tandem.posts().to(annas)).isEqualTo(expected);
        assertThat(tandem.posts().to(bens)).isEqualTo(expected);
    }

    @Test
    void P5_all_are_told_of_who_comes_in_by_the_link_once() {
        tandem.http("anna", "PUT", "/api/rooms/norway/link", "{'role':'viewer'}");
        tandem.join(tandem.connect("dan"), "norway", "dans");
        tandem.join(tandem.connect("dan"), "norway", "dans-other");

        assertThat(toldAnna()).containsExactly(told(new Person("dan", "dan", Role.VIEWER, Set.of()), Change.JOINED));
    }

    @Test
    void A3_a_new_role_holds_for_the_next_mutation() {
        tandem.http("anna", "PUT", BEN, "{'role':'viewer'}");

        ServerMessage.Ack ack =
                (ServerMessage.Ack) tandem.update(bens, "norway", "tablet", Deployment.creates(1, "tent"));

        assertThat(ack.commit()).isEmpty();
    }
}
