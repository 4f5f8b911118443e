package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.fixture.Events;
import dev.tandem.functions.fixture.Functions;
import dev.tandem.functions.store.CommitResult;
import dev.tandem.functions.store.Session;
import dev.tandem.json.Json;
import dev.tandem.model.Commit;
import dev.tandem.model.Member;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Role;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Ack;
import dev.tandem.protocol.ServerMessage.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An instance that has met somebody twice remembers them and their room; nobody can tell by anything but the reads. */
@Tag("security")
final class RememberingTest {
    private final Deployment tandem = new Deployment().room("norway", "anna").member("norway", "anna", "ben", "editor");
    private final String socket = tandem.connect("ben");
    private long n;

    @BeforeEach
    void getToKnowBen() {
        tandem.join(socket, "norway", "bens");
        next();
        next();
        int loads = tandem.rooms().loads();
        assertThat(next()).isInstanceOf(Ack.class);
        assertThat(tandem.rooms().loads()).as("remembered").isEqualTo(loads);
    }

    /** Ben's next update. */
    private ServerMessage next() {
        n++;
        return again();
    }

    private ServerMessage again() {
        return tandem.update(socket, "norway", "bens", Deployment.creates(n, "item-" + n));
    }

    private List<Commit> log() {
        return tandem.world().rooms().log("norway", 1, Integer.MAX_VALUE);
    }

    private void refusedWith(ErrorCode code) {
        List<Commit> before = log();
        assertThat(next())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
        assertThat(log()).isEqualTo(before);
    }

    @Test
    void who_was_removed_writes_nothing_more() {
        tandem.http("anna", "DELETE", "/api/rooms/norway/members/ben", "");
        String anew = tandem.connect("ben");

        assertThat(tandem.update(anew, "norway", "bens", Deployment.creates(4, "late")))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NOT_A_MEMBER));
        assertThat(log()).hasSize(3);
    }

    @Test
    void who_was_made_a_viewer_changes_nothing_more() {
        tandem.member("norway", "anna", "ben", "viewer");

        assertThat(((Ack) next()).outcomes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(RejectCode.FORBIDDEN));
        assertThat(log()).hasSize(3);
    }

    @Test
    void an_archived_room_takes_nothing_more_and_one_that_was_brought_back_does() {
        tandem.http("anna", "PUT", "/api/rooms/norway/archived", "{'archived':true}");
        refusedWith(ErrorCode.ARCHIVED);

        tandem.http("anna", "PUT", "/api/rooms/norway/archived", "{'archived':false}");
        assertThat(again()).isInstanceOf(Ack.class);
    }

    @Test
    void a_room_that_ended_takes_nothing_more() {
        tandem.http("anna", "DELETE", "/api/rooms/norway", "");
        String anew = tandem.connect("ben");
        String frame = "{'action':'update','room':'norway','client':'bens','epoch':'e','mutations':["
                + Deployment.creates(4, "late") + "]}";

        assertThat(((Failure) tandem.ask(anew, frame)).code()).isEqualTo(ErrorCode.NOT_A_MEMBER);
    }

    @Test
    void once_somebody_was_forgotten_nothing_of_the_epoch_before_is_taken() {
        tandem.member("norway", "anna", "zoe", "editor");
        // Until the index of rooms knows it.
        tandem.pass(Duration.ofSeconds(30));
        String before = tandem.world().rooms().meta("norway").orElseThrow().epoch();
        assertThat(tandem.http("zoe", "DELETE", "/api/me", "{'confirm':'zoe'}").status())
                .isEqualTo(204);
        List<Commit> log = log();

        String frame = "{'action':'update','room':'norway','client':'bens','epoch':'" + before + "','mutations':["
                + Deployment.creates(4, "late") + "]}";

        assertThat(((Failure) tandem.ask(socket, frame)).code()).isEqualTo(ErrorCode.EPOCH_CHANGED);
        assertThat(log()).isEqualTo(log);
    }

    @Test
    void whose_row_was_made_anew_counts_as_what_it_says_now() {
        Member ben = tandem.world().rooms().member("norway", "ben").orElseThrow();
        tandem.world()
                .people()
                .close(
                        "norway",
                        "ben",
                        tandem.world().rooms().meta("norway").orElseThrow().epoch());
        Member anew = new Member("ben", "Ben", Role.VIEWER, true, ben.rev());
        assertThat(tandem.world().rooms().putMember("norway", anew, 0)).isTrue();

        assertThat(((Ack) next()).outcomes()).singleElement().isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void U6_what_is_sent_again_gets_the_stored_outcome() {
        Ack first = (Ack) next();

        assertThat(again()).isEqualTo(first);
        assertThat(log()).hasSize(4);
    }

    @Test
    void U6_a_gap_is_a_gap() {
        n++;
        refusedWith(ErrorCode.GAP);
    }

    @Test
    void J6_the_queue_of_somebody_else_stays_theirs() {
        tandem.join(tandem.connect("anna"), "norway", "annas");

        assertThat(((Failure) tandem.update(socket, "norway", "annas", Deployment.creates(1, "x"))).code())
                .isEqualTo(ErrorCode.CLIENT_NOT_YOURS);
        assertThat(((Failure) tandem.update(socket, "norway", "nobodys", Deployment.creates(1, "x"))).code())
                .isEqualTo(ErrorCode.UNKNOWN_CLIENT);
        assertThat(log()).hasSize(3);
    }

    @Test
    void U8_a_write_without_an_answer_is_found_in_the_receipt_and_not_written_twice() {
        tandem.rooms().nextCommit(commit -> {
            assertThat(commit.get()).isInstanceOf(CommitResult.Committed.class);
            return new CommitResult.Unknown();
        });

        assertThat(((Ack) next()).outcomes()).containsExactly(new Outcome.Applied(4, Optional.of(5L), List.of()));
        assertThat(log()).hasSize(4);
    }

    @Test
    void a_refusal_rests_on_nothing_that_was_remembered() {
        int loads = tandem.rooms().loads();
        n++;
        refusedWith(ErrorCode.GAP);

        assertThat(tandem.rooms().loads()).isGreaterThan(loads);
    }

    @Test
    void A2_who_signed_out_is_not_served_although_the_gateway_still_vouches() {
        tandem.world().connections().close(socket);
        tandem.world().tickets().end("ben", Session.ONLY, tandem.now().plusSeconds(60));
        Json event = Events.message(
                socket,
                tandem.authorizer("ben"),
                Deployment.quoted("{'action':'update','room':'norway','client':'bens','epoch':'"
                        + tandem.world().rooms().meta("norway").orElseThrow().epoch() + "','mutations':["
                        + Deployment.creates(4, "late") + "]}"));

        Functions.invoke(new DefaultHandler(tandem.wiring()), event);

        assertThat(log()).hasSize(3);
    }
}
