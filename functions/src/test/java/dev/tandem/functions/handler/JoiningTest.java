package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.OpenLink;
import dev.tandem.model.Role;
import dev.tandem.protocol.CatchUp;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Failure;
import dev.tandem.protocol.ServerMessage.Here;
import dev.tandem.protocol.ServerMessage.Joined;
import dev.tandem.protocol.ServerMessage.Person;
import dev.tandem.protocol.ServerMessage.PresenceChanged;
import dev.tandem.protocol.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entering a room. */
final class JoiningTest {
    private final Deployment tandem = new Deployment().room("norway", "anna").member("norway", "anna", "ben", "viewer");
    private final String socket = tandem.connect("anna");
    private final String epoch =
            tandem.world().rooms().meta("norway").orElseThrow().epoch();

    private Joined rejoin(long since) {
        return (Joined) rejoin(epoch, since);
    }

    private ServerMessage rejoin(String epoch, long since) {
        return tandem.ask(
                socket,
                "{'action':'join','room':'norway','client':'phone','epoch':'" + epoch + "','since':" + since
                        + ",'protocol':1}");
    }

    private ErrorCode refusal(String user, String frame) {
        return ((Failure) tandem.ask(tandem.connect(user), frame)).code();
    }

    private static List<Long> seqs(CatchUp catchUp) {
        return ((CatchUp.Delta) catchUp).commits().stream().map(Commit::seq).toList();
    }

    @Test
    void J2_the_answer_says_who_what_and_where() {
        Joined joined = tandem.join(socket, "norway", "phone");

        assertThat(joined.epoch()).isEqualTo(epoch);
        assertThat(joined.kind()).isEqualTo("packing-list");
        assertThat(joined.title()).isEqualTo("Norway");
        assertThat(joined.role()).isEqualTo(Role.OWNER);
        assertThat(joined.last()).isZero();
        assertThat(joined.head().seq()).isEqualTo(1);
        assertThat(joined.members())
                .containsExactly(
                        new Person("anna", "Person anna", Role.OWNER, Set.of()),
                        new Person("ben", "Person ben", Role.VIEWER, Set.of()));
        assertThat(joined.here()).isEmpty();
    }

    @Test
    void J3_without_a_position_comes_a_snapshot() {
        CatchUp catchUp = tandem.join(socket, "norway", "phone").catchUp();

        assertThat(catchUp).isInstanceOfSatisfying(CatchUp.Snapshot.class, snapshot -> {
            CatchUp.Entities.Inline inline = (CatchUp.Entities.Inline) snapshot.entities();
            assertThat(inline.head().seq()).isEqualTo(1);
            assertThat(inline.entities()).extracting(Entity::key).containsExactly(new EntityKey("list", "list"));
        });
    }

    @Test
    void J3_after_a_position_comes_what_follows_it() {
        tandem.join(socket, "norway", "phone");
        tandem.update(socket, "norway", "phone", Deployment.creates(1, "tent"));
        tandem.update(socket, "norway", "phone", Deployment.creates(2, "stove"));

        assertThat(seqs(rejoin(1).catchUp())).containsExactly(2L, 3L);
        assertThat(seqs(rejoin(3).catchUp())).isEmpty();
        assertThat(rejoin(3).last()).isEqualTo(2);
    }

    @Test
    void J3_a_position_of_another_epoch_is_reset() {
        tandem.join(socket, "norway", "phone");

        assertThat(((Joined) rejoin("other", 1)).catchUp())
                .isInstanceOfSatisfying(
                        CatchUp.Reset.class,
                        reset -> assertThat(reset.reason()).isEqualTo(CatchUp.Reason.EPOCH_CHANGED));
    }

    @Test
    void J3_a_position_that_is_ahead_of_the_log_is_reset() {
        tandem.join(socket, "norway", "phone");

        assertThat(rejoin(7).catchUp())
                .isInstanceOfSatisfying(
                        CatchUp.Reset.class,
                        reset -> assertThat(reset.reason()).isEqualTo(CatchUp.Reason.AHEAD_OF_LOG));
    }

    @Test
    void J3_a_delta_longer_than_a_frame_goes_on_with_sync() {
        tandem.join(socket, "norway", "phone");
        fill(12);

        Joined joined = rejoin(1);

        CatchUp.Delta delta = (CatchUp.Delta) joined.catchUp();
        assertThat(delta.more()).isTrue();
        assertThat(seqs(delta)).startsWith(2L, 3L).hasSizeBetween(5, 11);
        assertThat(joined.head().seq()).isEqualTo(13);
    }

    @Test
    void J3_entities_that_do_not_fit_a_frame_are_fetched() {
        tandem.join(socket, "norway", "phone");
        fill(12);

        CatchUp catchUp = tandem.join(socket, "norway", "phone").catchUp();

        assertThat(catchUp).isEqualTo(new CatchUp.Snapshot(new CatchUp.Entities.Linked("/api/rooms/norway/snapshot")));
        assertThat(tandem.http("anna", "GET", "/api/rooms/norway/snapshot", "")
                        .json()
                        .items("entities"))
                .hasSize(1 + 36);
    }

    /** Commits of about 12 KB each. */
    private void fill(int commits) {
        for (int n = 1; n <= commits; n++) {
            StringBuilder ops = new StringBuilder();
            for (int i = 0; i < 3; i++) {
                ops.append(i == 0 ? "" : ",")
                        .append("{'op':'create','type':'item','id':'i")
                        .append(n)
                        .append('-')
                        .append(i)
                        .append("','fields':{'name':'i','notes':'")
                        .append("x".repeat(4_000))
                        .append("'}}");
            }
            tandem.update(socket, "norway", "phone", "{'n':" + n + ",'base':1,'ops':[" + ops + "]}");
        }
    }

    @Test
    void J4_what_is_committed_after_the_answer_reaches_the_socket() {
        tandem.streaming();
        tandem.join(socket, "norway", "phone");
        String desk = tandem.connect("anna");
        tandem.join(desk, "norway", "desk");

        tandem.update(desk, "norway", "desk", Deployment.creates(1, "tent"));
        tandem.pass(Duration.ofSeconds(5));

        assertThat(tandem.posts().to(socket))
                .anySatisfy(frame -> assertThat(frame)
                        .isInstanceOfSatisfying(
                                ServerMessage.Changes.class,
                                changes -> assertThat(changes.commits())
                                        .extracting(Commit::seq)
                                        .containsExactly(2L)));
    }

    @Test
    void J5_strangers_cannot_tell_a_room_from_none() {
        String join = "{'action':'join','room':'%s','client':'c','register':true,'protocol':1}";

        assertThat(refusal("eve", join.formatted("norway"))).isEqualTo(ErrorCode.NOT_A_MEMBER);
        assertThat(refusal("eve", join.formatted("atlantis"))).isEqualTo(ErrorCode.NOT_A_MEMBER);
        assertThat(tandem.world().connections().inRoom("norway", tandem.now())).isEmpty();
    }

    @Test
    void J5_the_link_makes_whoever_comes_a_member() {
        tandem.http("anna", "PUT", "/api/rooms/norway/link", "{'role':'editor'}");

        Joined joined = tandem.join(tandem.connect("cem"), "norway", "laptop");

        assertThat(joined.role()).isEqualTo(Role.EDITOR);
        assertThat(tandem.world().rooms().member("norway", "cem").orElseThrow().name())
                .isEqualTo("cem");
    }

    @Test
    void J5_the_link_lets_nobody_in_any_more_once_its_time_is_over_and_members_stay() {
        long now = tandem.now().toEpochMilli();
        assertThat(link("{'role':'viewer','expiresIn':3600}")
                        .json()
                        .findWhole("until")
                        .orElseThrow())
                .isBetween(now + 3_600_000, now + 3_601_000);
        tandem.pass(Duration.ofSeconds(3_590));
        assertThat(tandem.join(tandem.connect("cem"), "norway", "laptop").role())
                .isEqualTo(Role.VIEWER);
        tandem.pass(Duration.ofSeconds(12));

        assertThat(refusal("dan", "{'action':'join','room':'norway','client':'c','register':true,'protocol':1}"))
                .isEqualTo(ErrorCode.NOT_A_MEMBER);
        assertThat(tandem.join(tandem.connect("cem"), "norway", "laptop").role())
                .isEqualTo(Role.VIEWER);

        assertThat(link("{'role':'viewer'}").json().find("until")).isEmpty();
        assertThat(tandem.join(tandem.connect("dan"), "norway", "desk").role()).isEqualTo(Role.VIEWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'role':'viewer','expiresIn':59}",
                "{'role':'viewer','expiresIn':7776001}",
                "{'role':'viewer','expiresIn':'60'}",
                "{'role':null,'expiresIn':3600}"
            })
    void R5_a_link_that_lasts_longer_or_shorter_than_links_do_is_refused_and_nothing_changes(String wish) {
        link("{'role':'editor'}");

        Answer answer = link(wish);

        assertThat(answer.code()).isEqualTo("bad-message");
        assertThat(tandem.world().rooms().meta("norway").orElseThrow().link())
                .contains(new OpenLink(Role.EDITOR, Optional.empty()));
    }

    private Answer link(String wish) {
        return tandem.http("anna", "PUT", "/api/rooms/norway/link", wish);
    }

    @Test
    void J5_the_link_does_not_bring_back_whoever_was_removed() {
        tandem.http("anna", "PUT", "/api/rooms/norway/link", "{'role':'editor'}");
        tandem.http("anna", "DELETE", "/api/rooms/norway/members/ben", "");

        assertThat(refusal("ben", "{'action':'join','room':'norway','client':'c','register':true,'protocol':1}"))
                .isEqualTo(ErrorCode.NOT_A_MEMBER);
    }

    @Test
    void J5_somebody_removed_while_the_room_was_read_gets_nothing() {
        String bens = tandem.connect("ben");
        tandem.rooms()
                .beforeMembersAreRead(() -> tandem.wiring().members().remove().remove("anna", "norway", "ben"));

        ServerMessage answer =
                tandem.ask(bens, "{'action':'join','room':'norway','client':'c','register':true,'protocol':1}");

        assertThat(((Failure) answer).code()).isEqualTo(ErrorCode.NOT_A_MEMBER);
        assertThat(tandem.world().connections().presences(bens)).isEmpty();
    }

    @Test
    void J6_a_client_of_somebody_else_is_refused() {
        tandem.join(socket, "norway", "phone");

        assertThat(refusal("ben", "{'action':'join','room':'norway','client':'phone','protocol':1}"))
                .isEqualTo(ErrorCode.CLIENT_NOT_YOURS);
        assertThat(refusal("ben", "{'action':'join','room':'norway','client':'phone','register':true,'protocol':1}"))
                .isEqualTo(ErrorCode.CLIENT_NOT_YOURS);
    }

    @Test
    void J6_an_unknown_client_that_does_not_register_is_refused() {
        assertThat(refusal("anna", "{'action':'join','room':'norway','client':'lost','protocol':1}"))
                .isEqualTo(ErrorCode.UNKNOWN_CLIENT);
    }

    @Test
    void J1_registering_again_changes_nothing() {
        tandem.join(socket, "norway", "phone");
        tandem.update(socket, "norway", "phone", Deployment.creates(1, "tent"));

        assertThat(tandem.join(socket, "norway", "phone").last()).isEqualTo(1);
    }

    @Test
    void J2_the_answer_names_the_other_clients_that_are_here() {
        tandem.join(tandem.connect("ben"), "norway", "tablet");

        Joined joined = tandem.join(socket, "norway", "phone");

        assertThat(joined.here()).containsExactly(new Here("tablet", "ben", "ben", Status.ONLINE, Optional.empty()));
    }

    @Test
    void J7_whoever_leaves_gets_nothing_more_and_the_others_are_told() {
        tandem.streaming();
        String bens = tandem.connect("ben");
        tandem.join(bens, "norway", "tablet");
        tandem.join(socket, "norway", "phone");
        tandem.pass(Duration.ofSeconds(5));
        tandem.posts().forget();

        assertThat(tandem.send(bens, "{'action':'leave','room':'norway'}")).isEmpty();
        tandem.update(socket, "norway", "phone", Deployment.creates(1, "tent"));
        tandem.pass(Duration.ofSeconds(5));

        assertThat(tandem.posts().to(bens)).isEmpty();
        assertThat(tandem.posts().to(socket))
                .containsExactly(new PresenceChanged(
                        "norway", new Here("tablet", "ben", "ben", Status.OFFLINE, Optional.empty())));
    }
}
